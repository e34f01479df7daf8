import { assertEquals } from "@std/assert";
import type { Check, CommandStarted, Expects } from "../journal/mod.ts";
import { checkSentence } from "./checks.ts";

Deno.test("checkSentence: a command's says what was asked of it", () => {
  const sentence = (expects: Partial<Expects>) =>
    checkSentence(check({ command: 1 }), told(expects));
  assertEquals(sentence({}), "it succeeded");
  assertEquals(sentence({ exits: [22] }), "it ended as expected");
  assertEquals(sentence({ stdout: "a" }), "it printed what was expected");
  assertEquals(sentence({ stderr: "a" }), "it printed what was expected");
  assertEquals(sentence({ stdout: "" }), "it printed nothing, as expected");
  const refused = checkSentence(check({ command: 1, verdict: "no" }), told({}));
  assertEquals(refused, "it did not do what was expected");
});

Deno.test("checkSentence: a look's is its label, with a doubt where there is one", () => {
  assertEquals(checkSentence(check({})), "it is so");
  assertEquals(checkSentence(check({ verdict: "no" })), "not so: it is so");
  assertEquals(checkSentence(check({ verdict: "unknown" })), "not known: it is so");
});

Deno.test("checkSentence: a wait says how often it looked and how long", () => {
  assertEquals(checkSentence(check({ attempts: 3 })), "it is so (3 looks, 1.5 s)");
});

function check(given: Partial<Check>): Check {
  return {
    type: "check",
    label: "it is so",
    phase: "tell",
    verdict: "yes",
    attempts: 1,
    duration: 1_500,
    ...given,
  };
}

function told(expects: Partial<Expects>): Pick<CommandStarted, "expects"> {
  return { expects: { exits: [0], ...expects } };
}
