import { assertEquals, assertThrows } from "@std/assert";
import { EnvironmentError } from "../errors/mod.ts";
import { createRun } from "../journal/mod.ts";
import { testFolder } from "../testdata/mod.ts";
import { writeShownFile } from "./files.ts";

Deno.test("files: what is shown lies there for its owner, and ends with a line feed", async () => {
  await using home = await testFolder();
  const run = createRun({ home: home.path, clock: Date.now });
  writeShownFile(run, "demo.yaml", "a: 1");
  assertEquals(Deno.readTextFileSync(`${run.files}/demo.yaml`), "a: 1\n");
  assertEquals((Deno.statSync(`${run.files}/demo.yaml`).mode ?? 0) & 0o777, 0o600);
});

Deno.test("files: a disk that refuses is told in the system's words, without its number", async () => {
  await using home = await testFolder();
  const run = createRun({ home: home.path, clock: Date.now });
  Deno.removeSync(run.files);
  const error = assertThrows(() => writeShownFile(run, "demo.yaml", "a: 1"), EnvironmentError);
  assertEquals(
    error.message,
    `Cannot write the file "${run.files}/demo.yaml": no such file or directory, ` +
      "expected a disk that takes and keeps it",
  );
});
