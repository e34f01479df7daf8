import { assertEquals, assertThrows } from "@std/assert";
import { ConfigError } from "../errors/mod.ts";
import { quoteWord } from "./mod.ts";

Deno.test("quote: what no shell treats specially stays bare", () => {
  for (
    const word of ["demo", "./a_b.yaml", "--set=a=b,c", "10.0.0.1/32", "a@b:80", "100%", "app=x"]
  ) {
    assertEquals(quoteWord(word), word);
  }
  assertEquals(quoteWord(80), "80");
});

Deno.test("quote: everything else is quoted as a person would", () => {
  assertEquals(quoteWord(""), "''");
  assertEquals(quoteWord("demo.example/*=demo:80"), "'demo.example/*=demo:80'");
  assertEquals(quoteWord("two words"), "'two words'");
  assertEquals(quoteWord("it's"), `"it's"`);
  assertEquals(quoteWord("it's $5"), `'it'\\''s $5'`);
  assertEquals(quoteWord("it's!"), `'it'\\''s!'`);
  assertEquals(quoteWord("~"), "'~'");
  assertEquals(quoteWord("=ls"), "'=ls'");
});

Deno.test("quote: a list becomes one word for each element", () => {
  assertEquals(quoteWord(["a b", 1, ""]), "'a b' 1 ''");
  assertEquals(quoteWord([]), "");
});

Deno.test("quote: a NUL character is refused", () => {
  assertThrows(() => quoteWord("a\0b"), ConfigError, 'Cannot pass "a\\u0000b" to a command');
});

Deno.test("quote: every shell reads thousands of random strings back unchanged", async () => {
  const random = generator(20_220_404);
  const pieces = [
    ..." \t\n'\"\\$`!*?[]{}()<>|&;#~=%^,.:@/+-_aZ0",
    "ä",
    "🐳",
    "\r",
    "\x1b",
    "$(x)",
    "''",
    "\\\n",
  ];
  const values = Array.from(
    { length: 4_000 },
    () =>
      Array.from(
        { length: Math.floor(random() * 9) },
        () => pieces[Math.floor(random() * pieces.length)],
      )
        .join(""),
  );
  for (const shell of ["bash", "sh"]) {
    for (let start = 0; start < values.length; start += 1_000) {
      const batch = values.slice(start, start + 1_000);
      const { stdout } = await new Deno.Command(shell, {
        args: ["-c", `printf '%s\\0' ${quoteWord(batch)}`],
      }).output();
      assertEquals(new TextDecoder("utf-8", { ignoreBOM: true }).decode(stdout).split("\0"), [
        ...batch,
        "",
      ]);
    }
  }
});

/** Numbers from 0 to 1 that are the same in every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 0x7fffffff) / 0x7fffffff;
}
