import { assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { InterruptedError } from "../errors/mod.ts";
import type { PendingCommand } from "../run/mod.ts";
import { explanation, stepByStep } from "./step_by_step.ts";

const PENDING: PendingCommand = {
  mode: "change",
  text: "kubectl apply -f demo.yaml",
  expects: { exits: [0], stdout: "service/demo <_:word>" },
  said: "A web server with one page is enough.",
  files: [{ name: "demo.yaml", text: "kind: Service\n" }],
};

/** Asks about as many commands as it takes to hear all the answers. */
function asked(...answers: readonly (string | undefined)[]) {
  const left = [...answers];
  const said: string[] = [];
  const permit = stepByStep({
    say: (text) => void said.push(text),
    answer: () => Promise.resolve(left.shift()),
  });
  return { permit: () => permit(PENDING), left, shown: () => said.join("") };
}

Deno.test("step by step: the command is shown as it will run, and Enter runs it", async () => {
  const { permit, shown } = asked("");
  assertEquals(await permit(), "run");
  assertStringIncludes(shown(), "\n  kubectl apply -f demo.yaml\n");
});

Deno.test("step by step: each command is asked for, until the rest is to be run", async () => {
  const { permit, left } = asked("s", "skip", "r", "s");
  const decisions = [await permit(), await permit(), await permit(), await permit()];
  assertEquals(decisions, ["skip", "skip", "run", "run"]);
  assertEquals(left, ["s"]);
});

Deno.test("step by step: an explanation and a slip of the finger leave the question open", async () => {
  const { permit, shown } = asked("e", "x\u001b[2J", "s");
  assertEquals(await permit(), "skip");
  assertStringIncludes(shown(), explanation(PENDING));
  assertStringIncludes(shown(), "is no answer here");
  assertEquals(shown().includes("\u001b"), false);
});

Deno.test("step by step: who quits or hangs up ends the run", async () => {
  for (const answer of ["q", undefined]) {
    await assertRejects(asked(answer).permit, InterruptedError, "ended at a question");
  }
});

Deno.test("step by step: an explanation has what was said, the files and what is to come", () => {
  assertEquals(
    explanation(PENDING),
    `
What was said last before it:
  A web server with one page is enough.

The file demo.yaml that it uses:
  kind: Service

What it is to print:
  service/demo <_:word>

What it ends with if all is well:
  exit code 0

If you skip it:
  its step passes only if what it promises is true without it; nothing waits long for that

`,
  );
});
