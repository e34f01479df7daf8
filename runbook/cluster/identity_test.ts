import { assertEquals, assertMatch, assertRejects } from "@std/assert";
import { EnvironmentError } from "../errors/mod.ts";
import type { Target } from "../journal/mod.ts";
import { identify } from "./identity.ts";
import { closedPort, failure, kubeconfigFor, serveApi } from "../testdata/mod.ts";
import { openProbe } from "./probe.ts";

const version = { body: { gitVersion: "v1.35.4", major: "1", minor: "35" } };
const kubeSystem = { body: { kind: "Namespace", metadata: { name: "kube-system", uid: "a-uid" } } };
const nodes = {
  body: {
    kind: "NodeList",
    items: [{
      metadata: { name: "node-1" },
      status: {
        addresses: [
          { type: "Hostname", address: "node-1" },
          { type: "InternalIP", address: "192.168.1.11" },
        ],
        nodeInfo: {
          architecture: "arm64",
          kubeletVersion: "v1.35.3",
          containerRuntimeVersion: "containerd://2.3.4",
        },
      },
    }, { metadata: { name: "node-2" } }],
  },
};

async function identifyAt(port: number): Promise<Target> {
  const probe = await openProbe({
    kubeconfig: kubeconfigFor(port),
    run: () => Promise.reject(new Error("This test runs no programs")),
  });
  return await identify(probe, { context: "test", server: `https://127.0.0.1:${port}` });
}

Deno.test("identity: says what a cluster is known by", async () => {
  await using server = await serveApi({
    "/version": version,
    "/version/": version,
    "/api/v1/namespaces/kube-system": kubeSystem,
    "/api/v1/nodes": nodes,
  });
  assertEquals(await identifyAt(server.port), {
    context: "test",
    server: `https://127.0.0.1:${server.port}`,
    identity: "a-uid",
    version: "v1.35.4",
    nodes: [{
      name: "node-1",
      address: "192.168.1.11",
      architecture: "arm64",
      kubelet: "v1.35.3",
      runtime: "containerd://2.3.4",
    }, { name: "node-2", address: "", architecture: "", kubelet: "", runtime: "" }],
  });
});

Deno.test("identity: a cluster that does not answer is an error with its server and context", async () => {
  const port = closedPort();
  const error = await assertRejects(() => identifyAt(port), EnvironmentError);
  assertEquals(
    error.message,
    `Cannot reach the cluster at https://127.0.0.1:${port} (context "test"): ` +
      `connection refused 127.0.0.1:${port}, expected an API server`,
  );
  assertEquals(error.exitCode, 4);
});

Deno.test("identity: a user without the right to look is told which right", async () => {
  const forbidden = { status: 403, body: failure(403, 'nodes is forbidden: User "me" cannot') };
  await using server = await serveApi({
    "/version": version,
    "/version/": version,
    "/api/v1/namespaces/kube-system": kubeSystem,
    "/api/v1/nodes": forbidden,
  });
  const error = await assertRejects(() => identifyAt(server.port), EnvironmentError);
  assertMatch(error.message, /^Cannot look at the cluster .*: nodes is forbidden.*to list nodes$/);
});

Deno.test("identity: a server that is no API server is told", async () => {
  await using server = await serveApi({});
  const error = await assertRejects(() => identifyAt(server.port), EnvironmentError);
  assertMatch(error.message, /^Cannot ask the cluster .*\(context "test"\)/);
});
