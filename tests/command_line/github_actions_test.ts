import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { OwnRoot } from "./own_root.ts";
import { Scene } from "./scene.ts";

const PENDING =
  /^::error file=steps\/ingress\.ts,line=\d+,col=\d+,title=Nginx Ingress Controller::/;

/** The environment that GitHub gives to a step of a workflow. */
function actions(scene: Scene): Readonly<Record<string, string>> {
  return { GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: summaryPath(scene) };
}

function summaryPath(scene: Scene): string {
  return `${scene.path}/summary.md`;
}

Deno.test("GitHub Actions: a summary of the run is added to the step's, once for each call", async () => {
  using scene = new Scene();
  scene.file("summary.md", "what was there");
  const { stdout } = await scene.call("run", "demo-service").env(actions(scene));
  assertEquals(stdout.includes("::error"), false);
  const summary = Deno.readTextFileSync(summaryPath(scene));
  assertStringIncludes(summary, "what was there\n\n## Ingress and load balancing\n");
  assertStringIncludes(summary, "**Rehearsal** of the real run");
  assertMatch(summary, /<summary>.* Create a Loadbalanced Service<\/summary>/);
});

Deno.test("GitHub Actions: a check that said no is annotated at its place in the steps", async () => {
  using root = new OwnRoot();
  using scene = new Scene(root.path);
  root.record("192.168.1.254", "<pending>");
  const { stdout } = await scene.call("run").env(actions(scene)).exits(1);
  const [line = "", ...others] = stdout.split("\n").filter((line) => line.startsWith("::error"));
  assertEquals(others, []);
  assertMatch(line, PENDING);
  assertStringIncludes(line, "stdout: expected `192.168.1.254`, found `<pending>`");
  const summary = Deno.readTextFileSync(summaryPath(scene));
  assertStringIncludes(summary, "## Nginx Ingress Controller");
  assertStringIncludes(summary, "expected `192.168.1.254`, found `<pending>`");

  const again = await scene.call("resume").env(actions(scene)).exits(1);
  assertEquals(again.stdout.split("\n").filter((line) => PENDING.test(line)).length, 1);
  assertEquals(
    Deno.readTextFileSync(summaryPath(scene)).match(/^## Ingress and load/gm)?.length,
    2,
  );
});

Deno.test("GitHub Actions: places are seen from the repository that the runbook lies in", async () => {
  using root = new OwnRoot();
  using scene = new Scene(root.path);
  root.record("192.168.1.254", "<pending>");
  const [above, folder] = [/^(.*)\/([^/]+)$/.exec(root.path)?.slice(1) ?? []].flat();
  const workspace = { GITHUB_ACTIONS: "true", GITHUB_WORKSPACE: above ?? "" };
  const { stdout } = await scene.call("run").env(workspace).exits(1);
  assertStringIncludes(stdout, `::error file=${folder}/steps/ingress.ts,line=`);
});

Deno.test("GitHub Actions: what commands print is obeyed by nobody", async () => {
  using root = new OwnRoot();
  using scene = new Scene(root.path);
  root.record("HTTP/1.1 200 OK", "::error::injected");
  const { stdout } = await scene.call("run").env({ GITHUB_ACTIONS: "true" }).exits(1);
  const lines = stdout.split("\n");
  const [, word = "?"] = /^::stop-commands::([\w-]{30,})$/.exec(lines[0] ?? "") ?? [];
  const end = lines.indexOf(`::${word}::`);
  const injected = lines.findLastIndex((line) => line.trim().startsWith("::error::injected"));
  const own = lines.findIndex((line) => line.startsWith("::error file="));
  assert(0 < injected && injected < end && end < own, stdout);
});

Deno.test("GitHub Actions: a summary that cannot be written is a warning, and no more", async () => {
  using scene = new Scene();
  Deno.mkdirSync(summaryPath(scene));
  await scene.call("run", "demo-service").env(actions(scene)).warns(`
    warning: Cannot write the step summary "/scene/summary.md": ...
      The run is what it is without
  `);
  Deno.removeSync(summaryPath(scene));
  scene.file("summary.md", "x".repeat(1024 * 1024));
  await scene.call("run", "demo-service").env(actions(scene)).warns(`
    warning: Cannot write the step summary "/scene/summary.md": it holds 1048576 bytes already...
      The run is what it is without
  `);
});

Deno.test("GitHub Actions: elsewhere nothing of it is printed or written", async () => {
  using root = new OwnRoot();
  using scene = new Scene(root.path);
  root.record("192.168.1.254", "<pending>");
  const { stdout } = await scene.call("run").exits(1);
  assertEquals(/^::/m.test(stdout), false);
});
