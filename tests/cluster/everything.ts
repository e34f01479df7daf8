/**
 * All that there is in a cluster, to compare with later.
 *
 * @module
 */
import { assertEquals } from "@std/assert";
import { type Lab, waitFor } from "../lab/cluster/mod.ts";

/** Every object by kind, namespace and name, without what changes by itself. */
export type Everything = ReadonlyMap<string, unknown>;

/** Written by the cluster about itself, all the time. */
const RESTLESS = /^(events|leases)\b/;

interface Found {
  readonly kind: string;
  readonly status?: unknown;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly resourceVersion?: string;
    readonly managedFields?: unknown;
  };
}

/** Everything that `kubectl get` lists, but for events and leases. */
export async function everything(lab: Lab): Promise<Everything> {
  const names = await kubectl(lab, ["api-resources", "--verbs=list", "--output=name"]);
  const kinds = names.split("\n").filter((name) => name !== "" && !RESTLESS.test(name));
  const flags = ["--all-namespaces", "--output=json", "--ignore-not-found"];
  const text = await kubectl(lab, ["get", kinds.join(","), ...flags]);
  const { items } = JSON.parse(text) as { readonly items: readonly Found[] };
  return new Map(items.map(withoutChange));
}

/**
 * Everything, once a cluster that was just started has made all that it makes for itself, and all
 * that its deployments ask for. Two looks that are the same would not tell: a busy cluster may not
 * have begun.
 */
export async function settled(lab: Lab): Promise<Everything> {
  const deployments = ["deployments", "--all", "--all-namespaces"];
  if ((await kubectl(lab, ["get", "deployments", "--all-namespaces", "--output=name"])) !== "") {
    await kubectl(lab, ["wait", "--for=condition=Available", "--timeout=60s", ...deployments]);
  }
  let before = await everything(lab);
  return await waitFor(async () => {
    const now = await everything(lab);
    const same = differing(before, now).length === 0;
    before = now;
    return same ? now : undefined;
  }, { what: "the cluster has settled", timeout: 30_000, every: 1_000 });
}

/**
 * Asserts that everything is as it was. What was deleted takes with it what it owned in the
 * background, so that it may take a moment.
 *
 * @param but names of what may differ.
 */
export async function assertAsBefore(lab: Lab, before: Everything, but = /^$/): Promise<void> {
  let now = before;
  const same = async () => {
    now = await everything(lab);
    return differing(before, now).every((name) => but.test(name)) || undefined;
  };
  await waitFor(same, { what: "all is as before", timeout: 30_000, every: 500 }).catch(() => {
    const names = differing(before, now).filter((name) => !but.test(name));
    assertEquals(chosen(now, names), chosen(before, names));
  });
}

/** The names of what is not the same on both sides. */
function differing(one: Everything, other: Everything): readonly string[] {
  const same = (name: string) => JSON.stringify(one.get(name)) === JSON.stringify(other.get(name));
  return [...new Set([...one.keys(), ...other.keys()])].filter((name) => !same(name));
}

function chosen(all: Everything, names: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(names.map((name) => [name, all.get(name) ?? "is not there"]));
}

function withoutChange({ status: _status, ...object }: Found): readonly [string, unknown] {
  const { resourceVersion: _version, managedFields: _fields, ...metadata } = object.metadata;
  const { name, namespace = "" } = metadata;
  return [`${object.kind} ${namespace}/${name}`, { ...object, metadata }];
}

/**
 * Runs kubectl on the desk and returns what it prints.
 *
 * @throws {AssertionError} with its complaint, if it fails.
 */
export async function kubectl(lab: Lab, args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await lab.exec(["kubectl", ...args]);
  assertEquals(code, 0, `kubectl ${args.join(" ")}: ${stderr}`);
  return stdout;
}
