import { assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { EnvironmentError } from "../../runbook/errors/mod.ts";
import { output } from "./command.ts";

Deno.test("command: gives what the tool wrote to standard output", async () => {
  assertEquals(await output([Deno.execPath(), "eval", "console.log(1); console.error(2)"]), "1\n");
});

Deno.test("command: a failing tool is an error with its last words", async () => {
  const error = await assertRejects(
    () => output([Deno.execPath(), "eval", "console.error('no flour'); Deno.exit(3)"]),
    EnvironmentError,
    "exit code 3, expected 0",
  );
  assertStringIncludes(error.message, "no flour");
});

Deno.test("command: a missing tool is an error that names it", async () => {
  await assertRejects(
    () => output(["no-such-tool"]),
    EnvironmentError,
    'Cannot run "no-such-tool"',
  );
});
