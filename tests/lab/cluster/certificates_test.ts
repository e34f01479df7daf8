import { assertEquals } from "@std/assert";
import { CERTIFICATES, kubeconfig, KUBECONFIGS } from "./certificates.ts";

Deno.test("certificates: nodes are in the group that the node authorizer knows", () => {
  const nodes = CERTIFICATES.filter(({ name }) => name.startsWith("node"));
  assertEquals(
    nodes.map(({ subject, names }) => [subject, names?.at(-1)]),
    [
      ["/O=system:nodes/CN=system:node:node1", "IP:192.168.1.11"],
      ["/O=system:nodes/CN=system:node:node2", "IP:192.168.1.12"],
      ["/O=system:nodes/CN=system:node:node3", "IP:192.168.1.13"],
    ],
  );
});

Deno.test("certificates: the API server answers to its address, its ClusterIP and its names", () => {
  const server = CERTIFICATES.find(({ name }) => name === "kube-apiserver");
  for (const name of ["IP:192.168.1.11", "IP:10.96.0.1", "DNS:kubernetes.default.svc"]) {
    assertEquals(server?.names?.includes(name), true, name);
  }
});

Deno.test("certificates: everyone who talks to the API server has a kubeconfig", () => {
  assertEquals([...KUBECONFIGS].sort(), [
    "admin",
    "kube-controller-manager",
    "kube-proxy",
    "kube-scheduler",
    "node1",
    "node2",
    "node3",
  ]);
});

Deno.test("certificates: a kubeconfig needs no other file", () => {
  const text = kubeconfig("admin", { ca: "CA", certificate: "CRT", key: "KEY" });
  assertEquals(JSON.parse(text), {
    apiVersion: "v1",
    kind: "Config",
    clusters: [{
      name: "homelab",
      cluster: { server: "https://192.168.1.11:6443", "certificate-authority-data": "Q0E=" },
    }],
    users: [{
      name: "admin",
      user: { "client-certificate-data": "Q1JU", "client-key-data": "S0VZ" },
    }],
    contexts: [{ name: "admin@homelab", context: { cluster: "homelab", user: "admin" } }],
    "current-context": "admin@homelab",
  });
});
