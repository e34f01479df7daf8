import { assertEquals } from "@std/assert";
import { deskEnvironment } from "./desk.ts";

Deno.test("desk: a command finds the lab's programs first and the lab's cluster only", () => {
  const env = deskEnvironment({ PATH: "/usr/bin", HOME: "/home/me", KUBECONFIG: "/mine" }, 3);
  assertEquals(env["PATH"], "/var/lib/homelab-lab/desk/helm3:/usr/bin");
  assertEquals(env["KUBECONFIG"], "/var/lib/homelab-lab/desk/kubeconfig");
  assertEquals(env["HOME"], "/var/lib/homelab-lab/desk/home");
});

Deno.test("desk: the user's own proxies, kubectl and helm settings stay outside", () => {
  const mine = {
    https_proxy: "http://proxy:3128",
    NO_PROXY: "*",
    HELM_NAMESPACE: "mine",
    KUBECACHEDIR: "/mine",
    XDG_CONFIG_HOME: "/mine",
    TERM: "xterm",
  };
  const env = deskEnvironment(mine, 4);
  assertEquals(Object.keys(env).sort(), ["DENO_DIR", "HOME", "KUBECONFIG", "PATH", "TERM"]);
});

Deno.test("desk: what Deno has fetched stays in reach with another home folder", () => {
  const folder = (env: Record<string, string>) => deskEnvironment(env, 4)["DENO_DIR"];
  assertEquals(folder({ HOME: "/home/me" }), "/home/me/.cache/deno");
  assertEquals(folder({ HOME: "/home/me", XDG_CACHE_HOME: "/cache" }), "/cache/deno");
  assertEquals(folder({ HOME: "/home/me", DENO_DIR: "/deno" }), "/deno");
});
