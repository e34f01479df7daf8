import { assertEquals } from "@std/assert";
import { script, services } from "./services.ts";

Deno.test("services: every node runs the agents, node 1 the control plane, too", () => {
  const agents = ["containerd", "kube-proxy", "kubelet"];
  assertEquals(Object.keys(services(2)).sort(), agents);
  assertEquals(
    Object.keys(services(1)).sort(),
    [...agents, "etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler"].sort(),
  );
});

Deno.test("services: a node's kubelet speaks as this node", () => {
  const kubelet = services(3).kubelet ?? [];
  for (const word of ["--hostname-override=node3", "--node-ip=192.168.1.13"]) {
    assertEquals(kubelet.includes(word), true, word);
  }
});

Deno.test("services: a script hands every word on as it is", async () => {
  const words = ["a b", "it's", "$HOME", '"', "*"];
  const { stdout } = await new Deno.Command("sh", {
    args: ["-c", script(["printf", "%s\\n", ...words])],
  }).output();
  assertEquals(new TextDecoder().decode(stdout), words.map((word) => `${word}\n`).join(""));
});
