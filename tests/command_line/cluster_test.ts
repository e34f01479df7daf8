import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { closedPort, kubeconfigFor, serveApi } from "./api_server.ts";
import { Scene } from "./scene.ts";

const TOOLS = ["bash", "kubectl", "helm", "curl"];

/** A PATH on which only these programs are, each of which does nothing. */
function pathWith(scene: Scene, programs: readonly string[]): string {
  for (const program of programs) scene.file(`bin/${program}`, "#!/bin/sh\n", 0o755);
  return `${scene.path}/bin`;
}

Deno.test("cluster: KUBECONFIG names a file that is not there", async () => {
  using scene = new Scene();
  await scene.call("run").env({ KUBECONFIG: `${scene.path}/none` }).fails(
    4,
    `
    error: Cannot read kubeconfig "/scene/none": no such file, expected KUBECONFIG to name ...
      Correct KUBECONFIG, or unset it to use ~/.kube/config`,
  );
  scene.isUntouched();
});

Deno.test("cluster: a broken kubeconfig is shown by line and column", async () => {
  using scene = new Scene();
  scene.file("user/.kube/config", "apiVersion: v1\nclusters: [\n");
  await scene.call("run").fails(
    3,
    `
    error: Cannot read kubeconfig "/scene/user/.kube/config": ..., expected valid YAML
      at /scene/user/.kube/config:<_:int>:<_:int>`,
  );
  scene.isUntouched();
});

Deno.test("cluster: an unknown context, with the one that was meant", async () => {
  using scene = new Scene();
  const KUBECONFIG = scene.file("kubeconfig", kubeconfigFor(1));
  await scene.call("run", "--context", "homelba").env({ KUBECONFIG }).fails(
    4,
    `
    error: Cannot use context "homelba": it is not in "/scene/kubeconfig", expected "homelab"
      Did you mean "homelab"?`,
  );
  scene.isUntouched();
});

Deno.test("cluster: one that does not answer is an error and no rehearsal", async () => {
  using scene = new Scene();
  const port = closedPort();
  const KUBECONFIG = scene.file("kubeconfig", kubeconfigFor(port));
  const begin = performance.now();
  await scene.call("run", "--yes").env({ KUBECONFIG, PATH: pathWith(scene, TOOLS) }).fails(
    4,
    `
    error: Cannot reach the cluster at http://127.0.0.1:${port} (context "homelab"): ...
      Start the cluster, or choose another one with --context`,
  );
  assert(performance.now() - begin < 10_000);
  scene.isUntouched();
});

Deno.test("cluster: missing programs are all named at once", async () => {
  using scene = new Scene();
  await using server = serveApi();
  const KUBECONFIG = scene.file("kubeconfig", server.kubeconfig);
  const PATH = pathWith(scene, ["bash", "curl"]);
  await scene.call("run", "--yes").env({ KUBECONFIG, PATH }).fails(
    4,
    `
    error: Cannot tell the runbook to a cluster: kubectl and helm are not on PATH, ...
      Install kubectl and helm, then start again`,
  );
  scene.isUntouched();
});

Deno.test("cluster: nobody can be asked without a terminal, so --yes is needed", async () => {
  using scene = new Scene();
  await using server = serveApi();
  const KUBECONFIG = scene.file("kubeconfig", server.kubeconfig);
  await scene.call("run").env({ KUBECONFIG, PATH: pathWith(scene, TOOLS) }).fails(
    2,
    `
    error: Cannot ask without a terminal whether this is meant:
    The runbook has not changed this cluster before:
      context  homelab
      server   http://127.0.0.1:<_:int> (Kubernetes v1.35.4)
      nodes    node1 (192.168.1.11)
    ...
      Say that it is with --yes`,
  );
  scene.isUntouched();
});

Deno.test("cluster: a second run at the same time is refused and names the first", async () => {
  using scene = new Scene();
  const asked = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<void>();
  await using server = serveApi(() => {
    asked.resolve();
    return answer.promise;
  });
  const KUBECONFIG = scene.file("kubeconfig", server.kubeconfig);
  const call = scene.call("run").env({ KUBECONFIG, PATH: pathWith(scene, TOOLS) });
  await using first = call.spawn();
  await asked.promise;
  for (const words of [["run"], ["run", "--rehearse"], ["resume"]]) {
    await scene.call(...words).fails(
      4,
      `
      error: Cannot start in the runbook folder "/scene/home": process ${first.pid} is at it since ...
        Wait until it has ended, or end it: kill ${first.pid}`,
    );
  }
  answer.resolve();
  const { code, stderr } = await first.output();
  assertEquals(code, 2);
  assertStringIncludes(new TextDecoder().decode(stderr), "Cannot ask without a terminal");
  scene.isUntouched();
});

Deno.test("cluster: undo has to know which one, and that something stands in it", async () => {
  using scene = new Scene();
  await scene.call("undo", "--yes").fails(
    4,
    "error: Cannot undo: no cluster is configured, ...\n  Set KUBECONFIG to ...",
  );
  await using server = serveApi();
  const KUBECONFIG = scene.file("kubeconfig", server.kubeconfig);
  await scene.call("undo", "--yes").env({ KUBECONFIG, PATH: pathWith(scene, TOOLS) }).fails(
    2,
    `
    error: Cannot undo: the journals of this folder know of nothing that stands in the ... "homelab"
      To see what they know: deno task status`,
  );
  scene.isUntouched();
});

Deno.test("cluster: a home that cannot be written stops before anything is done", async () => {
  using scene = new Scene();
  scene.file("home", "a file where the folder should be");
  await scene.call("run").fails(
    4,
    `
    error: Cannot take the lock "/scene/home/.runbook/lock": not a directory, ...
      Nothing was done yet; ...`,
  );
  await scene.call("status").fails(
    4,
    `
    error: Cannot list the runs in "/scene/home/.runbook/runs": not a directory, ...
      Nothing was done; ...`,
  );
});
