import { assertEquals } from "@std/assert";
import { failure, kubeconfigFor, serveApi } from "../testdata/mod.ts";
import { gather } from "./gather.ts";
import { openProbe, type Probe } from "./probe.ts";

const DEMO = { apiVersion: "apps/v1", kind: "Deployment", name: "demo", namespace: "web" };
const PODS = "/api/v1/namespaces/web/pods";

function probeFor(port: number): Promise<Probe> {
  const run = () => Promise.resolve({ code: 127, stdout: "", stderr: "" });
  return openProbe({ kubeconfig: kubeconfigFor(port), run });
}

Deno.test("gather: a deployment with its events, and its pod with its last words", async () => {
  const resource = { name: "deployments", kind: "Deployment", namespaced: true, verbs: [] };
  await using server = await serveApi({
    "/apis/apps/v1": { body: { resources: [resource] } },
    "/apis/apps/v1/namespaces/web/deployments/demo": {
      body: {
        apiVersion: "apps/v1",
        kind: "Deployment",
        metadata: { name: "demo" },
        spec: { selector: { matchLabels: { app: "demo" } } },
        status: {
          observedGeneration: 2,
          replicas: 1,
          conditions: [{ type: "Available", status: "False", reason: "Min", message: "too few" }],
        },
      },
    },
    "/api/v1/namespaces/web/events": {
      body: {
        items: [
          event("2026-11-23T10:00:02Z", "BackOff", "again"),
          event("2026-11-23T10:00:01Z", "Pulled", "there"),
        ],
      },
    },
    [PODS]: { body: { items: [pod("demo-1", "False"), pod("demo-2", "True")] } },
    [`${PODS}/demo-1/log`]: { body: "cannot open database" },
  });
  const events = ["Last events:", "  Warning Pulled: there", "  Warning BackOff: again"];
  assertEquals(await gather(await probeFor(server.port), [DEMO]), [
    {
      title: "Deployment demo in namespace web",
      lines: ["Available=False Min: too few", "replicas: 1", ...events],
    },
    {
      title: "Pod demo-1 in namespace web",
      lines: [
        "Running on node1",
        "Ready=False",
        "container httpd (httpd:2) waits, CrashLoopBackOff: back-off 10s; " +
        "restarted 3 times, last after exit code 1, Error",
        ...events,
        "Last lines of container httpd:",
        "  cannot open database",
      ],
    },
  ]);
});

Deno.test("gather: an object that is not there says so", async () => {
  await using server = await serveApi({
    "/api/v1": { body: { resources: [{ name: "services", kind: "Service", namespaced: true }] } },
    "/api/v1/namespaces/web/events": { body: { items: [] } },
  });
  const probe = await probeFor(server.port);
  const service = { apiVersion: "v1", kind: "Service", name: "demo", namespace: "web" };
  assertEquals(await gather(probe, [service]), [
    { title: "Service demo in namespace web", lines: ["It does not exist"] },
  ]);
});

Deno.test("gather: a cluster that does not answer is said once", async () => {
  const away = { status: 503, body: failure(503, "away") };
  await using server = await serveApi({ "/apis/apps/v1": away });
  const findings = await gather(await probeFor(server.port), [DEMO, { ...DEMO, name: "other" }]);
  assertEquals(findings.map(({ title }) => title), ["The cluster"]);
});

function event(lastTimestamp: string, reason: string, message: string) {
  const involvedObject = { kind: "Deployment", name: "demo" };
  return { metadata: {}, type: "Warning", lastTimestamp, reason, message, involvedObject };
}

function pod(name: string, ready: string) {
  const container = {
    name: "httpd",
    image: "httpd:2",
    ready: false,
    restartCount: 3,
    state: { waiting: { reason: "CrashLoopBackOff", message: "back-off 10s" } },
    lastState: { terminated: { exitCode: 1, reason: "Error" } },
  };
  return {
    metadata: { name, namespace: "web" },
    spec: { nodeName: "node1", containers: [] },
    status: {
      phase: "Running",
      conditions: [{ type: "Ready", status: ready }],
      containerStatuses: [container],
    },
  };
}
