/**
 * A runbook of its own process, to be killed in the middle of its second step.
 *
 * @module
 */

import { startRun } from "../run.ts";
import { stageIn } from "./home.ts";
import { fileStep, type TestStep } from "./steps.ts";

/** A step whose command goes on until there is a file `go`, and a step after it. */
export const STEPS: readonly TestStep[] = [
  fileStep("one"),
  fileStep("slow", {
    async tell(t) {
      const { traces } = t.config;
      const calls = `${traces}/calls`;
      // Without its folder, when the test is over, nobody would ever let it go.
      await t.run`
        echo begin >> ${calls}; echo begun;
        while test -d ${traces} && ! test -e ${`${traces}/go`}; do sleep 0.01; done;
        echo end >> ${calls}
      `;
    },
    holds: () => Promise.resolve(),
  }),
  fileStep("three"),
];

if (import.meta.main) {
  const [path = "", traces = ""] = Deno.args;
  const stage = stageIn({ path, traces }, STEPS, {
    watch: () => ({
      event: (event) => {
        if (event.type === "output" && event.text === "begun\n") console.log("in the middle");
      },
      waiting: () => {},
      warning: () => {},
      [Symbol.dispose]: () => {},
    }),
  });
  await startRun(stage, { steps: [], rehearse: false, overrides: [], adopt: false });
}
