import { assertEquals } from "@std/assert";
import type { Json } from "../json/mod.ts";
import { createMasker } from "./mod.ts";

function maskerOf(...values: string[]) {
  const masker = createMasker();
  masker.add(values);
  return masker;
}

Deno.test("secrets: a value is masked visibly, wherever it stands", () => {
  const { mask } = maskerOf("correct horse");
  assertEquals(mask("a correct horse, b"), "a ‹masked›, b");
  assertEquals(mask("correct horsecorrect horse"), "‹masked›‹masked›");
  assertEquals(mask("correct house"), "correct house");
});

Deno.test("secrets: values of fewer than 8 characters are left alone", () => {
  const masker = maskerOf("1234567", "  1234567\n", "", "12345678");
  assertEquals(masker.size, 1);
  assertEquals(masker.mask("1234567 12345678"), "1234567 ‹masked›");
});

Deno.test("secrets: what stands in a text that is known anyway is left alone", () => {
  const masker = createMasker();
  masker.add(["demo.home.arpa", "password=hunter2\nhost=demo.home.arpa"], ["demo.home.arpa"]);
  assertEquals(masker.mask("demo.home.arpa password=hunter2"), "demo.home.arpa ‹masked›");
});

Deno.test("secrets: blanks around a value do not matter", () => {
  assertEquals(maskerOf("hunter2hunter2\n").mask("[hunter2hunter2]"), "[‹masked›]");
});

Deno.test("secrets: of secrets that overlap, nothing is left over", () => {
  const { mask } = maskerOf("abcdefgh", "abcdefghijkl", "ijklmnopq", "12345678abcd");
  assertEquals(mask("-abcdefghij-"), "-‹masked›ij-");
  assertEquals(mask("-abcdefghijkl-"), "-‹masked›-");
  assertEquals(mask("-12345678abcdefghijklmnopq-"), "-‹masked›-");
});

Deno.test("secrets: masking again changes nothing", () => {
  const { mask } = maskerOf("hunter2hunter2", "‹masked›", "key ‹masked› end of key");
  const once = mask("hunter2hunter2 key ‹masked› end of key ‹masked›");
  assertEquals(once, "‹masked› key ‹masked›‹masked› ‹masked›");
  assertEquals(mask(once), once);
});

Deno.test("secrets: JSON is masked in strings and keys, and keeps its shape", () => {
  const { maskJson } = maskerOf("hunter2hunter2");
  assertEquals(
    maskJson<Json>({ a: ["hunter2hunter2", 1, null, true], "hunter2hunter2": { b: "x" } }),
    { a: ["‹masked›", 1, null, true], "‹masked›": { b: "x" } },
  );
});

Deno.test("secrets: a stream keeps back only what may begin a secret", () => {
  const stream = maskerOf("hunter2hunter2").stream();
  assertEquals(stream.push("plain text, h"), "plain text, ");
  assertEquals(stream.push("unting"), "hunting");
  assertEquals(stream.push(" hunter2hunt"), " ");
  assertEquals(stream.push("er2!"), "‹masked›!");
  assertEquals(stream.push("hunter2"), "");
  assertEquals(stream.end(), "hunter2");
});

Deno.test("secrets: a stream masks a short secret at once, and a longer one as a whole", () => {
  const stream = maskerOf("abcdefgh", "abcdefgh and more").stream();
  assertEquals(stream.push("abcdefgh"), "‹masked›");
  assertEquals(stream.push(" and"), "");
  assertEquals(stream.push(" more."), ".");
  assertEquals(stream.push("abcdefgh and "), "‹masked›");
  assertEquals(stream.push("less"), " and less");
});

Deno.test("secrets: a value added while a stream runs is masked from the next piece on", () => {
  const masker = createMasker();
  const stream = masker.stream();
  assertEquals(stream.push("hunter2hunter2 "), "hunter2hunter2 ");
  masker.add(["hunter2hunter2"]);
  assertEquals(stream.push("hunter2hunter2 "), "‹masked› ");
});

Deno.test("secrets: planted anywhere and cut anywhere, none survives and the rest is unchanged", () => {
  const random = generator(20_220_404);
  const secrets = Array.from({ length: 40 }, () => word(random, 8 + Math.floor(random() * 30)));
  const masker = maskerOf(...secrets);
  for (let turn = 0; turn < 500; turn++) {
    const pieces = Array.from({ length: 9 }, () => ordinary(random, Math.floor(random() * 40)));
    const planted = pieces.slice(1).map(() => secrets[Math.floor(random() * secrets.length)] ?? "");
    const text = weave(pieces, planted);
    const expected = weave(pieces, planted.map(() => "‹masked›"));
    assertEquals(masker.mask(text), expected);
    assertEquals(masker.mask(expected), expected);
    assertEquals(throughStream(masker.stream(), cut(text, random)), expected);
  }
});

Deno.test("secrets: a text without secrets passes any stream unchanged", () => {
  const random = generator(4);
  const masker = maskerOf("aaaaaaaab", "aaaaaaaaaaaac", "abababababab");
  for (let turn = 0; turn < 500; turn++) {
    const text = Array.from({ length: 60 }, () => random() < 0.8 ? "a" : "x").join("");
    assertEquals(throughStream(masker.stream(), cut(text, random)), text);
  }
});

function throughStream(
  stream: { push(text: string): string; end(): string },
  pieces: readonly string[],
): string {
  return pieces.map((piece) => stream.push(piece)).join("") + stream.end();
}

function weave(pieces: readonly string[], between: readonly string[]): string {
  return pieces.map((piece, index) => piece + (between[index] ?? "")).join("");
}

function cut(text: string, random: () => number): readonly string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length;) {
    const length = 1 + Math.floor(random() * 12);
    pieces.push(text.slice(start, start + length));
    start += length;
  }
  return pieces;
}

/** Letters of both cases and digits, as tokens have them. */
function word(random: () => number, length: number): string {
  return pick("ABCDEFGHJKMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789", random, length);
}

/** Has no character in common with `word`. */
function ordinary(random: () => number, length: number): string {
  return pick(" .:;-\n\"'<>ilo01ä🐳", random, length);
}

function pick(characters: string, random: () => number, length: number): string {
  const list = [...characters];
  return Array.from({ length }, () => list[Math.floor(random() * list.length)]).join("");
}

/** Numbers from 0 to 1 that are the same in every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 0x7fffffff) / 0x7fffffff;
}
