import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { runbook } from "../../steps/mod.ts";
import { Scene } from "./scene.ts";

const NUMBERS = runbook.steps.map((_, index) => index + 1);

Deno.test("list: the steps by number, id and title", async () => {
  using scene = new Scene();
  const { stdout } = await scene.call("list");
  const lines = stdout.trimEnd().split("\n");
  assertEquals(
    lines.map((line) => line.trim().split(/ {2,}/)),
    runbook.steps.map(({ id, title }, index) => [String(index + 1), id, title]),
  );
});

Deno.test("plan: every command with its values, asking no cluster and writing nothing", async () => {
  using scene = new Scene();
  const nobody = scene.file("kubeconfig", "this is no kubeconfig");
  const { stdout } = await scene.call("plan").env({ KUBECONFIG: nobody });
  const headings = stdout.split("\n").filter((line) => /^\d\. /.test(line));
  assertEquals(headings.length, runbook.steps.length);
  assertMatch(stdout, /^ {2}changes .* helm /m);
  assertMatch(stdout, /^ {2}looks until .* kubectl /m);
  assertMatch(stdout, /Nothing was run\.$/m);
  scene.isUntouched();
});

Deno.test("plan: of one step, with the values that were asked for", async () => {
  using scene = new Scene();
  const file = scene.file("mine.yaml", "domain: lan.example\naddress: 192.168.7.7\n");
  const words = ["plan", "demo-service", "--settings", file, "--set", "address=192.168.7.8"];
  const { stdout } = await scene.call(...words);
  assertStringIncludes(stdout, "demo.lan.example:80:192.168.7.8");
  assertEquals(stdout.match(/^\d\. /gm), ["3. "]);
});

Deno.test("plan: says how many commands may change the cluster, and shows files where asked", async () => {
  using scene = new Scene();
  const { stdout } = await scene.call("plan", "loadbalancer");
  assertMatch(stdout, /^\d+ commands of \d+ may change the cluster, the others only look$/m);
  assertEquals(stdout.includes("kind: IPAddressPool"), false);
  const files = await scene.call("plan", "loadbalancer", "--files");
  assertStringIncludes(files.stdout, "kind: IPAddressPool");
});

Deno.test("plan: as JSON it has every step with its commands, modes and files", async () => {
  using scene = new Scene();
  const { stdout } = await scene.call("plan", "1..2", "--json");
  const steps: { readonly id: string; readonly plan: readonly { readonly mode?: string }[] }[] =
    JSON.parse(stdout).steps;
  assertEquals(steps.map(({ id }) => id), ["loadbalancer", "ingress"]);
  const modes = steps.map(({ plan }) => plan.flatMap(({ mode }) => mode ?? [])[0]);
  assertEquals(modes, ["change", "change"]);
});

Deno.test("plan: from a step to the last one, from the first until a step, and both", async () => {
  using scene = new Scene();
  const numbers = async (...words: readonly string[]) =>
    (await scene.call(...words)).stdout.match(/^\d(?=\. )/gm)?.join("");
  assertEquals(await numbers("plan", "--from", "multi-node"), NUMBERS.slice(3).join(""));
  assertEquals(await numbers("plan", "--until", "2"), "12");
  assertEquals(await numbers("run", "--dry-run", "--from=2", "--until=multi-node"), "234");
});

Deno.test("plan: run --dry-run shows the same, asks no cluster and writes nothing", async () => {
  using scene = new Scene();
  const words = ["ingress", "--set", "address=192.168.7.8"];
  const { stdout } = await scene.call("run", "--dry-run", ...words);
  assertEquals(stdout, (await scene.call("plan", ...words)).stdout);
  scene.isUntouched();
});

Deno.test("plan: a settings file is looked for where the user stands", async () => {
  using scene = new Scene();
  scene.file("mine.yaml", "domain: lan.example\n");
  const call = scene.call("plan", "demo-service", "--settings", "mine.yaml");
  assertStringIncludes((await call.env({ INIT_CWD: scene.path })).stdout, "demo.lan.example");
});

Deno.test("status: before the first run it says how to begin", async () => {
  using scene = new Scene();
  await scene.call("status").prints(
    "Nothing was run in this folder yet. To begin: deno task run",
  );
  scene.isUntouched();
});
