import { assertEquals, assertRejects } from "@std/assert";
import { missingTools } from "./mod.ts";

Deno.test("tools: only executable files on PATH are found", async () => {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(`${folder}/runs`, "", { mode: 0o755 });
    await Deno.writeTextFile(`${folder}/text`, "", { mode: 0o644 });
    await Deno.mkdir(`${folder}/folder`);
    const path = `/no/such:${folder}/text:${folder}`;
    assertEquals(await missingTools(["gone", "runs", "text", "folder"], path), [
      "gone",
      "text",
      "folder",
    ]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test({
  name: "tools: without permission to look, nothing is called missing",
  permissions: "none",
  fn: async () =>
    void await assertRejects(() => missingTools(["sh"], "/bin"), Deno.errors.NotCapable),
});
