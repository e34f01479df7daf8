/**
 * What the user must be allowed to do.
 *
 * @module
 */

import { assert } from "@std/assert";
import type { Need, Probe } from "../runbook/mod.ts";
import type { Settings } from "./settings.ts";

/** Something to be done with a kind of objects, as RBAC names it; without namespace: in all. */
interface Right {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly namespace?: string;
}

/** Kinds of objects by their API group: `{ apps: ["deployments"] }`. */
type Kinds = Readonly<Record<string, readonly string[]>>;

/** What Helm makes for a program that talks to the API server, outside of namespaces. */
const OF_CHARTS: Kinds = {
  "": ["namespaces"],
  "rbac.authorization.k8s.io": ["clusterroles", "clusterrolebindings"],
  "admissionregistration.k8s.io": ["validatingwebhookconfigurations"],
};

/** And what it makes in the namespace of the release. */
const IN_CHARTS: Kinds = {
  "": ["secrets", "serviceaccounts", "services"],
  apps: ["deployments"],
  "rbac.authorization.k8s.io": ["roles", "rolebindings"],
};

/** The user may install MetalLB and give it a pool. */
export const mayInstallMetallb = may("rights-loadbalancer", ({ namespaces: { metallb } }) => [
  ...create(OF_CHARTS),
  ...create({ "apiextensions.k8s.io": ["customresourcedefinitions"] }),
  ...create(IN_CHARTS, metallb),
  ...create({ apps: ["daemonsets"], "metallb.io": ["ipaddresspools"] }, metallb),
]);

/** The user may install ingress-nginx. */
export const mayInstallIngress = may("rights-ingress", ({ namespaces: { ingress } }) => [
  ...create(OF_CHARTS),
  ...create({ "networking.k8s.io": ["ingressclasses"] }),
  ...create(IN_CHARTS, ingress),
  ...create({ "": ["configmaps"], batch: ["jobs"] }, ingress),
]);

/** What a service behind the Ingress is made of. */
const OF_SERVICE: Kinds = {
  "": ["services"],
  apps: ["deployments"],
  "networking.k8s.io": ["ingresses"],
};

/** The user may create the demo service. */
export const mayCreateDemo = may("rights-demo-service", ({ namespaces: { apps } }) => [
  ...create(OF_SERVICE, apps),
]);

/** The user may create the echo service and read what its pods log. */
export const mayCreateEcho = may("rights-multi-node", ({ namespaces: { apps } }) => [
  ...create(OF_SERVICE, apps),
  ...create({ "": ["configmaps"] }, apps),
  { verb: "get", group: "", resource: "pods/log", namespace: apps },
]);

/** The user may change a file in the echo service's pods. */
export const mayChangePods = may("rights-sidetrack", ({ namespaces: { apps } }) => [
  ...create({ "": ["pods/exec"] }, apps),
]);

function may(id: string, rights: (settings: Settings) => readonly Right[]): Need<Settings> {
  return {
    id,
    title: "you may do what this section does",
    gates: true,
    async look(probe, settings) {
      const asked = rights(settings);
      const allowed = await Promise.all(asked.map((right) => isAllowed(probe, right)));
      return asked.filter((_, index) => !allowed[index]).map(nameOf);
    },
    judge(seen) {
      const missing = seen as readonly string[];
      assert(missing.length === 0, `you may not ${missing.join(", ")}`);
    },
    remedy: "choose a --context whose user may, or ask whoever runs the cluster for these rights",
  };
}

function create(kinds: Kinds, namespace?: string): readonly Right[] {
  const where = namespace === undefined ? {} : { namespace };
  return Object.entries(kinds).flatMap(([group, resources]) =>
    resources.map((resource) => ({ verb: "create", group, resource, ...where }))
  );
}

async function isAllowed(probe: Probe, { resource, ...right }: Right): Promise<boolean> {
  const [kind = "", subresource] = resource.split("/");
  const { status } = await probe.authorization.createSelfSubjectAccessReview({
    body: {
      apiVersion: "authorization.k8s.io/v1",
      kind: "SelfSubjectAccessReview",
      spec: {
        resourceAttributes: {
          ...right,
          resource: kind,
          ...(subresource === undefined ? {} : { subresource }),
        },
      },
    },
  });
  return status?.allowed ?? false;
}

/** As `kubectl auth can-i` is asked: `create deployments.apps in default`. */
function nameOf({ verb, group, resource, namespace }: Right): string {
  const kind = group === "" ? resource : `${resource}.${group}`;
  return `${verb} ${kind}${namespace === undefined ? "" : ` in ${namespace}`}`;
}
