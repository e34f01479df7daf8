/**
 * One Ingress serves both services, as in the tutorial; each step brings its own host's rule and
 * leaves the other's alone.
 *
 * @module
 */

import { isOurs, type Json, type JsonObject, type Manifest, type Probe } from "../runbook/mod.ts";
import { ingress } from "./objects.ts";
import type { Settings } from "./settings.ts";
import type { Teller } from "./step.ts";

/** Name of the file with the Ingress, in every step. */
export const INGRESS_FILE = "ingress.yaml";

/** The Ingress's rules around one host's own: two lists of rules for other hosts. */
export type Around = { readonly before: readonly Json[]; readonly after: readonly Json[] };

/**
 * Shows the Ingress with the host's rule among the rules that it has for other hosts. The list of
 * rules is one value to Kubernetes: who applies it, applies all of it.
 */
export async function ingressWith(t: Teller, rule: JsonObject): Promise<Manifest> {
  const { before, after } = await rulesAround(t, rule.host);
  return await shownIngress(t, [...before, rule, ...after]);
}

/** Learns the rules for other hosts, on both sides of where the host's own stands or would stand. */
export function rulesAround(t: Teller, host: Json | undefined): Promise<Around> {
  return t.learn<Around>(
    "rules of other hosts",
    async (probe) => around(await rulesOf(probe, t.config), host),
    { before: ["<rules of other hosts>"], after: ["<further rules>"] },
  );
}

/** The rules around a host's first one; all before where it has none. */
export function around(rules: readonly Json[], host: Json | undefined): Around {
  const own = rules.findIndex((rule) => hostOf(rule) === host);
  const [before, after] = own < 0
    ? [rules, []]
    : [rules.slice(0, own), rules.slice(own + 1).filter((rule) => hostOf(rule) !== host)];
  return { before, after };
}

/** Shows the Ingress with these rules. */
export function shownIngress(t: Teller, rules: readonly Json[]): Promise<Manifest> {
  const { ingress: { name, class: ingressClass }, namespaces } = t.config;
  return t.manifest(INGRESS_FILE, [
    ingress({ name, namespace: namespaces.apps }, ingressClass, rules as readonly JsonObject[]),
  ]);
}

/**
 * Takes one host's rule out of the runbook's Ingress, and the Ingress away where no rule is left. An
 * Ingress of another's stays as it is.
 */
export async function removeRule(t: Teller, host: string): Promise<void> {
  const { ingress: { name }, namespaces: { apps: namespace } } = t.config;
  const rest = await t.learn<readonly (readonly Json[])[]>(
    `what is left of the Ingress without ${host}`,
    async (probe) => {
      const rules = await ownRulesOf(probe, t.config);
      const others = rules.filter((rule) => hostOf(rule) !== host);
      return others.length > 0 && others.length < rules.length ? [others] : [];
    },
    [["<rules of other hosts>"]],
  );
  await t.each("rest", rest, async (others) => {
    const ingress = await shownIngress(t, others);
    await t.run`kubectl apply -f ${ingress}`.prints(`
      ingress.networking.k8s.io/${name} <_:word>
    `);
  });
  const alone = await t.learn<readonly string[]>(
    `whether ${host} is the only host of the runbook's Ingress`,
    async (probe) => {
      const rules = await ownRulesOf(probe, t.config);
      return rules.length > 0 && rules.every((rule) => hostOf(rule) === host) ? [name] : [];
    },
    [name],
  );
  await t.each("ingress", alone, async (found) => {
    await t.run`kubectl delete ingress ${found} --namespace ${namespace}`.prints(`... deleted...`);
  });
}

/** The rules that the Ingress has now, in their order; none where there is no Ingress. */
export async function rulesOf(probe: Probe, settings: Settings): Promise<readonly Json[]> {
  return rulesIn(await ingressOf(probe, settings));
}

/** The same of the runbook's Ingress; none where it is another's. */
export async function ownRulesOf(probe: Probe, settings: Settings): Promise<readonly Json[]> {
  const found = await ingressOf(probe, settings);
  return found !== undefined && isOurs(found) ? rulesIn(found) : [];
}

function ingressOf(probe: Probe, settings: Settings): Promise<JsonObject | undefined> {
  const { ingress: { name }, namespaces: { apps: namespace } } = settings;
  return probe.object({ apiVersion: "networking.k8s.io/v1", kind: "Ingress", name, namespace });
}

function rulesIn(found: JsonObject | undefined): readonly Json[] {
  const spec = found?.spec as { readonly rules?: readonly Json[] } | undefined;
  return spec?.rules ?? [];
}

function hostOf(rule: Json): Json | undefined {
  return typeof rule === "object" && rule !== null && "host" in rule ? rule.host : undefined;
}
