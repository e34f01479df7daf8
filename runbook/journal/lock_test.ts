import { assert, assertEquals, assertMatch, assertThrows } from "@std/assert";
import { EnvironmentError } from "../errors/mod.ts";
import { isGoingOn, lockRuns } from "./lock.ts";
import { startScript, withFolder } from "./testdata/folders.ts";

const clock = (): number => Date.UTC(2026, 10, 23, 18, 15, 2);

Deno.test("lock: while one process has it, another is told which and since when", () =>
  withFolder(async (home) => {
    await using holder = startScript("hold_lock.ts", home);
    const survivor = Number((await holder.lines.next()).value);
    try {
      const error = assertThrows(() => lockRuns({ home, clock }), EnvironmentError);
      assertEquals(
        error.message,
        `Cannot start in the runbook folder "${home}": process ${holder.process.pid} is at it ` +
          "since 2026-11-23T18:15:02.000Z, expected one run at a time",
      );
      assertMatch(error.remedy ?? "", new RegExp(`kill ${holder.process.pid}$`));
    } finally {
      Deno.kill(survivor, "SIGKILL");
    }
  }));

Deno.test("lock: it ends with its process, even if what that started lives on", () =>
  withFolder(async (home) => {
    await using holder = startScript("hold_lock.ts", home);
    const survivor = Number((await holder.lines.next()).value);
    try {
      holder.process.kill("SIGKILL");
      await holder.process.status;
      Deno.kill(survivor, "SIGCONT");
      using lock = lockRuns({ home, clock });
      assert(lock !== undefined);
    } finally {
      Deno.kill(survivor, "SIGKILL");
    }
  }));

Deno.test("lock: given back, it can be taken again; the file stays and is its owner's only", () =>
  withFolder((home) => {
    for (let turn = 0; turn < 2; turn++) {
      using _lock = lockRuns({ home, clock });
      assertThrows(
        () => lockRuns({ home, clock }),
        EnvironmentError,
        `process ${Deno.pid} is at it`,
      );
    }
    const { mode, size } = Deno.statSync(`${home}/.runbook/lock`);
    assertEquals((mode ?? 0) & 0o777, 0o600);
    assertEquals(size, 0);
  }));

Deno.test("lock: whether a run is going on can be seen, and does not stand in its way", () =>
  withFolder((home) => {
    assertEquals(isGoingOn(home), false);
    for (let turn = 0; turn < 2; turn++) {
      using _lock = lockRuns({ home, clock });
      assertEquals(isGoingOn(home), true);
    }
    assertEquals(isGoingOn(home), false);
  }));

Deno.test("lock: a holder that has not yet written its name is another process", () =>
  withFolder((home) => {
    using _lock = lockRuns({ home, clock });
    for (const note of ["", '{"pid":', '{"pid":"x"}']) {
      Deno.writeTextFileSync(`${home}/.runbook/lock`, note);
      const error = assertThrows(() => lockRuns({ home, clock }), EnvironmentError);
      assertMatch(error.message, /another process is at it, expected one run at a time/);
    }
  }));

Deno.test("lock: where it cannot be written, the error says so", () =>
  withFolder((folder) => {
    Deno.writeTextFileSync(`${folder}/file`, "");
    const error = assertThrows(() => lockRuns({ home: `${folder}/file`, clock }), EnvironmentError);
    assertMatch(error.message, /^Cannot take the lock ".*": not a directory/);
  }));
