import { assert, assertEquals } from "@std/assert";
import { Programs } from "./programs.ts";
import { assertTallied } from "./tally.ts";

/** Programs that would keep a careless runbook waiting for ever; each prints `done`. */
const LINGERING = [
  "sleep 1000 & echo done",
  "sleep 1000 2>/dev/null & disown; echo done",
  "(trap '' TERM HUP; echo done; exec sleep 1000) &",
  "nohup sleep 1000 & echo done",
  "cat; read -r word || echo done",
  "cat - /dev/stdin; echo done",
];

/** The processes that a scene's programs have left behind: they say so in their environment. */
function leftBehind({ scene }: Programs): readonly string[] {
  return [...Deno.readDirSync("/proc")].flatMap(({ name }) => {
    try {
      const environment = Deno.readTextFileSync(`/proc/${name}/environ`);
      return environment.includes(scene.path) ? [name] : [];
    } catch {
      return []; // No process, or one that has ended.
    }
  });
}

Deno.test("commands: nobody waits for what a command leaves behind, or for a word that never comes", async () => {
  let tried = 0;
  for (const script of LINGERING) {
    await using programs = new Programs();
    programs.write("second", script);
    const begun = performance.now();
    await programs.call("run", "--yes").prints("...\n  done\n...\n✔ Run passed ...\n...");
    assert(performance.now() - begun < 30_000, script);
    assertEquals(leftBehind(programs), [], script);
    tried++;
  }
  assertTallied("50-lingering", {
    part: "commands",
    fault:
      "A command leaves processes behind that hold its output open, or reads what nobody types",
    place: "machine",
    outcome: "the run goes on within seconds, and nothing is left running",
    tried,
    lost: 0,
  });
});

Deno.test("commands: one that ignores SIGTERM is ended all the same when the run is interrupted", async () => {
  const signals = ["SIGINT", "SIGTERM"] as const;
  await Promise.all(signals.map(async (signal) => {
    await using programs = new Programs();
    const fifo = `${programs.scene.path}/never`;
    const ignoring = `mkfifo '${fifo}'; trap '' TERM INT HUP; echo begun; read -r x <>'${fifo}'`;
    programs.write("second", ignoring);
    await using run = programs.call("run", "--yes").spawn();
    const printed = run.stdout.pipeThrough(new TextDecoderStream());
    let all = "";
    let told = false;
    for await (const text of printed) {
      all += text;
      if (told || !all.includes("  begun\n")) continue;
      run.kill(signal);
      told = true;
    }
    assertEquals((await run.status).code, 130, all);
    assertEquals(leftBehind(programs), []);
    assertEquals(await new Response(run.stderr).text(), "");
    programs.write("second", "echo second");
    await programs.call("resume").prints("...\n✔ Run passed ...\n...");
  }));
  assertTallied("60-ignoring", {
    part: "commands",
    fault: "A command ignores SIGTERM while the run is interrupted by SIGINT or SIGTERM",
    place: "machine",
    outcome: "it is ended by force, the run ends with exit code 130, and resume passes",
    tried: signals.length,
    lost: 0,
  });
});
