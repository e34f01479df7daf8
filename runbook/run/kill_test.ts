import { assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { EnvironmentError } from "../errors/mod.ts";
import { resumeRun } from "./resume.ts";
import { startRun } from "./run.ts";
import type { Stage } from "./stage.ts";
import {
  callsIn,
  stageIn,
  storyOf,
  testCluster,
  type TestHome,
  testHome,
} from "./testdata/home.ts";
import { STEPS } from "./testdata/kill_me.ts";
import type { Settings } from "./testdata/steps.ts";

const ALL = { steps: [], rehearse: false, overrides: [], adopt: false };

/** The import map that this test runs with: one of the two has `@std/assert` in a file of its own. */
const MAP = import.meta.resolve("@std/assert").startsWith("file:")
  ? "../doors/npm.json"
  : "../../deno.json";

/** A runbook in a process of its own, in the middle of a command; disposing of it is kill -9. */
interface Victim extends AsyncDisposable {
  readonly pid: number;
}

async function begin({ path, traces }: TestHome): Promise<Victim> {
  const [map, script] = [MAP, "testdata/kill_me.ts"].map((file) =>
    import.meta.resolve(`./${file}`)
  );
  const flags = ["--quiet", "-A", "--no-config", "--no-lock", `--import-map=${map}`];
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", ...flags, `${script}`, path, traces],
    stdin: "null",
    stdout: "piped",
  }).spawn();
  const reader = child.stdout.getReader();
  const { value } = await reader.read();
  assertEquals(new TextDecoder().decode(value), "in the middle\n");
  return {
    pid: child.pid,
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await child.status;
      await reader.cancel();
    },
  };
}

/** The stage of somebody who lets the command end as soon as it is waited for. */
function patient(home: TestHome, labels: string[]): Stage<Settings> {
  return stageIn(home, STEPS, {
    watch: () => ({
      event: () => {},
      warning: () => {},
      waiting: ({ label }) => {
        labels.push(label);
        Deno.writeTextFileSync(`${home.traces}/go`, "");
      },
      [Symbol.dispose]: () => {},
    }),
  });
}

Deno.test("kill -9: resume waits for the command that goes on, and never runs a second beside it", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  {
    await using victim = await begin(home);
    const busy = await assertRejects(() => startRun(stageIn(home, STEPS), ALL), EnvironmentError);
    assertStringIncludes(busy.message, `process ${victim.pid}`);
    assertEquals(busy.exitCode, 4);
  }

  const labels: string[] = [];
  const { folder, outcome } = await resumeRun(patient(home, labels), {
    overrides: [],
    adopt: false,
  });
  assertEquals(outcome, { verdict: "passed", exitCode: 0 });
  assertStringIncludes(labels[0] ?? "", "the end of a command of the run before: echo begin");
  assertEquals(callsIn(home), [
    "tell one first",
    "begin",
    "end",
    "begin",
    "end",
    "tell three first",
  ]);
  assertEquals(storyOf(folder), [
    "run-started",
    "tell one: passed",
    "run-resumed",
    "verify one: passed",
    "tell slow: passed",
    "tell three: passed",
    "run-ended: passed",
  ]);
});

Deno.test("kill -9: a new run, too, waits for the command that goes on", async () => {
  await using cluster = await testCluster("c1");
  await using home = await testHome(cluster);
  await (await begin(home))[Symbol.asyncDispose]();
  const { outcome } = await startRun(patient(home, []), ALL);
  assertEquals(outcome.exitCode, 0);
  assertEquals(callsIn(home).filter((line) => !line.startsWith("tell")), [
    "begin",
    "end",
    "begin",
    "end",
  ]);
});
