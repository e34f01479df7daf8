import { assertEquals } from "@std/assert";
import { answering, callOnTerminal } from "./on_terminal.ts";
import { Scene } from "./scene.ts";

Deno.test("help: is as wide as the terminal, and no wider than a page", async () => {
  using scene = new Scene();
  const widest = async (columns?: number) => {
    const process = callOnTerminal(scene.call("undo", "--help"), columns);
    const { code, shown } = await answering(process, "[y/N]", []);
    assertEquals(code, 0);
    return Math.max(...shown.split("\r\n").map(({ length }) => length));
  };
  for (const columns of [45, 60, 80]) assertEquals(await widest(columns) <= columns, true);
  const page = await widest(100);
  assertEquals(page > 80, true);
  assertEquals(await widest(200), page);
  assertEquals(await widest(), page);
});
