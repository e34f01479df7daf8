import { assert, assertEquals } from "@std/assert";
import { createMasker } from "./mod.ts";

const secret = "p@ss 'wörd'/<1>+\"2\"\\3&?~~🐳~?";

function maskedBy(value: string): (text: string) => string {
  const masker = createMasker();
  masker.add([value]);
  return masker.mask;
}

function base64(text: string): string {
  return new TextEncoder().encode(text).toBase64();
}

Deno.test("secret forms: base64 is masked whole, with or without padding, URL-safe or not", () => {
  const mask = maskedBy(secret);
  const encoded = base64(secret);
  assert(/\/.*=$/.test(encoded), "the example shows what is special");
  for (const form of [encoded, encoded.replace(/=+$/, "")]) {
    assertEquals(mask(`data: ${form}\n`), "data: ‹masked›\n");
    const safe = form.replaceAll("+", "-").replaceAll("/", "_");
    assertEquals(mask(`data: ${safe}\n`), "data: ‹masked›\n");
  }
});

Deno.test("secret forms: within a longer base64 text the secret is masked at any alignment", () => {
  const mask = maskedBy(secret);
  for (let place = 0; place < 36; place++) {
    const [before, after] = ["user:".slice(place % 6), "\n--ab".slice(Math.floor(place / 6))];
    const encoded = base64(before + secret + after);
    const masked = mask(encoded);
    const rest = masked.replace("‹masked›", "");
    assert(masked !== encoded && masked.includes("‹masked›"), masked);
    // Only characters that the neighbours share, up to two on either side, may remain of it.
    assert(rest.length <= base64(before + after).length + 4, masked);
  }
});

Deno.test("secret forms: base64 broken into lines is masked line by line", () => {
  const long = secret.repeat(20);
  for (const width of [64, 76]) {
    const lines = base64(long).match(new RegExp(`.{1,${width}}`, "g")) ?? [];
    const masked = maskedBy(long)(lines.join("\n")).split("\n");
    assertEquals(masked.slice(0, -1), lines.slice(1).map(() => "‹masked›"));
  }
});

Deno.test("secret forms: URL-encoded values are masked, whatever the encoder leaves alone", () => {
  const mask = maskedBy(secret);
  const encoded = encodeURIComponent(secret);
  const form = new URLSearchParams({ p: secret }).toString();
  const url = new URL(`https://host/${encodeURI(secret.replaceAll("?", ""))}`).href;
  assertEquals(mask(`?p=${encoded}&q`), "?p=‹masked›&q");
  assertEquals(
    mask(`?p=${encoded.replaceAll(/%../g, (code) => code.toLowerCase())}`),
    "?p=‹masked›",
  );
  assertEquals(mask(`?${form}`), "?p=‹masked›");
  assertEquals(maskedBy(secret.replaceAll("?", ""))(url), "https://host/‹masked›");
});

Deno.test("secret forms: values within JSON and shell words are masked", () => {
  const mask = maskedBy(secret);
  assertEquals(mask(JSON.stringify({ a: secret })), '{"a":"‹masked›"}');
  const go = JSON.stringify(secret).replace("<", "\\u003c").replace(">", "\\u003e")
    .replace("&", "\\u0026");
  assertEquals(mask(go), '"‹masked›"');
  const python = String.raw`"p@ss 'w\u00f6rd'/<1>+\"2\"\\3&?~~\ud83d\udc33~?"`;
  assertEquals(mask(python), '"‹masked›"');
  assertEquals(mask(`echo '${secret.replaceAll("'", `'\\''`)}'`), "echo '‹masked›'");
});

Deno.test("secret forms: a secret of several lines is masked whole and line by line", () => {
  const body = [
    "MIIEpAIBAAKCAQEA1234567890abcdef",
    "ghijklmnopqrstuvwxyz0987654321AB",
    "CDEFGHIJKL==",
  ];
  const pem = ["-----BEGIN PRIVATE KEY-----", ...body, "-----END PRIVATE KEY-----", ""].join("\n");
  const mask = maskedBy(pem);
  assertEquals(mask(`key: ${pem}.`), "key: ‹masked›\n.");
  assertEquals(mask(JSON.stringify(pem)), '"‹masked›\\n"');
  assertEquals(mask(`  ${body.join("\n  ")}`), "  ‹masked›\n  ‹masked›\n  ‹masked›");
  assertEquals(mask("-----BEGIN PRIVATE KEY-----"), "-----BEGIN PRIVATE KEY-----");
});

Deno.test("secret forms: a broken character in a value does no harm", () => {
  assertEquals(maskedBy("\ud800 hunter2 \udc00")("a \ud800 hunter2 \udc00 b"), "a ‹masked› b");
});
