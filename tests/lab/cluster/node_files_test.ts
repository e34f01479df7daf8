import { assertEquals, assertNotEquals, assertStringIncludes } from "@std/assert";
import { nodeFiles } from "./node_files.ts";

function parsed(node: 1 | 2 | 3, name: string): Record<string, unknown> {
  return JSON.parse(nodeFiles(node, []).get(name) ?? "");
}

Deno.test("node files: no two kubelets share a control group", () => {
  const roots = ([1, 2, 3] as const).map((node) => parsed(node, "kubelet.json")["cgroupRoot"]);
  assertEquals(roots, ["/homelab-lab/node1", "/homelab-lab/node2", "/homelab-lab/node3"]);
});

Deno.test("node files: no two nodes give their pods the same addresses", () => {
  const networks = ([1, 2] as const).map((node) => parsed(node, "cni/10-pods.conflist")["plugins"]);
  assertNotEquals(networks[0], networks[1]);
});

Deno.test("node files: every image comes from the LAN", () => {
  assertStringIncludes(
    nodeFiles(1, []).get("registries/_default/hosts.toml") ?? "",
    'server = "http://192.168.1.2:5000"',
  );
});

Deno.test("node files: pinned images are listed one a line, with the chart's digest", () => {
  const pinned = [{ image: "registry.k8s.io/a/b:v1", digest: "sha256:00" }];
  assertEquals(nodeFiles(2, pinned).get("pinned-images"), "registry.k8s.io/a/b:v1 sha256:00\n");
});
