/**
 * What is looked at to see the echo service at work.
 *
 * @module
 */

import { isOurs, type Probe } from "../runbook/mod.ts";
import { ECHO, echoPods } from "./echo.ts";
import { podsOf } from "./pods.ts";
import type { Settings } from "./settings.ts";
import { rulesOf } from "./shared_ingress.ts";

/** Whether the echo service's Deployment is there, and the runbook's. */
export async function echoIsOurs(probe: Probe, settings: Settings): Promise<boolean> {
  const { namespace } = echoPods(settings);
  const found = await probe.object({
    apiVersion: "apps/v1",
    kind: "Deployment",
    name: ECHO,
    namespace,
  });
  return found !== undefined && isOurs(found);
}

/** The hosts that the shared Ingress has rules for, in their order; `*` for a rule without. */
export async function hostsInIngress(probe: Probe, settings: Settings): Promise<readonly string[]> {
  const rules = await rulesOf(probe, settings);
  return rules.map((rule) => String((rule as { host?: string }).host ?? "*"));
}

/** The addresses of the service's ready endpoints, and those of the pods; both sorted. */
export async function endpointsAndPods(probe: Probe, settings: Settings) {
  const { namespace } = echoPods(settings);
  const [slices, pods] = await Promise.all([
    probe.discovery.listNamespacedEndpointSlice({
      namespace,
      labelSelector: `kubernetes.io/service-name=${ECHO}`,
    }),
    podsOf(probe, echoPods(settings)),
  ]);
  const endpoints = slices.items.flatMap((slice) => slice.endpoints ?? [])
    .filter(({ conditions }) => conditions?.ready === true)
    .flatMap(({ addresses }) => addresses);
  return {
    endpoints: endpoints.sort(),
    pods: pods.filter(({ ready }) => ready).map(({ ip }) => ip).sort(),
  };
}

/** Which of the marked requests stand in each replica's log, by their numbers. */
export async function requestsByPod(probe: Probe, settings: Settings, mark: string) {
  const { namespace } = echoPods(settings);
  const pods = await podsOf(probe, echoPods(settings));
  return await Promise.all(pods.map(async ({ name, node }) => {
    const log = await probe.core.readNamespacedPodLog({ name, namespace, sinceSeconds: 600 });
    const requests = [...log.matchAll(new RegExp(`mark=${mark}&request=(\\d+) `, "g"))]
      .map(([, number]) => Number(number)).sort((a, b) => a - b);
    return { pod: name, node, count: requests.length, requests };
  }));
}
