/**
 * What a run has made of a cluster, without what no two runs have in common.
 *
 * @module
 */
import { everything, kubectl, settled } from "../cluster/everything.ts";
import type { Lab } from "../lab/cluster/mod.ts";

/** Every object by its name, and how many there are of those with generated names. */
export type EndState = Readonly<Record<string, unknown>>;

interface Named {
  readonly kind?: string;
  readonly type?: string;
  readonly metadata?: { readonly ownerReferences?: unknown; readonly generateName?: string };
}

/** Kinds that the cluster keeps about addresses that it gave at random. */
const ABOUT_ADDRESSES = /^(IPAddress|Endpoints|EndpointSlice|ServiceL2Status) /;

/** What is given to an object at random, or counts how often it was touched. */
const RANDOM = new Set([
  ...["uid", "creationTimestamp", "generation", "clusterIP", "clusterIPs", "nodePort", "caBundle"],
  "deployment.kubernetes.io/revision",
]);

/** The state that a cluster has come to rest in, and helm's own list of what is installed. */
export async function endState(lab: Lab): Promise<EndState> {
  await settled(lab);
  const state: Record<string, unknown> = {};
  for (const [name, object] of await everything(lab)) {
    const { kind, type, metadata } = object as Named;
    if (ABOUT_ADDRESSES.test(name) || type === "helm.sh/release.v1") continue;
    if (metadata?.ownerReferences === undefined) {
      state[name] = constant(object, kind === "Secret");
    } else {
      const like = name.replace(/(-[a-z0-9]{5,10})+$/, "-…");
      state[like] = Number(state[like] ?? 0) + 1;
    }
  }
  return { ...state, releases: await releases(lab) };
}

/** What is there by name: installed, by which chart, and in which state. */
async function releases(lab: Lab): Promise<readonly unknown[]> {
  const { stdout } = await lab.exec(["helm", "list", "--all-namespaces", "--output=json"]);
  return (JSON.parse(stdout) as readonly Readonly<Record<string, string>>[])
    .map(({ name, namespace, status, chart }) => ({ name, namespace, status, chart }));
}

/** A value without what is random; of secret values, only that they are there. */
function constant(value: unknown, secret: boolean): unknown {
  if (typeof value === "string") return value.replace(/-----BEGIN [^]*-----END [^\n]*/g, "PEM");
  if (Array.isArray(value)) return value.map((item) => constant(item, secret));
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !RANDOM.has(key));
  return Object.fromEntries(kept.map(([key, inner]) => {
    if (secret && key === "data") return [key, Object.keys(inner as object).sort()];
    return [key, constant(inner, secret)];
  }));
}

/** The states of a release's revisions, as they are in the cluster. */
export async function revisions(lab: Lab, release: string): Promise<readonly string[]> {
  const selector = `--selector=owner=helm,name=${release}`;
  const path = "--output=jsonpath={.items[*].metadata.labels.status}";
  return (await kubectl(lab, ["get", "secrets", "-A", selector, path])).split(" ").filter(Boolean);
}
