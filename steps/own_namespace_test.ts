import { assertEquals } from "@std/assert";
import { othersIn } from "./own_namespace.ts";
import { type Answers, clusterWith } from "./testdata/cluster.ts";

const NAMESPACE = "metallb-system";
const CORE = `/api/v1/namespaces/${NAMESPACE}`;
const APPS = `/apis/apps/v1/namespaces/${NAMESPACE}`;

const EMPTY: Answers = {
  [`${CORE}/pods`]: [],
  [`${CORE}/services`]: [],
  [`${CORE}/persistentvolumeclaims`]: [],
  [`${CORE}/configmaps`]: [named("kube-root-ca.crt")],
  [`${CORE}/secrets`]: [named("metallb-memberlist"), named("ingress-nginx-admission")],
  [`${APPS}/deployments`]: [],
  [`${APPS}/statefulsets`]: [],
  [`${APPS}/daemonsets`]: [],
  [`/apis/batch/v1/namespaces/${NAMESPACE}/cronjobs`]: [],
  [`/apis/networking.k8s.io/v1/namespaces/${NAMESPACE}/ingresses`]: [],
};

Deno.test("namespace: what is always there, or on its way out, keeps none", async () => {
  const leaving = { metadata: { name: "speaker", deletionTimestamp: "2026-11-23T17:00:00Z" } };
  await using cluster = await clusterWith({ ...EMPTY, [`${CORE}/pods`]: [leaving] });
  assertEquals(await othersIn(cluster.probe, NAMESPACE), []);
});

Deno.test("namespace: whatever else is in it keeps it", async () => {
  const kinds: readonly (readonly [path: string, kind: string])[] = [
    [`${CORE}/pods`, "Pod"],
    [`${CORE}/services`, "Service"],
    [`${CORE}/persistentvolumeclaims`, "PersistentVolumeClaim"],
    [`${CORE}/configmaps`, "ConfigMap"],
    [`${CORE}/secrets`, "Secret"],
    [`${APPS}/deployments`, "Deployment"],
    [`${APPS}/statefulsets`, "StatefulSet"],
    [`${APPS}/daemonsets`, "DaemonSet"],
    [`/apis/batch/v1/namespaces/${NAMESPACE}/cronjobs`, "CronJob"],
    [`/apis/networking.k8s.io/v1/namespaces/${NAMESPACE}/ingresses`, "Ingress"],
  ];
  for (const [path, kind] of kinds) {
    await using cluster = await clusterWith({ ...EMPTY, [path]: [named("theirs")] });
    assertEquals(await othersIn(cluster.probe, NAMESPACE), [`${kind} theirs`]);
  }
});

function named(name: string): object {
  return { metadata: { name } };
}
