import { assertEquals } from "@std/assert";
import { matchPattern } from "./match.ts";
import { parsePattern } from "./pattern.ts";
import { escapePattern } from "./testdata/escape.ts";

/** Numbers from 0 up to a limit, the same on every machine (the "mulberry32" generator). */
function randomFrom(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

type Random = ReturnType<typeof randomFrom>;

function pick<T>(random: Random, values: readonly [T, ...T[]]): T {
  return values[random(values.length)] ?? values[0];
}

function many<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make);
}

type Token = readonly [kind: string, text: string];

const tokens: readonly [Token, ...Token[]] = [
  ["word", "80:31306/TCP"],
  ["word", "<none>"],
  ["name", "echoserver-74c58c9c64-fdhqt"],
  ["int", "31306"],
  ["ip", "192.168.1.254"],
  ["ip", "fd00::17"],
  ["cidr", "10.244.0.0/16"],
  ["age", "2m54s"],
  ["time", "2026-11-23T14:28:04Z"],
  ["version", "v1.35.4"],
  ["uuid", "64dd2f0c-9f0d-4b7e-8a52-1f2e3d4c5b6a"],
];

function randomText(random: Random, characters: readonly [string, ...string[]]): string {
  return many(random(40), () => pick(random, characters)).join("");
}

const cases = 3000;
const signs = [
  "a",
  "b",
  "1",
  "...",
  ".",
  "<",
  "<a:int>",
  "<_:x>",
  ">",
  ":",
  "\\",
  " ",
  "\t",
  "\n",
  "\r\n",
  "é",
  "  \n",
  "\n  ",
] as const;

Deno.test("property: every text is met by itself, escaped", () => {
  const random = randomFrom(1);
  for (let count = 0; count < cases; count++) {
    const text = randomText(random, signs);
    assertEquals(matchPattern(parsePattern(escapePattern(text)), text).type, "match", text);
  }
});

Deno.test("property: a text without sign of a pattern is met by itself, whatever its blanks", () => {
  const random = randomFrom(2);
  for (let count = 0; count < cases; count++) {
    const text = randomText(random, ["a", "b", "1", "<", ">", "-", " ", "\n", "\n  "]);
    const wider = text.replaceAll(
      /(?<=\S) +(?=\S)/g,
      () => pick(random, [" ", "   ", "\t", " \t "]),
    );
    assertEquals(matchPattern(parsePattern(text), wider).type, "match", text);
  }
});

Deno.test("property: a changed character in a literal place never matches", () => {
  const random = randomFrom(3);
  for (let count = 0; count < cases; count++) {
    const text = "x" + randomText(random, ["a", "b", "1", "<", ">", "-", " ", "\n"]);
    const places = [...text.matchAll(/\S/g)].map((found) => found.index);
    const place = places[random(places.length)] ?? 0;
    const changed = text.slice(0, place) + "#" + text.slice(place + 1);
    assertEquals(matchPattern(parsePattern(text), changed).type, "mismatch", text);
  }
});

Deno.test("property: a table matches with tokens as holes and lines as gaps, and captures them", () => {
  const random = randomFrom(4);
  for (let count = 0; count < cases; count++) {
    const wanted: Record<string, string> = {};
    const lines = many(1 + random(8), () =>
      many(1 + random(6), () => {
        const [kind, token] = pick(random, tokens);
        if (random(3) > 0) return { hole: escapePattern(token), token };
        const name = `n${Object.keys(wanted).length}`;
        wanted[name] = token;
        return { hole: `<${name}:${kind}>`, token };
      }));
    const printed = lines.map((line) => line.map(({ token }) => token).join("   ")).join("\n");
    const rows = lines.map((line) => line.map(({ hole }) => hole).join(" "));
    const match = matchPattern(parsePattern(rows.join("\n")), printed);
    assertEquals(match.type === "match" && match.captures, wanted, printed);
    const skipped = random(rows.length);
    const open = rows.map((row, index) => (index === skipped ? "..." : row)).join("\n");
    assertEquals(matchPattern(parsePattern(open), printed).type, "match", open);
  }
});

/** The obvious matcher for one-letter lines, holes `<a:word>` and `...` lines: tries everything. */
function isMet(rows: readonly string[], lines: readonly string[], a?: string): boolean {
  const [row, ...rest] = rows;
  const [line, ...others] = lines;
  if (row === undefined) return line === undefined;
  if (row === "...") return isMet(rest, lines, a) || (line !== undefined && isMet(rows, others, a));
  if (line === undefined) return false;
  if (row === "<a:word>") return (a ?? line) === line && isMet(rest, others, line);
  return row === line && isMet(rest, others, a);
}

Deno.test("property: gaps and equal names agree with trying everything", () => {
  const random = randomFrom(5);
  const seen = { match: 0, mismatch: 0 };
  for (let count = 0; count < 3 * cases; count++) {
    const rows = many(random(7), () => pick(random, ["...", "...", "<a:word>", "x", "y"]));
    const lines = many(random(8), () => pick(random, ["x", "y", "z"]));
    const { type } = matchPattern(parsePattern(rows.join("\n")), lines.join("\n"));
    assertEquals(type, isMet(rows, lines) ? "match" : "mismatch", `${rows} against ${lines}`);
    seen[type]++;
  }
  assertEquals(seen.match > 500 && seen.mismatch > 500, true);
});

Deno.test("property: gaps and holes within a line agree with a regular expression", () => {
  const random = randomFrom(6);
  for (let count = 0; count < 3 * cases; count++) {
    const parts = many(1 + random(6), () => pick(random, ["...", "<_:word>", "-", "+", "-+"]));
    const line = "+" + many(random(9), () => pick(random, ["-", "+"])).join("");
    const expression = parts.map((part) =>
      part === "..." ? ".*" : part === "<_:word>" ? "\\S+" : part.replaceAll("+", "\\+")
    );
    const source = `+${parts.join("")}`;
    const { type } = matchPattern(parsePattern(source), line);
    const isMatch = new RegExp(`^\\+${expression.join("")}$`).test(line);
    assertEquals(type, isMatch ? "match" : "mismatch", `${source} against ${line}`);
  }
});
