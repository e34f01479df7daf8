/**
 * Fifty commands, run in one of several ways by a process of its own: prints the milliseconds from
 * the beginning of the first to the end of the last.
 *
 * @module
 */
import { $ } from "zx/core";
import { terminalPrinter } from "../../terminal/mod.ts";
import { startRun } from "../run.ts";
import { stageIn, testCluster, testHome } from "./home.ts";
import { fileStep } from "./steps.ts";

const NUMBERS = Array.from({ length: 50 }, (_, index) => index + 1);

const PRINTED = /^pod-\d+ \w+\n$/;

const MANY = fileStep("many", {
  async tell(t) {
    for (const number of NUMBERS) {
      await t.run`echo pod-${number} Running`.prints(`pod-${number} <_:word>`);
    }
  },
  holds: () => Promise.resolve(),
});

const WAYS: Readonly<Record<string, () => Promise<void>>> = {
  command: () =>
    timed(async () => {
      for (const number of NUMBERS) {
        const { stdout } = await new Deno.Command("bash", {
          args: ["-c", `set -o pipefail; echo pod-${number} Running`],
        }).output();
        judge(new TextDecoder().decode(stdout));
      }
    }),
  zx: () => timed(() => byZx($)),
  // That is how a command can be ended with all that it has started.
  session: () => timed(() => byZx($({ detached: true }))),
  told,
};

async function byZx(shell: typeof $): Promise<void> {
  for (const number of NUMBERS) judge((await shell`echo pod-${number} Running`).stdout);
}

function judge(printed: string): void {
  if (!PRINTED.test(printed)) throw new Error(`other words: ${printed}`);
}

async function timed(work: () => Promise<void>): Promise<void> {
  const begun = performance.now();
  await work();
  console.log(performance.now() - begun);
}

async function told(): Promise<void> {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  let shown = 0;
  let begun = 0;
  const terminal = terminalPrinter({
    write: (text) => void (shown += text.length),
    columns: 100,
    colour: true,
    interactive: true,
    now: () => performance.now(),
    usual: () => undefined,
  });
  const stage = stageIn(home, [MANY], {
    watch: () => ({
      // Only the telling: a run's beginning and end are no command's.
      event: (event) => {
        if (event.type === "step-started" && event.action === "tell") begun = performance.now();
        terminal.event(event);
        if (event.type === "step-ended" && event.action === "tell") {
          console.log(performance.now() - begun);
        }
      },
      waiting: (waiting) => terminal.waiting(waiting),
      warning: () => {},
      [Symbol.dispose]: () => terminal.finish(),
    }),
  });
  const request = { steps: [], rehearse: false, overrides: [], adopt: false };
  const { outcome } = await startRun(stage, request);
  if (outcome.exitCode !== 0 || shown === 0) throw new Error("the run of this benchmark failed");
}

await WAYS[Deno.args[0] ?? ""]?.();
