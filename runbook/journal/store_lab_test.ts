/**
 * The journal on disks that refuse: needs Linux, root and `mount`.
 *
 * @module
 */

import { assert, assertEquals, assertMatch, assertThrows } from "@std/assert";
import { EnvironmentError } from "../errors/mod.ts";
import { isPassed } from "./state.ts";
import { lockRuns } from "./lock.ts";
import { createRun } from "./runs.ts";
import { reopenJournal } from "./reopen.ts";
import { createJournal } from "./store.ts";
import { RUN_STARTED, told } from "./testdata/events.ts";
import { withFolder } from "./testdata/folders.ts";

const clock = (): number => Date.UTC(2026, 10, 23, 18, 15, 2);

Deno.test("store: a full disk stops the run, keeps what was told, and resume goes on", () =>
  withDisk((folder) => {
    Deno.writeFileSync(`${folder}/ballast`, new Uint8Array(64 * 1024));
    using journal = createJournal({ folder, clock });
    journal.append(RUN_STARTED);
    for (const event of told("ingress", "passed")) journal.append(event);
    let written = 0;
    journal.subscribe(({ n }) => written = n);
    const error = assertThrows(() => {
      for (;;) journal.append({ type: "prose", style: "say", text: "x".repeat(1_000) });
    }, EnvironmentError);
    assertMatch(error.message, /^Cannot write line \d+ of the journal .*: no space left on device/);
    assertMatch(error.remedy ?? "", new RegExp(`up to line ${written} is safe`));

    const full = Deno.readFileSync(journal.file);
    const refused = assertThrows(() => reopenJournal({ folder, clock }), EnvironmentError);
    assertMatch(refused.message, /^Cannot go on with the journal .*: no space left on device/);
    assertEquals(Deno.readFileSync(journal.file), full, "no room to save the torn end, so no cut");

    Deno.removeSync(`${folder}/ballast`);
    const { journal: again, state } = reopenJournal({ folder, clock });
    using _ = again;
    assert(state.type === "begun");
    assertEquals(state.lines, written);
    assert(isPassed(state.steps.get("ingress")));
    assertEquals(again.append({ ...RUN_STARTED, type: "run-resumed" }).n, written + 1);
  }));

Deno.test("store: on a read-only disk nothing begins, and each error says so", () =>
  withDisk(async (home) => {
    const { path } = createRun({ home, clock });
    createJournal({ folder: path, clock })[Symbol.dispose]();
    await run("mount", "-o", "remount,ro", home);
    const refused = [
      () => createRun({ home, clock }),
      () => lockRuns({ home, clock }),
      () => reopenJournal({ folder: path, clock }),
    ];
    for (const act of refused) {
      const error = assertThrows(act, EnvironmentError);
      assertMatch(error.message, /^Cannot .*: read-only file system, expected/);
    }
  }));

/** Calls `act` with a small disk of its own, which is gone afterwards. */
function withDisk(act: (folder: string) => void | Promise<void>): Promise<void> {
  return withFolder(async (folder) => {
    await run("mount", "-t", "tmpfs", "-o", "size=256k", "journal-test", folder);
    try {
      await act(folder);
    } finally {
      await run("umount", folder);
    }
  });
}

async function run(program: string, ...args: readonly string[]): Promise<void> {
  const { success, stderr } = await new Deno.Command(program, { args: [...args] }).output();
  assert(success, new TextDecoder().decode(stderr));
}
