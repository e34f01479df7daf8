import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { answering, onTerminal } from "../command_line/on_terminal.ts";
import { Programs } from "./programs.ts";
import { assertTallied } from "./tally.ts";

/** Programs whose output no reader should choke on, and what of it has to be seen. */
const OUTPUTS: readonly { readonly script: string; readonly seen: readonly string[] }[] = [
  { script: "printf 'no end of line'", seen: ["no end of line"] },
  { script: "true", seen: [] },
  { script: "printf '\\n\\n\\n'; echo here", seen: ["here"] },
  { script: "printf '%0300000d' 7", seen: ["0000", "bytes left out", "0007"] },
  // Two bytes a letter, and one before them all: wherever a pipe cuts, it cuts a letter.
  { script: "printf x; printf 'ä%.0s' {1..60000}; echo end", seen: ["xää", "ääend"] },
  { script: 'for byte in 360 237 220 263; do printf "\\\\$byte"; done', seen: ["🐳"] },
  { script: "printf 'half \\303'", seen: ["half �"] },
  { script: "printf '\\377\\376broken\\300\\200'", seen: ["broken"] },
  { script: "printf 'a\\0b\\n\\0\\n'", seen: ["a␀b"] },
  { script: "printf 'one\\rtwo\\r\\nthree\\r\\n'", seen: ["two", "three"] },
  { script: "printf '```\\n</details><script>x</script>\\n{{ y }}\\n'", seen: ["</details>"] },
];

/** What terminals obey: clear, title, clipboard, other screen, bell, an 8-bit escape, reversal. */
const OBEYED = [
  "\\033[2J",
  "\\033]0;owned\\007",
  "\\033]52;c;b3duZWQ=\\007",
  "\\033[?1049h",
  "\\007",
  "\\302\\2332J",
  "\\033P1$r\\033\\\\",
  "\\342\\200\\256",
  "\\033[8m\\b\\b",
];

/** Prints them all, again and again, in a line with a word that has to be seen. */
const FLOOD = `for n in {1..500}; do printf '${OBEYED.join("")}word\\n'; done`;

/** Fails if a text holds what a terminal or a browser obeys. */
function assertInert(text: string): void {
  const found = /(?![\t\n])[\p{Cc}\u202a-\u202e]/u.exec(text)?.[0];
  assertEquals(found, undefined, JSON.stringify(found));
}

/** Everything that the newest run wrote as pages. */
function pages({ scene }: Programs): string {
  return Deno.readTextFileSync(`${scene.home}/pages/docusaurus/two-programs.mdx`);
}

Deno.test("commands: whatever bytes a command prints, the run goes on and shows them harmlessly", async () => {
  let tried = 0;
  for (const { script, seen } of [...OUTPUTS, { script: FLOOD, seen: ["word"] }]) {
    await using programs = new Programs();
    programs.write("second", script);
    const { stdout } = await programs.call("run", "--yes").prints("...\n✔ Run passed ...\n...");
    const shown = [stdout, programs.transcript()];
    for (const text of shown) {
      assertInert(text);
      for (const part of seen) assertStringIncludes(text, part, script);
    }
    assertInert(pages(programs));
    tried++;
  }
  assertTallied("20-bytes", {
    part: "commands",
    fault: "A command prints no line's end, halves of letters, NUL, broken UTF-8, or a flood of " +
      "control sequences",
    place: "machine",
    outcome: "the run passes; screen, transcript and page show the text and obey nothing in it",
    tried,
    lost: 0,
  });
});

Deno.test("commands: nothing of a flood of control sequences reaches a terminal", async () => {
  await using programs = new Programs();
  programs.write("second", FLOOD);
  const { code, shown } = await answering(onTerminal(programs, "run", "--yes"), "\0", []);
  assertEquals(code, 0, shown);
  assert(shown.includes("word"));
  const sequences = [
    "\x1b[2J",
    "\x1b]",
    "\x1b[?1049h",
    "\x07",
    "\u009b",
    "\x1bP",
    "\u202e",
    "\x1b[8m",
    "\b",
  ];
  for (const obeyed of sequences) assert(!shown.includes(obeyed), JSON.stringify(obeyed));
  assertTallied("30-terminal", {
    part: "commands",
    fault: "A command prints a flood of control sequences while somebody watches on a terminal",
    place: "machine",
    outcome: "nothing of it reaches the terminal",
    tried: OBEYED.length,
    lost: 0,
  });
});
