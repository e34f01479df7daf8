import { assert, assertEquals, assertMatch, assertRejects } from "@std/assert";
import { createHash } from "node:crypto";
import { EnvironmentError } from "../errors/mod.ts";
import { OutputKeeper } from "./keeper.ts";
import { createRun } from "./runs.ts";
import { openSpill } from "./spill.ts";
import { withFolder } from "./testdata/folders.ts";

const clock = (): number => Date.UTC(2026, 10, 23, 18, 15, 2);

Deno.test("spill: a long output lies whole beside the journal, its owner's only", () =>
  withFolder(async (home) => {
    const run = createRun({ home, clock });
    const keeper = new OutputKeeper(await openSpill({ run, command: 3, stream: "stderr" }));
    const text = "Zeile für Zeile\n".repeat(20_000);
    keeper.push(text);
    const end = keeper.end();
    assertEquals(end?.omitted?.file, "output/3.stderr.txt");
    const path = `${run.path}/${end?.omitted?.file}`;
    assertEquals(Deno.readTextFileSync(path), text);
    assertEquals(end?.omitted?.sha256, createHash("sha256").update(text).digest("hex"));
    assertEquals((Deno.statSync(path).mode ?? 0) & 0o777, 0o600);
  }));

Deno.test("spill: a short output makes no file", () =>
  withFolder(async (home) => {
    const run = createRun({ home, clock });
    const keeper = new OutputKeeper(await openSpill({ run, command: 3, stream: "stdout" }));
    keeper.push("short\n");
    keeper.end();
    assertEquals([...Deno.readDirSync(run.output)], []);
  }));

Deno.test("spill: when it cannot be written, the error says so", () =>
  withFolder(async (home) => {
    const run = createRun({ home, clock });
    Deno.removeSync(run.output);
    const spill = await openSpill({ run, command: 3, stream: "stdout" });
    const error = await assertRejects(async () => {
      await Promise.resolve();
      spill.write(new Uint8Array(1));
    }, EnvironmentError);
    assertMatch(error.message, /^Cannot keep the output ".*3\.stdout\.txt": no such file/);
    assert(error.remedy?.includes("deno task resume"));
    spill.close();
  }));
