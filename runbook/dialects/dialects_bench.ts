import { fold } from "../journal/mod.ts";
import { commandEvents, numbered, runStarted, stepEvents } from "../testdata/mod.ts";
import { transcriptOfRun } from "../transcript/mod.ts";

const COMMANDS = 10_000;

const TABLE = "NAME    READY  STATUS   AGE\n" +
  Array.from({ length: 10 }, (_, pod) => `demo-${pod}  1/1    Running  3s\n`).join("");

const RUN = fold(numbered([
  runStarted({ steps: ["many"] }),
  ...stepEvents(
    "many",
    {},
    Array.from({ length: COMMANDS }, (_, index) =>
      commandEvents(index + 1, "kubectl get pods", {
        expects: { stdout: "NAME ...\n...\ndemo-9 <_:word> Running <_:age>" },
        stdout: TABLE,
      })).flat(),
  ),
  { type: "run-ended", verdict: "passed" },
]));

Deno.bench(`a transcript of ${COMMANDS} commands`, () => {
  transcriptOfRun(RUN);
});
