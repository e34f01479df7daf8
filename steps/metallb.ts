/**
 * Other load balancers, and MetalLB by other hands.
 *
 * @module
 */

import type { Cause, Probe } from "../runbook/mod.ts";
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

/** What else hands out addresses to Services, by the pods that do it. */
const RIVALS = [
  { name: "the servicelb of k3s", pod: /^svclb-/, way: "start k3s with --disable=servicelb" },
  { name: "kube-vip", pod: /^kube-vip/, way: "remove it, or its cloud provider" },
];

/** Another load balancer answers for Services, too: two of them fight over the address. */
export const rivalLoadBalancers: Cause<Settings> = {
  id: "rival-load-balancer",
  async look(probe) {
    const { items } = await probe.core.listPodForAllNamespaces();
    const names = items.map(({ metadata }) => metadata?.name ?? "");
    return RIVALS.filter(({ pod }) => names.some((name) => pod.test(name))).map((
      { name, way },
    ) => ({
      name,
      way,
    }));
  },
  says({ evidence }) {
    const [rival] = evidence as readonly { name: string; way: string }[] ?? [];
    return rival && `There is another load balancer in the cluster, ${rival.name}: ${rival.way}`;
  },
  remedy: "keep one load balancer, then go on with: deno task resume",
};
