/**
 * Admission webhooks that nobody answers for.
 *
 * @module
 */

import { assert } from "@std/assert";
import { absent, type Need, type Probe } from "../runbook/mod.ts";
import type { Settings } from "./settings.ts";

/** What the runbook makes, by API group; a webhook for any of it has a say. */
const MADE: Readonly<Record<string, readonly string[]>> = {
  "": ["namespaces", "pods", "services", "secrets", "configmaps", "serviceaccounts"],
  apps: ["deployments", "daemonsets", "replicasets"],
  batch: ["jobs"],
  "networking.k8s.io": ["ingresses", "ingressclasses"],
  "metallb.io": ["ipaddresspools", "l2advertisements"],
};

/** A webhook as far as it matters here. */
type Webhook = {
  readonly configuration: string;
  /** Namespace and name of the service that is to answer. */
  readonly service: string;
};

type Configurations = Awaited<
  ReturnType<Probe["admission"]["listValidatingWebhookConfiguration"]>
>["items"];
type Configuration = Configurations[number];
type Hook = NonNullable<Configuration["webhooks"]>[number];

/**
 * Whoever must be asked before an object is made is there to answer. A webhook that stayed behind
 * when its program was removed refuses every such object from then on.
 */
export const webhooksAnswer: Need<Settings> = {
  id: "webhooks",
  title: "each admission webhook has somebody to answer",
  gates: true,
  async look(probe, { namespaces: { metallb, ingress } }) {
    const [validating, mutating] = await Promise.all([
      probe.admission.listValidatingWebhookConfiguration(),
      probe.admission.listMutatingWebhookConfiguration(),
    ]);
    const strangers = [...validating.items, ...mutating.items as Configurations].filter(
      ({ metadata }) => {
        // The runbook's own are mended by telling their steps again.
        const release = metadata?.annotations?.["meta.helm.sh/release-name"];
        const namespace = metadata?.annotations?.["meta.helm.sh/release-namespace"];
        return !(release === "metallb" && namespace === metallb) &&
          !(release === "ingress-nginx" && namespace === ingress);
      },
    );
    const webhooks = strangers.flatMap(webhooksIn);
    const answered = await Promise.all(webhooks.map(({ service }) => isServed(probe, service)));
    return webhooks.filter((_, index) => !answered[index]);
  },
  judge(seen) {
    const dead = seen as readonly Webhook[];
    const names = dead.map(({ configuration, service }) =>
      `${configuration} asks the Service ${service}`
    );
    assert(dead.length === 0, `nobody is behind it: ${[...new Set(names)].join(", ")}`);
  },
  remedy: "bring its program up again, or, where that was removed, delete what it has left: " +
    "kubectl delete validatingwebhookconfiguration NAME (or mutatingwebhookconfiguration)",
};

/** Those that refuse what the runbook makes where they cannot be asked. */
function webhooksIn({ metadata, webhooks = [] }: Configuration): readonly Webhook[] {
  return webhooks.flatMap((hook) => {
    const { service } = hook.clientConfig;
    if (service === undefined || !isStrict(hook)) return [];
    const { namespace, name } = service;
    return [{ configuration: metadata?.name ?? "", service: `${namespace}/${name}` }];
  });
}

/** With a selector it may well be about other objects. */
function isStrict({ failurePolicy, namespaceSelector, objectSelector, rules = [] }: Hook): boolean {
  const selects = [namespaceSelector, objectSelector].some((selector) =>
    Object.keys(selector?.matchLabels ?? {}).length + (selector?.matchExpressions ?? []).length > 0
  );
  if (failurePolicy === "Ignore" || selects) return false;
  return rules.some(({ apiGroups = [], resources = [], operations = [] }) =>
    has(operations, "CREATE") &&
    Object.entries(MADE).some(([group, kinds]) =>
      has(apiGroups, group) &&
      kinds.some((kind) => has(resources, kind) || resources.includes("*/*"))
    )
  );
}

function has(list: readonly string[], item: string): boolean {
  return list.includes("*") || list.includes(item);
}

async function isServed(probe: Probe, service: string): Promise<boolean> {
  const [namespace = "", name = ""] = service.split("/");
  const [found, { items }] = await Promise.all([
    absent(probe.core.readNamespacedService({ namespace, name })),
    probe.discovery.listNamespacedEndpointSlice({
      namespace,
      labelSelector: `kubernetes.io/service-name=${name}`,
    }),
  ]);
  const endpoints = items.flatMap((slice) => slice.endpoints ?? []);
  return found !== undefined && endpoints.some(({ conditions }) => conditions?.ready !== false);
}
