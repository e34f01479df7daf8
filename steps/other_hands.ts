/**
 * What is there by other hands under the names that the steps use: a run does not begin then, unless
 * it is to take that over. When the steps are told they look again.
 *
 * @module
 */

import { assert } from "@std/assert";
import { isOurs, type JsonObject, type Need, type Probe } from "../runbook/mod.ts";
import { echoObjects } from "./echo.ts";
import { type FoundRelease, mayRelease, releasesOf } from "./helm.ts";
import { metallbElsewhere } from "./metallb.ts";
import type { Settings } from "./settings.ts";

/** Names one object of a cluster. */
interface Reference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** What is installed, and objects that are there and not the runbook's. */
type Installed = {
  readonly releases: readonly FoundRelease[];
  readonly elsewhere: readonly string[];
  readonly objects: readonly string[];
};

/** MetalLB is not there, or the runbook's. */
export const noOtherMetallb: Need<Settings> = {
  id: "metallb",
  title: "MetalLB is not in this cluster by other hands",
  gates: "unless adopted",
  async look(probe, { namespaces: { metallb } }): Promise<Installed> {
    const [releases, elsewhere, objects] = await Promise.all([
      releasesOf(probe, "metallb"),
      metallbElsewhere(probe, metallb),
      foreign(probe, [namespaceCalled(metallb)]),
    ]);
    return { releases, elsewhere, objects };
  },
  judge(seen, { namespaces: { metallb } }) {
    judgeInstalled(seen as Installed, "metallb", metallb);
  },
  remedy: "uninstall it if you can do without it (helm list --all-namespaces shows what Helm " +
    "installed); what is left in the runbook's own namespace is taken over by: " +
    "deno task run --adopt",
};

/** ingress-nginx is not there, or the runbook's. */
export const noOtherIngressNginx: Need<Settings> = {
  id: "ingress-nginx",
  title: "ingress-nginx is not in this cluster by other hands",
  gates: "unless adopted",
  async look(probe, { namespaces: { ingress } }): Promise<Installed> {
    const [releases, objects] = await Promise.all([
      releasesOf(probe, "ingress-nginx"),
      foreign(probe, [namespaceCalled(ingress)]),
    ]);
    return { releases, elsewhere: [], objects };
  },
  judge(seen, { namespaces: { ingress } }) {
    judgeInstalled(seen as Installed, "ingress-nginx", ingress);
  },
  remedy:
    "uninstall it if you can do without it (helm list --all-namespaces), or, where it is in " +
    "the runbook's own namespace, let the runbook take it over: deno task run --adopt",
};

/** The demo service is not there, or the runbook's. */
export const noOtherDemo = noOther("demo", "the demo service", ({ namespaces: { apps } }) => [
  { apiVersion: "apps/v1", kind: "Deployment", name: "demo", namespace: apps },
  { apiVersion: "v1", kind: "Service", name: "demo", namespace: apps },
]);

/** The echo service is not there, or the runbook's. */
export const noOtherEcho = noOther(
  "echoserver",
  "the echo service",
  (settings) => echoObjects(settings).map(referenceOf),
);

/** The Ingress that both services share is not there, or the runbook's. */
export const noOtherIngress = noOther(
  "shared-ingress",
  "the Ingress of both services",
  ({ ingress: { name }, namespaces: { apps } }) => [
    { apiVersion: "networking.k8s.io/v1", kind: "Ingress", name, namespace: apps },
  ],
);

function noOther(
  id: string,
  what: string,
  references: (settings: Settings) => readonly Reference[],
): Need<Settings> {
  return {
    id,
    title: `${what} is not there by other hands`,
    gates: "unless adopted",
    look: (probe, settings) => foreign(probe, references(settings)),
    judge: (seen) => judgeComplaints(complaintsAbout(seen as readonly string[])),
    remedy: "delete or rename it, or let the runbook take it over: deno task run --adopt",
  };
}

function judgeInstalled(
  { releases, elsewhere, objects }: Installed,
  name: string,
  namespace: string,
): void {
  mayRelease(releases, { name, namespace }, false);
  const found = elsewhere.length === 0 ? [] : [`it runs already: ${elsewhere.join(", ")}`];
  judgeComplaints([...found, ...complaintsAbout(objects)]);
}

function judgeComplaints(complaints: readonly string[]): void {
  assert(complaints.length === 0, complaints.join("; "));
}

function complaintsAbout(objects: readonly string[]): readonly string[] {
  return objects.length === 0 ? [] : [`the runbook did not make ${objects.join(", ")}`];
}

/** Those of the objects that are there without the runbook's label. */
async function foreign(
  probe: Probe,
  references: readonly Reference[],
): Promise<readonly string[]> {
  const found = await Promise.all(references.map(async (reference) => {
    const object = await probe.object(reference);
    if (object === undefined || isOurs(object)) return [];
    const { kind, name, namespace } = reference;
    return [`${kind} ${name}${namespace === undefined ? "" : ` in namespace ${namespace}`}`];
  }));
  return found.flat();
}

function namespaceCalled(name: string): Reference {
  return { apiVersion: "v1", kind: "Namespace", name };
}

function referenceOf(object: JsonObject): Reference {
  const { apiVersion, kind, metadata: { name, namespace } } = object as {
    readonly apiVersion: string;
    readonly kind: string;
    readonly metadata: { readonly name: string; readonly namespace: string };
  };
  return { apiVersion, kind, name, namespace };
}
