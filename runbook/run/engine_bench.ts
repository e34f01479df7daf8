/**
 * What telling adds to a command beyond running it: promised are 3 ms beyond zx, with the journal,
 * the matching and the terminal.
 *
 * @module
 */
import { $ } from "zx/core";
import { terminalPrinter } from "../terminal/mod.ts";
import { startRun } from "./run.ts";
import { stageIn, testCluster, testHome } from "./testdata/home.ts";
import { fileStep } from "./testdata/steps.ts";

const COMMANDS = 50;

const MANY = fileStep("many", {
  async tell(t) {
    for (let number = 1; number <= COMMANDS; number++) {
      await t.run`echo pod-${number} Running`.prints(`pod-${number} <_:word>`);
    }
  },
  holds: () => Promise.resolve(),
});

const group = `${COMMANDS} commands`;

Deno.bench("a loop over Deno.Command", { group, baseline: true }, async () => {
  for (let number = 1; number <= COMMANDS; number++) {
    const { stdout } = await new Deno.Command("bash", {
      args: ["-c", `set -o pipefail; echo pod-${number} Running`],
    }).output();
    if (!/^pod-\d+ \w+\n$/.test(new TextDecoder().decode(stdout))) throw new Error("other words");
  }
});

Deno.bench("a bare zx script", { group }, async () => {
  for (let number = 1; number <= COMMANDS; number++) {
    const { stdout } = await $`echo pod-${number} Running`;
    if (!/^pod-\d+ \w+\n$/.test(stdout)) throw new Error("other words");
  }
});

Deno.bench("the same, each command in a session of its own", { group }, async () => {
  // That is how a command can be ended with all that it has started.
  const own = $({ detached: true });
  for (let number = 1; number <= COMMANDS; number++) {
    const { stdout } = await own`echo pod-${number} Running`;
    if (!/^pod-\d+ \w+\n$/.test(stdout)) throw new Error("other words");
  }
});

Deno.bench("told: masked, matched, journaled and shown", { group }, async (bench) => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  let shown = 0;
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
        if (event.type === "step-started" && event.action === "tell") bench.start();
        terminal.event(event);
        if (event.type === "step-ended" && event.action === "tell") bench.end();
      },
      waiting: (waiting) => terminal.waiting(waiting),
      warning: () => {},
      [Symbol.dispose]: () => terminal.finish(),
    }),
  });
  const request = { steps: [], rehearse: false, overrides: [], adopt: false };
  const { outcome } = await startRun(stage, request);
  if (outcome.exitCode !== 0 || shown === 0) throw new Error("the run of this benchmark failed");
});
