import { assertEquals, assertStringIncludes } from "@std/assert";
import { answering, callOnTerminal } from "./on_terminal.ts";
import { Patient } from "./patient.ts";

Deno.test("terminal: doctor and diff are coloured on it, unless NO_COLOR is set", async () => {
  await using patient = new Patient();
  for (const words of [["doctor"], ["diff", "one"]]) {
    const shown = async (env: Readonly<Record<string, string>>) =>
      await answering(callOnTerminal(patient.call(...words).env(env)), "[y/N]", []);
    const coloured = await shown({});
    assertEquals(coloured.code, 0);
    assertStringIncludes(coloured.shown, "\u001b[3");
    assertEquals((await shown({ NO_COLOR: "1" })).shown.includes("\u001b"), false);
  }
});
