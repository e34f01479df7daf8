import { assert, assertEquals } from "@std/assert";
import {
  matchPattern,
  parsePattern,
  PatternError,
  renderMismatch,
} from "../../runbook/expect/mod.ts";
import { Chance } from "./chance.ts";
import { assertTallied } from "./tally.ts";

const CASES = 4_000;
/** Milliseconds that no comparison of a page takes. */
const HANGS = 5_000;

/** What patterns and outputs are made of: holes, whole and broken, gaps, blanks, odd characters. */
const PIECES = [
  ...["...", "....", "\n...\n", "<a:ip>", "<a:word>", "<b:age>", "<_:rest>", "<_:int>", "<a:nope>"],
  ...["<a:", "<:ip>", "<a b:ip>", "<none>", "\\...", "\\<a:ip>", "\\\\", "<", ">", ":", "a", "a a"],
  ...[
    "192.168.1.254",
    "::1",
    "2m54s",
    "5",
    "é",
    "𝔞",
    "\0",
    "\x1b[31m",
    "\r",
    "\t",
    "\n",
    "\n\n",
    " ",
  ],
  ...["  ", "\u2028", "\ud800", "(", "[", "*", "+", "?", "^", "$", "{2,}", "|", ".*", "(a+)+$"],
] as const satisfies readonly [string, ...string[]];

/** A text that may be long: many pieces, or a few again and again. */
function text(chance: Chance): string {
  const pieces = chance.some(12, () => chance.one(PIECES)).join("");
  return chance.below(20) === 0 ? pieces.repeat(chance.below(200)) : pieces;
}

Deno.test("input: whatever is expected of whatever is printed, it matches or says why not", () => {
  const seen = { match: 0, mismatch: 0, refused: 0 };
  for (let seed = 1; seed <= CASES; seed++) {
    const chance = new Chance(seed);
    const [expected, printed] = [text(chance), text(chance)];
    const begun = performance.now();
    try {
      const pattern = parsePattern(expected);
      const match = matchPattern(pattern, chance.below(3) === 0 ? expected : printed);
      seen[match.type]++;
      if (match.type === "mismatch") {
        assert(match.reason !== "");
        assert(renderMismatch(pattern, printed, match, { width: 40 + chance.below(80) }) !== "");
      }
    } catch (error) {
      if (!(error instanceof PatternError)) throw new Error(`seed ${seed}`, { cause: error });
      assertEquals(error.exitCode, 3);
      assert(/^Cannot .*line \d+, column \d+: /.test(error.message) && error.remedy, error.message);
      seen.refused++;
    }
    assert(performance.now() - begun < HANGS, `seed ${seed} hangs`);
  }
  assert(Math.min(seen.match, seen.mismatch, seen.refused) > 100, JSON.stringify(seen));
  assertTallied("50-expectations", {
    part: "input",
    fault: "An expectation made by chance is compared with an output made by chance",
    place: "machine",
    outcome: "it matches, says what differs, or is refused by name: no trace, no hang",
    tried: CASES,
    lost: 0,
  });
});
