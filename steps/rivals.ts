/**
 * What else in a cluster hands out addresses, or gets in the way of announcing them.
 *
 * @module
 */

import { assert } from "@std/assert";
import { absent, type Need, type Probe } from "../runbook/mod.ts";
import type { Settings } from "./settings.ts";

/** Programs that give addresses to Services, by their images. */
const RIVALS = [
  { name: "kube-vip", image: /\/kube-vip(-cloud-provider)?[:@]/ },
  { name: "OpenELB", image: /\/openelb[\w-]*[:@]/ },
  { name: "PureLB", image: /\/purelb\/[\w-]+[:@]/ },
];

/** Nobody else gives addresses to Services, or each knows which are its own. */
export const noOtherBalancer: Need<Settings> = {
  id: "load-balancers",
  title: "there is no other load balancer",
  // Each of them may well be told to leave Services alone, or serve a class of its own.
  gates: false,
  async look(probe) {
    const found = await Promise.all([byImage(probe), ciliumPools(probe), k3sServers(probe)]);
    return found.flat();
  },
  judge(seen) {
    const rivals = seen as readonly string[];
    assert(rivals.length === 0, rivals.join("; "));
  },
  remedy: "keep one load balancer for Services: switch the other off, or part them by " +
    "loadBalancerClass in config/metallb.values.yaml",
};

async function byImage(probe: Probe): Promise<readonly string[]> {
  const { items } = await probe.core.listPodForAllNamespaces();
  const found = items.flatMap(({ metadata, spec }) =>
    (spec?.containers ?? []).flatMap(({ image = "", env = [] }) => {
      const rival = RIVALS.find((rival) => rival.image.test(image));
      // A kube-vip that only holds the address of the control plane says so.
      const services = env.find(({ name }) => name === "svc_enable")?.value ?? "true";
      return rival === undefined || services === "false"
        ? []
        : [`${rival.name} runs in the namespace ${metadata?.namespace}`];
    })
  );
  return [...new Set(found)];
}

/** With a pool, Cilium hands out addresses; it announces them in layer 2 or by BGP. */
async function ciliumPools(probe: Probe): Promise<readonly string[]> {
  const lists = await Promise.all(["v2", "v2alpha1"].map(async (version) => {
    const list: { readonly items: readonly { readonly metadata: { readonly name: string } }[] } =
      await absent(
        probe.custom.listClusterCustomObject({
          group: "cilium.io",
          version,
          plural: "ciliumloadbalancerippools",
        }),
      ) ?? { items: [] };
    return list.items.map(({ metadata }) => `Cilium has the pool ${metadata.name}`);
  }));
  return [...new Set(lists.flat())];
}

/** The load balancer of k3s shows only when the first Service wants an address, but k3s says how it was started. */
async function k3sServers(probe: Probe): Promise<readonly string[]> {
  const { items } = await probe.core.listNode();
  return items.flatMap(({ metadata }) => {
    const args = metadata?.annotations?.["k3s.io/node-args"] ?? "";
    if (!args.startsWith('["server"') || args.includes("servicelb")) return [];
    return [`k3s on ${metadata?.name} was started without --disable=servicelb`];
  });
}

/** Where kube-proxy uses ipvs, nodes must not answer ARP for addresses that are others'. */
export const arpIsStrict: Need<Settings> = {
  id: "strict-arp",
  title: "kube-proxy leaves ARP to MetalLB",
  gates: false,
  async look(probe) {
    const found = await absent(
      probe.core.readNamespacedConfigMap({ namespace: "kube-system", name: "kube-proxy" }),
    );
    const configuration = found?.data?.["config.conf"] ?? "";
    return {
      mode: configuration.match(/^mode:\s*"?(\w+)/m)?.[1] ?? "",
      strictARP: /^\s*strictARP:\s*true\b/m.test(configuration),
    };
  },
  judge(seen) {
    const { mode, strictARP } = seen as { readonly mode: string; readonly strictARP: boolean };
    assert(
      mode !== "ipvs" || strictARP,
      "kube-proxy is in the mode ipvs without strictARP: every node may answer for the address",
    );
  },
  remedy: "set ipvs.strictARP: true with kubectl edit configmap kube-proxy --namespace " +
    "kube-system, then kubectl rollout restart daemonset kube-proxy --namespace kube-system",
};
