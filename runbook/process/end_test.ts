import { assert, assertEquals, assertRejects } from "@std/assert";
import {
  endProcess,
  isAlive,
  type ProcessIdentity,
  type ProcessRequest,
  runProcess,
} from "./mod.ts";

const env = { PATH: Deno.env.get("PATH") ?? "/usr/bin:/bin" };

/** A running command: who it is and its first line of output. */
function begin(command: string, options: Partial<ProcessRequest> = {}) {
  const started = Promise.withResolvers<ProcessIdentity>();
  const spoken = Promise.withResolvers<string>();
  const result = runProcess({
    command,
    cwd: "/",
    env,
    timeout: 20_000,
    grace: 300,
    onStart: started.resolve,
    onOutput: ({ text }) => spoken.resolve(text),
    ...options,
  });
  return { started: started.promise, spoken: spoken.promise, result };
}

Deno.test("process end: a timeout ends the command and all its children", async () => {
  const { started, result } = begin("sleep 100 & timeout 100 sleep 100 | cat", {
    timeout: 100,
  });
  const { code, signal, timedOut, aborted } = await result;
  assertEquals(
    { code, signal, timedOut, aborted },
    { code: null, signal: "SIGTERM", timedOut: true, aborted: false },
  );
  assertEquals(await isAlive(await started), false);
});

Deno.test("process end: an abort ends the command, which may tidy up", async () => {
  const abort = new AbortController();
  const { spoken, result } = begin("trap 'exit 7' TERM; echo ready; sleep 100 & wait", {
    signal: abort.signal,
  });
  await spoken;
  abort.abort();
  const { code, aborted, timedOut } = await result;
  assertEquals({ code, aborted, timedOut }, { code: 7, aborted: true, timedOut: false });
});

Deno.test("process end: a command that ignores SIGTERM is killed after the grace period", async () => {
  const abort = new AbortController();
  const { started, spoken, result } = begin("trap '' TERM; echo ready; sleep 100; sleep 100", {
    signal: abort.signal,
  });
  await spoken;
  abort.abort();
  const { signal, aborted, duration } = await result;
  assertEquals({ signal, aborted }, { signal: "SIGKILL", aborted: true });
  assert(duration >= 250, `${duration} ms`);
  assertEquals(await isAlive(await started), false);
});

Deno.test("process end: a command may tidy up even where its output goes to a file", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const abort = new AbortController();
    const { spoken, result } = begin(
      "exec 4>&1 >log 2>/dev/null; trap 'sleep 0.1; echo tidy; exit' TERM; echo ready >&4; exec 4>&-; " +
        "while true; do sleep 100 || true; done",
      { cwd: folder, signal: abort.signal, grace: 5_000 },
    );
    await spoken;
    abort.abort();
    assertEquals((await result).code, 0);
    assertEquals(await Deno.readTextFile(`${folder}/log`), "tidy\n");
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("process end: aborted before its start, the command does nothing", async () => {
  const { result } = begin("echo ran", {
    signal: AbortSignal.abort(),
    onOutput: ({ text }) => {
      throw new Error(text);
    },
  });
  assertEquals((await result).aborted, true);
});

Deno.test("process end: a child left in the background does not hold the command open", async () => {
  const { started, result } = begin("sleep 100 & echo done");
  const { code, leftOpen, duration } = await result;
  assertEquals({ code, leftOpen }, { code: 0, leftOpen: true });
  assert(duration < 10_000, `${duration} ms`);
  assertEquals(await isAlive(await started), false);
});

Deno.test("process end: a daemon in a session of its own does not hold the command open", async () => {
  const { spoken, result } = begin("setsid sleep 100 & echo $!");
  const daemon = Number(await spoken);
  try {
    assertEquals((await result).leftOpen, true);
  } finally {
    Deno.kill(daemon, "SIGKILL");
  }
});

Deno.test("process end: what a quick child prints after its parent's exit is kept", async () => {
  let text = "";
  const { result } = begin("(read -rt 0.05 <> <(:) || echo late) & echo early", {
    onOutput: (chunk) => void (text += chunk.text),
  });
  assertEquals((await result).leftOpen, false);
  assertEquals(text, "early\nlate\n");
});

Deno.test("process end: a failure while noting the start keeps the command from running", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const { result } = begin("touch ran", {
      cwd: folder,
      onStart: () => Promise.reject(new Error("disk full")),
    });
    await assertRejects(() => result, Error, "disk full");
    assertEquals([...Deno.readDirSync(folder)], []);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("process end: if the runbook dies before the start is noted, the command never runs", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const imports = { "zx/core": import.meta.resolve("zx/core") };
    await Deno.writeTextFile(`${folder}/imports.json`, JSON.stringify({ imports }));
    const script = `
      import { runProcess } from ${JSON.stringify(import.meta.resolve("./mod.ts"))};
      await runProcess({
        command: "touch ran",
        cwd: ${JSON.stringify(folder)},
        env: ${JSON.stringify(env)},
        timeout: 20_000,
        onStart: (process) => {
          console.log(JSON.stringify(process));
          Deno.kill(Deno.pid, "SIGKILL");
        },
        onOutput: () => {},
      });`;
    await Deno.writeTextFile(`${folder}/runbook.ts`, script);
    const { signal, stdout } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "--no-lock", "--import-map", "imports.json", "runbook.ts"],
      cwd: folder,
    }).output();
    assertEquals(signal, "SIGKILL");
    const process = JSON.parse(new TextDecoder().decode(stdout));
    while (await isAlive(process)) await Promise.resolve();
    assertEquals([...Deno.readDirSync(folder)].map(({ name }) => name).includes("ran"), false);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("process end: a failure while noting output ends the command and is thrown", async () => {
  const { started, result } = begin("yes", {
    onOutput: () => {
      throw new Error("disk full");
    },
  });
  await assertRejects(() => result, Error, "disk full");
  assertEquals(await isAlive(await started), false);
});

Deno.test("process end: a process found again by its identity is ended with its group", async () => {
  const { started, spoken, result } = begin("trap '' TERM; echo ready; sleep 100 & sleep 100");
  const process = await started;
  await spoken;
  assertEquals(await isAlive(process), true);
  await endProcess(process, 50);
  assertEquals((await result).signal, "SIGKILL");
  assertEquals(await isAlive(process), false);
  await endProcess(process);
});

Deno.test("process end: the rest of a group counts as alive when its leader is gone", async () => {
  const { started, result } = begin("sleep 100 >/dev/null 2>&1 & true");
  const process = await started;
  assertEquals((await result).leftOpen, false);
  assertEquals(await isAlive(process), true);
  await endProcess(process);
  assertEquals(await isAlive(process), false);
});

Deno.test("process end: another process of the same number is a stranger, left alone", async () => {
  const abort = new AbortController();
  const { started, result } = begin("sleep 100", { signal: abort.signal });
  const process = await started;
  const stranger = { ...process, startTime: `${process.startTime}1` };
  assertEquals(await isAlive(stranger), false);
  await endProcess(stranger);
  assertEquals(await isAlive(process), true);
  abort.abort();
  await result;
});
