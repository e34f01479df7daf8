/**
 * Other load balancers, and MetalLB by other hands.
 *
 * @module
 */

import { GO_ON } from "./going_on.ts";
import { assert } from "@std/assert";
import {
  absent,
  type Cause,
  isOurs,
  type JsonObject,
  type Need,
  type Probe,
} from "../runbook/mod.ts";
import type { Settings } from "./settings.ts";

/** Where MetalLB runs that is not in the runbook's namespace, or not installed by Helm there. */
export async function metallbElsewhere(
  probe: Probe,
  namespace: string,
): Promise<readonly string[]> {
  const { items } = await probe.apps.listDeploymentForAllNamespaces();
  return items.flatMap(({ metadata, spec }) => {
    const images = spec?.template.spec?.containers.map(({ image }) => image ?? "") ?? [];
    if (!images.some((image) => /(^|\/)metallb\/controller[:@]/.test(image))) return [];
    const byHelm = metadata?.labels?.["app.kubernetes.io/managed-by"] === "Helm";
    return byHelm && metadata?.namespace === namespace
      ? []
      : [`Deployment ${metadata?.name} in namespace ${metadata?.namespace}`];
  });
}

/** MetalLB's kinds of objects. Their definitions are part of its chart, and leave with it. */
const KINDS = [
  { kind: "IPAddressPool", resourcePlural: "ipaddresspools", version: "v1beta1" },
  { kind: "L2Advertisement", resourcePlural: "l2advertisements", version: "v1beta1" },
  { kind: "BGPAdvertisement", resourcePlural: "bgpadvertisements", version: "v1beta1" },
  { kind: "BGPPeer", resourcePlural: "bgppeers", version: "v1beta2" },
  { kind: "BFDProfile", resourcePlural: "bfdprofiles", version: "v1beta1" },
  { kind: "Community", resourcePlural: "communities", version: "v1beta1" },
];

/** MetalLB's objects that the runbook did not make, in any namespace. */
export async function configuredByOthers(probe: Probe): Promise<readonly string[]> {
  const names = await Promise.all(KINDS.map(async ({ kind, ...resource }) => {
    const list: { readonly items: readonly JsonObject[] } | undefined = await absent(
      probe.custom.listCustomObjectForAllNamespaces({ group: "metallb.io", ...resource }),
    );
    const others = list?.items.filter((object) => !isOurs(object)) ?? [];
    return others.map(({ metadata }) => {
      const { name, namespace } = metadata as { readonly name: string; readonly namespace: string };
      return `${kind} ${name} in namespace ${namespace}`;
    });
  }));
  return names.flat();
}

/** What else hands out addresses to Services, by the pods that do it. */
const RIVALS = [
  { name: "the servicelb of k3s", pod: /^svclb-/, way: "start k3s with --disable=servicelb" },
  { name: "kube-vip", pod: /^kube-vip/, way: "remove it, or its cloud provider" },
];

/** Another load balancer answers for Services, too: two of them fight over the address. */
export const rivalLoadBalancers: Cause<Settings> = {
  id: "rival-load-balancer",
  async look(probe) {
    const names = await podNames(probe);
    return RIVALS.filter(({ pod }) => names.some((name) => pod.test(name)))
      .map(({ name, way }) => ({ name, way }));
  },
  says({ failure, evidence }, { address }) {
    if (!failure.includes("EXTERNAL-IP") && !failure.includes(address)) return undefined;
    const [rival] = evidence as readonly { name: string; way: string }[] ?? [];
    return rival && `There is another load balancer in the cluster, ${rival.name}: ${rival.way}`;
  },
  remedy: `keep one load balancer, ${GO_ON}`,
};

/**
 * k3s does not give addresses of the nodes to Services, as it does unless told otherwise. It starts
 * a pod for each Service that wants an address: where there is no such Service, nothing shows.
 */
export const servicelbIsOff: Need<Settings> = {
  id: "servicelb",
  title: "the load balancer of k3s serves no Service",
  gates: true,
  look: async (probe) => (await podNames(probe)).filter((name) => name.startsWith("svclb-")),
  judge(seen) {
    const pods = seen as readonly string[];
    assert(pods.length === 0, `k3s gives Services the nodes' addresses by ${pods.join(", ")}`);
  },
  remedy: "start k3s with --disable=servicelb",
};

async function podNames(probe: Probe): Promise<readonly string[]> {
  const { items } = await probe.core.listPodForAllNamespaces();
  return items.map(({ metadata }) => metadata?.name ?? "").sort();
}
