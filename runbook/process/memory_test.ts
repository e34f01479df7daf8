import { assert, assertEquals } from "@std/assert";
import { runProcess } from "./mod.ts";

const env = { PATH: Deno.env.get("PATH") ?? "/usr/bin:/bin" };

Deno.test("process: a gigabyte without a line break passes through bounded memory", async () => {
  const before = Deno.memoryUsage().rss;
  let length = 0;
  let highest = 0;
  const { code } = await runProcess({
    command: "head -c 1G /dev/zero",
    cwd: "/",
    env,
    timeout: 120_000,
    onOutput: ({ text }) => {
      length += text.length;
      highest = Math.max(highest, Deno.memoryUsage().rss);
    },
  });
  assertEquals({ code, length }, { code: 0, length: 2 ** 30 });
  const grown = Math.round((highest - before) / 2 ** 20);
  assert(grown < 100, `memory grew by ${grown} MB`);
});
