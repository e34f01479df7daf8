import { assertEquals, assertRejects } from "@std/assert";
import { fileURLToPath } from "node:url";
import { EnvironmentError } from "../../../runbook/errors/mod.ts";
import { attachLab, startLab, takeDown } from "./mod.ts";
import { assertNoTraces, burials, type Traces, traces } from "./traces.ts";
import { waitFor } from "./waiting.ts";

const STATE = "/var/lib/homelab-lab";
const MAIN = fileURLToPath(new URL("../main.ts", import.meta.url));
const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** Takes a picture of the machine, which must not have somebody else's lab. */
async function pictureWithoutLab(): Promise<Traces> {
  assertEquals(await attachLab(), undefined);
  await burials();
  return await traces();
}

/** `deno task lab up` in a process of its own. */
function up(): Deno.ChildProcess {
  const map = `${ROOT}.runbook/imports.json`;
  const args = ["run", "-q", "-A", "--import-map", map, MAIN, "up"];
  return new Deno.Command(Deno.execPath(), { args, cwd: ROOT, stdout: "null", stderr: "null" })
    .spawn();
}

/** Waits until a file of the lab is there. */
async function appears(path: string): Promise<void> {
  const look = () => Deno.stat(path).catch(() => undefined);
  await waitFor(look, { what: `${path} is there`, timeout: 60_000, every: 1 });
}

Deno.test("lab: after a life in peace nothing of it is left", async () => {
  const before = await pictureWithoutLab();
  {
    await using lab = await startLab();
    const { code } = await lab.exec(["kubectl", "create", "deployment", "web", "--image=httpd"]);
    assertEquals(code, 0);
    await lab.exec(["kubectl", "rollout", "status", "deployment/web", "--timeout=60s"]);
  }
  assertEquals(await attachLab(), undefined);
  await assertNoTraces(before);
});

Deno.test("lab: with a node switched off nothing of it is left", async () => {
  const before = await pictureWithoutLab();
  {
    await using lab = await startLab();
    await lab.node(2).powerOff();
    await lab.node(3).stopAgents();
  }
  await assertNoTraces(before);
});

for (
  const moment of [
    "lock",
    "pki/ca.crt",
    "lan/network",
    "node3/network",
    "node1/log/kube-apiserver.log",
    "node2/lib/kubelet/pods",
    "lab.json",
  ]
) {
  Deno.test(`lab: killed when ${moment} appears, nothing of it is left after down`, async () => {
    const before = await pictureWithoutLab();
    const child = up();
    await appears(`${STATE}/${moment}`);
    child.kill("SIGKILL");
    await child.status;
    await takeDown();
    await assertNoTraces(before);
  });
}

Deno.test("lab: what a killed start left behind does not hinder the next one", async () => {
  const before = await pictureWithoutLab();
  const child = up();
  await appears(`${STATE}/node1/log/kube-apiserver.log`);
  child.kill("SIGKILL");
  await child.status;
  {
    await using lab = await startLab();
    assertEquals((await lab.exec(["kubectl", "get", "node", "node3"])).code, 0);
  }
  await assertNoTraces(before);
});

Deno.test("lab: interrupted at the keyboard, up takes away what it began", async () => {
  const before = await pictureWithoutLab();
  const child = up();
  await appears(`${STATE}/node1/log/kube-apiserver.log`);
  child.kill("SIGINT");
  assertEquals((await child.status).code, 130);
  await assertNoTraces(before);
});

Deno.test("lab: while one process starts it, another is told so", async () => {
  const before = await pictureWithoutLab();
  const child = up();
  await appears(`${STATE}/pki/ca.crt`);
  await assertRejects(() => startLab(), EnvironmentError, "another process");
  await assertRejects(() => takeDown(), EnvironmentError, "another process");
  assertEquals((await child.status).code, 0);
  await takeDown();
  await assertNoTraces(before);
});

Deno.test("lab: up twice is harmless, a second lab is refused", async () => {
  {
    await using lab = await startLab();
    assertEquals((await up().status).code, 0);
    assertEquals((await attachLab())?.since, lab.since);
    await assertRejects(() => startLab(), EnvironmentError, "one is up since");
  }
  assertEquals(await attachLab(), undefined);
});
