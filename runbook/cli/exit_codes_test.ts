import { assertEquals } from "@std/assert";
import { EXIT_CODES, exitCodes } from "./exit_codes.ts";

Deno.test("exit codes: README has the same table", async () => {
  const readme = await Deno.readTextFile(new URL("../../README.md", import.meta.url));
  const rows = Array.from(
    readme.matchAll(/^\| (\d+) +\| (.*?) +\|$/gm),
    ([, code, meaning]) => ({ code: Number(code), meaning }),
  );
  assertEquals(rows, [...EXIT_CODES]);
});

Deno.test("exit codes: a command says what they mean there, and 1 only where there is a no", () => {
  const [fine, usage] = exitCodes({ 0: "all is well" });
  assertEquals(fine, { code: 0, meaning: "all is well" });
  assertEquals(usage?.code, 2);
  assertEquals(exitCodes({ 1: "it differs" })[1], { code: 1, meaning: "it differs" });
});
