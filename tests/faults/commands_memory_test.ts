import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { Programs } from "./programs.ts";
import { assertTallied } from "./tally.ts";

const GIGABYTE = 2 ** 30;
/** Megabytes that the runbook may have taken at any time. */
const MOST = 200;
/** Programs that print a gigabyte, each in another way. */
const FLOODS = {
  "lines": "yes 'a line of output' | head -c 1G",
  "NUL bytes without a line's end": "dd if=/dev/zero bs=1M count=1024 status=none",
};

/** Has a program tell what the runbook, the first above it that is no shell, has taken so far. */
const TELL_PEAK = `
  pid=$PPID
  while [ "$(cat /proc/$pid/comm)" = bash ]; do
    pid=$(awk '/^PPid/ { print $2 }' /proc/$pid/status)
  done
  awk '/^VmHWM/ { print int($2 / 1024) }' /proc/$pid/status >"$(dirname "$0")/peak"`;

Deno.test("commands: a gigabyte of output passes through bounded memory, and is kept whole", async () => {
  let tried = 0;
  for (const [what, flood] of Object.entries(FLOODS)) {
    await using programs = new Programs();
    const { path } = programs.scene;
    programs.write("second", `${flood}${TELL_PEAK}`);
    const { stdout } = await programs.call("run", "--yes").prints("...\n✔ Run passed ...\n...");
    const peak = Number(Deno.readTextFileSync(`${path}/bin/peak`));
    assert(peak > 10 && peak < MOST, `${what}: ${peak} MB`);
    assert(stdout.length < GIGABYTE / 1000 && programs.transcript().length < GIGABYTE / 1000);
    assertStringIncludes(stdout, "bytes left out");
    const run = `${programs.scene.home}/.runbook/runs/${programs.scene.runs()[0]}`;
    assertEquals(Deno.statSync(`${run}/output/2.stdout.txt`).size, GIGABYTE);
    tried++;
  }
  assertTallied("10-gigabyte", {
    part: "commands",
    fault: "A command prints a gigabyte: of lines, or of NUL bytes without a line's end",
    place: "machine",
    outcome: `it passes, all of it is kept, and the runbook never takes ${MOST} MB`,
    tried,
    lost: 0,
  });
});
