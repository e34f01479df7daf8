/**
 * What the two steps that install a chart have in common.
 *
 * @module
 */

import { assert, AssertionError } from "@std/assert";
import { LABEL, OWNER, type Probe } from "../runbook/mod.ts";
import type { Teller } from "./step.ts";

/** Marks a release as the runbook's own, as a label of its metadata. */
export const RELEASE_LABEL = `${LABEL}=${OWNER}`;

/** A Helm release, by name and namespace. */
export type Release = { readonly name: string; readonly namespace: string };

/** What helm must print of a release that is installed or upgraded; Helm 3 and 4 alike. */
export function deployed({ name, namespace }: Release): string {
  return `
    ...
    NAME: ${name}
    LAST DEPLOYED: ...
    NAMESPACE: ${namespace}
    STATUS: deployed
    REVISION: <_:int>
    ...
  `;
}

/** A release as it is found in the cluster. */
export type FoundRelease = Release & {
  readonly status: string;
  /** Whether the runbook installed it, or took it over. */
  readonly ours: boolean;
};

/** The releases of a name, in whatever namespace; the newest revision of each. */
export async function releasesOf(probe: Probe, name: string): Promise<readonly FoundRelease[]> {
  const { items } = await probe.core.listSecretForAllNamespaces({
    labelSelector: `owner=helm,name=${name}`,
  });
  const newest = new Map<string, { revision: number; found: FoundRelease }>();
  for (const { metadata } of items) {
    const labels = metadata?.labels ?? {};
    const namespace = metadata?.namespace ?? "";
    const revision = Number(labels.version ?? 0);
    if (revision < (newest.get(namespace)?.revision ?? 0)) continue;
    const ours = labels[LABEL] === OWNER;
    newest.set(namespace, {
      revision,
      found: { name, namespace, status: labels.status ?? "unknown", ours },
    });
  }
  return [...newest.values()].map(({ found }) => found);
}

/**
 * Asserts that a release of this name may be installed or upgraded here: there is none, or it is
 * the runbook's, or it stands in the same namespace and the user said `--adopt`.
 */
export function mayRelease(
  found: readonly FoundRelease[],
  { name, namespace }: Release,
  adopt: boolean,
): void {
  for (const release of found) {
    if ((release.ours || adopt) && release.namespace === namespace) continue;
    const what = `there is a Helm release ${name} in namespace ${release.namespace}`;
    throw new AssertionError(
      release.ours
        ? `${what} of an earlier run, which must be undone with that namespace first`
        : `${what} that the runbook did not install`,
    );
  }
}

/** What ends an action of helm that was cut off, by the status that it has left behind. */
const ENDINGS: Readonly<Record<string, string>> = {
  "pending-install": "uninstall",
  "uninstalling": "uninstall",
  "pending-upgrade": "rollback",
  "pending-rollback": "rollback",
};

/**
 * Ends what a helm that was killed has left half done: until then helm would refuse every further
 * action on the release. Only where the release is the runbook's.
 */
export async function endCutOff(t: Teller, { name, namespace }: Release): Promise<void> {
  const endings = await t.learn<readonly string[]>(
    `how to end what a killed helm left of ${name}`,
    async (probe) => endingsOf(await releasesOf(probe, name), { name, namespace }),
    ["<uninstall or rollback>"],
  );
  await t.each("ending", endings, async (ending) => {
    await t.run`helm ${ending} ${name} --namespace ${namespace}`;
  });
}

/** What ends the runbook's own release's action that was cut off; nothing where none was. */
export function endingsOf(
  found: readonly FoundRelease[],
  { namespace }: Release,
): readonly string[] {
  const own = found.filter((release) => release.ours && release.namespace === namespace);
  return own.flatMap(({ status }) => ENDINGS[status] ?? []);
}

/** Whether the release is there and is the runbook's. */
export async function isInstalled(
  probe: Probe,
  { name, namespace }: Release,
): Promise<boolean> {
  const found = await releasesOf(probe, name);
  return found.some((release) => release.ours && release.namespace === namespace);
}

/** Uninstalls the release if it is the runbook's, and waits until its own pods are gone. */
export async function uninstall(t: Teller, release: Release): Promise<void> {
  const { name, namespace } = release;
  const releases = await t.learn<readonly string[]>(
    `Helm release ${name} of the runbook`,
    async (probe) => await isInstalled(probe, release) ? [name] : [],
    [name],
  );
  await t.each("release", releases, async (found) => {
    await t.run`helm uninstall ${found} --namespace ${namespace}`.prints(`
      release "${found}" uninstalled
    `);
    // A namespace that is deleted while its pods are still ending waits minutes for its next look.
    await t.eventually(
      `the pods of ${name} are gone`,
      (probe) => podsOfRelease(probe, release),
      (names) => assert(names.length === 0, `still ending: ${names.join(", ")}`),
      { within: t.config.timeouts.rollout },
    );
  });
}

/** The release's own pods, by name; others may run in its namespace, too. */
export async function podsOfRelease(
  probe: Probe,
  { name, namespace }: Release,
): Promise<readonly string[]> {
  const { items } = await probe.core.listNamespacedPod({
    namespace,
    labelSelector: `app.kubernetes.io/instance=${name}`,
  });
  return items.map(({ metadata }) => metadata?.name ?? "").sort();
}
