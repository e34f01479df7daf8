/**
 * Taking back a namespace: never with anything in it that others have put there.
 *
 * @module
 */

import type { Probe } from "../runbook/mod.ts";
import { deleteOurs, isThere } from "./ours.ts";
import type { Teller } from "./step.ts";

/**
 * Deletes the runbook's namespace after its release is gone. Where others keep something in it, it
 * stays, and the page says why.
 */
export async function deleteNamespace(t: Teller, name: string): Promise<void> {
  const reference = { apiVersion: "v1", kind: "Namespace", name };
  const others = await t.learn<readonly string[]>(
    `what others keep in the namespace ${name}`,
    async (probe) => await isThere(probe, reference) ? await othersIn(probe, name) : [],
    [],
  );
  await t.each("others", others.length === 0 ? [] : [others.join(", ")], (objects) => {
    t.note`
      The namespace ${name} stays, for not everything in it is the runbook's: ${objects}. When you
      need none of it any more: \`kubectl delete namespace ${name}\`
    `;
    return Promise.resolve();
  });
  await t.each("namespace", others.length === 0 ? [name] : [], async () => {
    await deleteOurs(t, [{ ...reference, resource: "namespace" }]);
  });
}

/**
 * What Kubernetes puts into every namespace, and what the two charts' programs make for themselves
 * and leave behind.
 */
const COME_AND_GO = [
  "ConfigMap kube-root-ca.crt",
  "Secret ingress-nginx-admission",
  "Secret metallb-memberlist",
  "Secret metallb-webhook-cert",
];

type Listed = Awaited<ReturnType<Probe["core"]["listNamespacedPod"]>>["items"][number]["metadata"];
type List = { readonly items: readonly { readonly metadata?: Listed }[] };

/** What is in a namespace and would be lost with it; the runbook's releases are gone by now. */
export async function othersIn(probe: Probe, namespace: string): Promise<readonly string[]> {
  const where = { namespace };
  const lists: readonly (readonly [kind: string, list: Promise<List>])[] = [
    ["Pod", probe.core.listNamespacedPod(where)],
    ["Deployment", probe.apps.listNamespacedDeployment(where)],
    ["StatefulSet", probe.apps.listNamespacedStatefulSet(where)],
    ["DaemonSet", probe.apps.listNamespacedDaemonSet(where)],
    ["CronJob", cronJobs(probe, namespace)],
    ["Service", probe.core.listNamespacedService(where)],
    ["Ingress", probe.networking.listNamespacedIngress(where)],
    ["PersistentVolumeClaim", probe.core.listNamespacedPersistentVolumeClaim(where)],
    ["ConfigMap", probe.core.listNamespacedConfigMap(where)],
    ["Secret", probe.core.listNamespacedSecret(where)],
  ];
  const names = await Promise.all(lists.map(async ([kind, list]) =>
    (await list).items
      .filter(({ metadata }) => metadata?.deletionTimestamp === undefined)
      .map(({ metadata }) => `${kind} ${metadata?.name}`)
  ));
  return names.flat().filter((name) => !COME_AND_GO.includes(name));
}

async function cronJobs(probe: Probe, namespace: string): Promise<List> {
  return await probe.custom.listNamespacedCustomObject({
    group: "batch",
    version: "v1",
    plural: "cronjobs",
    namespace,
  }) as List;
}
