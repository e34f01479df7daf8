import { assertEquals, assertRejects } from "@std/assert";
import { UsageError } from "../errors/mod.ts";
import { dispatch } from "./mod.ts";
import { sample } from "./sample_table.ts";

/** The sentence and the remedy that a wrong call is answered with. */
async function refusal(call: string): Promise<readonly (string | undefined)[]> {
  const words = call.split(" ").slice(1);
  const error = await assertRejects(() => dispatch(sample, words), UsageError);
  assertEquals(error.exitCode, 2);
  return [error.message, error.remedy];
}

Deno.test("usage: an unknown command is named, with the one that was probably meant", async () => {
  assertEquals(await refusal("kitchen coko"), [
    'Cannot find command "coko": kitchen does not know it, expected cook, invite or pantry',
    "Did you mean: kitchen cook",
  ]);
  assertEquals(await refusal("kitchen xyz --loud"), [
    'Cannot find command "xyz": kitchen does not know it, expected cook, invite or pantry',
    "See: kitchen --help",
  ]);
});

Deno.test("usage: a command is looked for behind the program's options, too", async () => {
  const [message] = await refusal("kitchen --recipe-book a.txt coko");
  assertEquals(
    message,
    'Cannot find command "coko": kitchen does not know it, expected cook, invite or pantry',
  );
});

Deno.test("usage: an unknown command of a group is looked for in the group", async () => {
  const expected = [
    'Cannot find command "conut": kitchen pantry does not know it, expected count',
    "Did you mean: kitchen pantry count",
  ];
  assertEquals(await refusal("kitchen pantry conut"), expected);
  assertEquals(await refusal("kitchen pantry --quiet conut"), expected);
  assertEquals(await refusal("kitchen help pantry conut"), expected);
});

Deno.test("usage: an unknown option is named, with the one that was probably meant", async () => {
  assertEquals(await refusal("kitchen cook soup --heta high"), [
    'Cannot use option "--heta": kitchen cook does not know it',
    "Did you mean: --heat",
  ]);
  assertEquals(await refusal("kitchen cook --heta=high"), [
    'Cannot use option "--heta": kitchen cook does not know it',
    "Did you mean: --heat",
  ]);
  assertEquals(await refusal("kitchen cook -x"), [
    'Cannot use option "-x": kitchen cook does not know it',
    "See: kitchen cook --help",
  ]);
});

Deno.test("usage: an option without its value says how it is written", async () => {
  const expected = [
    'Cannot use option "--heat": its value is missing, expected --heat <level>',
    "See: kitchen cook --help",
  ];
  assertEquals(await refusal("kitchen cook --heat"), expected);
  assertEquals(await refusal("kitchen cook --heat --quiet"), expected);
  assertEquals(await refusal("kitchen cook --heat -q"), expected);
});

Deno.test("usage: a value for an option that takes none is refused", async () => {
  assertEquals(await refusal("kitchen cook --quiet=yes"), [
    'Cannot use option "--quiet": it has a value, expected --quiet alone',
    "See: kitchen cook --help",
  ]);
});

Deno.test("usage: a value that is no choice is named, with the nearest choice", async () => {
  assertEquals(await refusal("kitchen cook --heat hgih"), [
    'Cannot use option "--heat": its value is "hgih", expected low, medium or high',
    "Did you mean: --heat high",
  ]);
});

Deno.test("usage: a value that is no number is named", async () => {
  for (const value of ["many", "1.2.3", "Infinity"]) {
    const [message] = await refusal(`kitchen cook --guests ${value}`);
    assertEquals(
      message,
      `Cannot use option "--guests": its value is "${value}", expected a number`,
    );
  }
});

Deno.test("usage: missing and surplus arguments are named", async () => {
  assertEquals(await refusal("kitchen invite"), [
    'Cannot run "kitchen invite": the argument <guest> is missing, expected kitchen invite <guest>',
    "See: kitchen invite --help",
  ]);
  assertEquals(await refusal("kitchen invite Ann Bob"), [
    'Cannot run "kitchen invite": the argument "Bob" is one too many, expected kitchen invite <guest>',
    "See: kitchen invite --help",
  ]);
  assertEquals(await refusal("kitchen pantry count all"), [
    'Cannot run "kitchen pantry count": the argument "all" is one too many, expected kitchen pantry count',
    "See: kitchen pantry count --help",
  ]);
});
