import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { EnvironmentError } from "../errors/mod.ts";
import { isAlive, type ProcessRequest, runProcess } from "./mod.ts";

const env = { PATH: Deno.env.get("PATH") ?? "/usr/bin:/bin" };

/** Runs a command and gathers what it prints. */
async function run(command: string, options: Partial<ProcessRequest> = {}) {
  const printed = { stdout: "", stderr: "" };
  const result = await runProcess({
    command,
    cwd: "/",
    env,
    timeout: 20_000,
    onOutput: ({ stream, text }) => void (printed[stream] += text),
    ...options,
  });
  return { ...result, ...printed };
}

Deno.test("process: output, exit code and time of a command are told", async () => {
  const { duration, ...rest } = await run("echo one; echo two >&2; exit 3");
  assertEquals(rest, {
    stdout: "one\n",
    stderr: "two\n",
    code: 3,
    signal: null,
    timedOut: false,
    aborted: false,
    leftOpen: false,
  });
  assert(Number.isInteger(duration) && duration >= 0);
});

Deno.test("process: bash stops at the first failure, in a pipe and at an unset variable", async () => {
  assertEquals((await run("false; echo on")).stdout, "");
  assertEquals((await run("false | cat; echo on")).stdout, "");
  assertEquals((await run('echo "$unset"; echo on')).stdout, "");
});

Deno.test("process: a missing program is exit code 127", async () => {
  const { code, stderr } = await run("no-such-program");
  assertEquals(code, 127);
  assertEquals(stderr, "bash: line 1: no-such-program: command not found\n");
});

Deno.test("process: an end by signal is told by its name", async () => {
  const { code, signal } = await run("kill -9 $$");
  assertEquals({ code, signal }, { code: null, signal: "SIGKILL" });
});

Deno.test("process: the environment is exactly the given one", async () => {
  Deno.env.set("RUNBOOK_TEST_INHERITED", "yes");
  try {
    const { stdout } = await run("env", { env: { PATH: env.PATH, COLOUR: "blue" } });
    const names = stdout.trimEnd().split("\n").map((line) => line.split("=")[0]);
    assertEquals(names.sort(), ["COLOUR", "PATH", "PWD", "SHLVL", "_"]);
  } finally {
    Deno.env.delete("RUNBOOK_TEST_INHERITED");
  }
});

Deno.test("process: the shell that runs the command holds no variable of ours", async () => {
  const { code, stdout } = await run(
    'echo "${REPLY-unset} $0"; ls /dev/fd/3 2>/dev/null || echo closed',
  );
  assertEquals({ code, stdout }, { code: 0, stdout: "unset bash\nclosed\n" });
});

Deno.test("process: the command runs in the given folder", async () => {
  const folder = await Deno.realPath(await Deno.makeTempDir());
  try {
    assertEquals((await run("pwd", { cwd: folder })).stdout, `${folder}\n`);
  } finally {
    await Deno.remove(folder);
  }
});

Deno.test("process: a reader of standard input meets its end", async () => {
  assertEquals((await run("cat; echo after")).stdout, "after\n");
});

Deno.test("process: the command waits until its start is noted", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const order: string[] = [];
    await run("echo ran; touch ran", {
      cwd: folder,
      onStart: async (process) => {
        order.push(`alive: ${await isAlive(process)}`);
        order.push(`files: ${[...Deno.readDirSync(folder)].length}`);
      },
      onOutput: ({ text }) => void order.push(text),
    });
    assertEquals(order, ["alive: true", "files: 0", "ran\n"]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("process: a command that bash cannot parse is a result, told after its start", async () => {
  const order: string[] = [];
  const { code } = await run("echo 'open", {
    onStart: ({ startTime }) => void order.push(`start "${startTime}"`),
    onOutput: ({ text }) => void order.push(text),
  });
  assertEquals(code, 2);
  assertEquals(order[0], 'start ""');
  assertStringIncludes(order.slice(1).join(""), "line 1: unexpected EOF");
});

Deno.test("process: characters cut by a chunk's edge come whole", async () => {
  const chunks: string[] = [];
  const { code } = await run(
    String
      .raw`printf '\xf0\x9f'; read -rt 0.1 <> <(:) || true; printf '\x90\xb3 \xc3'; printf '\xa4'`,
    { onOutput: ({ text }) => void chunks.push(text) },
  );
  assertEquals(code, 0);
  assertEquals(chunks.join(""), "🐳 ä");
});

Deno.test("process: NUL, escapes, broken UTF-8 and a byte order mark pass as characters", async () => {
  const { stdout } = await run(String.raw`printf '\xef\xbb\xbfa\0b\x1b[31m\xffc\xc3'`);
  assertEquals(stdout, "\uFEFFa\0b\x1b[31m\uFFFDc\uFFFD");
});

Deno.test("process: a missing folder is an error of the environment that names it", async () => {
  const error = await assertRejects(() => run("true", { cwd: "/no/such" }), EnvironmentError);
  assertEquals(
    error.message,
    'Cannot run a command in folder "/no/such": there is no such folder',
  );
});

Deno.test("process: without bash on PATH the error says how to get it", async () => {
  const error = await assertRejects(
    () => run("true", { env: { PATH: "/no/such" } }),
    EnvironmentError,
  );
  assertEquals(error.message, "Cannot run a command: there is no bash on PATH");
  assertStringIncludes(error.remedy ?? "", "apt install bash");
});

Deno.test("process: zx settings in our own environment change nothing", async () => {
  Deno.env.set("ZX_PREFIX", "echo hijacked;");
  try {
    assertEquals((await run("echo on")).stdout, "on\n");
  } finally {
    Deno.env.delete("ZX_PREFIX");
  }
});

Deno.test({
  name: "process: permission to run bash is enough to run, find and end a command",
  permissions: { run: ["bash"], read: true, env: true, sys: true },
  async fn() {
    const { timedOut } = await run("sleep 100", {
      env: { PATH: "/usr/bin:/bin" },
      timeout: 1,
      onStart: async (process) => assertEquals(await isAlive(process), true),
    });
    assertEquals(timedOut, true);
  },
});
