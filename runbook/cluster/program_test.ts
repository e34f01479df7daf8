import { assertEquals, assertRejects } from "@std/assert";
import { classify } from "./classify.ts";
import { createProgramRunner } from "./program.ts";

const env = { PATH: Deno.env.get("PATH") ?? "", GREETING: "hello" };

Deno.test("program: every word reaches the program as it stands", async () => {
  const run = createProgramRunner({ cwd: "/", env });
  assertEquals(await run(["printf", "%s|", "two words", "$GREETING", "it's"]), {
    code: 0,
    stdout: "two words|$GREETING|it's|",
    stderr: "",
  });
});

Deno.test("program: folder and environment are the given ones, both outputs are kept apart", async () => {
  const run = createProgramRunner({ cwd: "/", env });
  assertEquals(await run(["sh", "-c", 'pwd; echo "$GREETING" >&2; exit 3']), {
    code: 3,
    stdout: "/\n",
    stderr: "hello\n",
  });
});

Deno.test("program: one that is not there has the shell's exit code", async () => {
  const run = createProgramRunner({ cwd: "/", env });
  assertEquals((await run(["no-such-program"])).code, 127);
});

Deno.test("program: one that does not end in time brings nothing home", async () => {
  const run = createProgramRunner({ cwd: "/", env, timeout: 100 });
  const error = await assertRejects(() => run(["sleep", "60"]), Error);
  assertEquals(classify(error), {
    kind: "unreachable",
    message: "sleep did not end within 0.1 s",
  });
});
