/**
 * A further step as `deno task new` makes it: it is small, and it works. Write here what it is good
 * for, and tell below what it does.
 *
 * @module
 */

import { assertEquals } from "@std/assert";
import { absent, type Probe } from "../../runbook/mod.ts";
import { appsNamespaceIsThere } from "../apps_namespace.ts";
import { configMap } from "../objects.ts";
import { deleteOurs } from "../ours.ts";
import type { Settings } from "../settings.ts";
import { step } from "../step.ts";

/** Name of the ConfigMap that this step makes. */
const NAME = "further-step";

/** What is looked at, in the telling and ever after. */
const AS_TOLD = "the ConfigMap says what the settings say";

export const furtherStep = step({
  id: "further-step",
  title: "A Further Step",

  // The section as it is read. What it tells may depend on the settings only; it is told again
  // whenever something has changed, so every command must do well a second time.
  async tell(t) {
    const { namespaces: { apps }, timeouts } = t.config;

    // Markdown: what is done, why, and how it is done by hand.
    t.say`
      A ConfigMap keeps for everybody in the cluster where the services are found. By hand it is
      \`kubectl create configmap ${NAME} --from-literal=…\`; as a file it can be applied again:
    `;
    // What is made of the settings is shown, gets the runbook's label, and stops the step where an
    // object of that name is somebody else's.
    const manifest = await t.manifest(`${NAME}.yaml`, [
      configMap({ name: NAME, namespace: apps }, entries(t.config)),
    ]);
    // What it prints, as the page shows it; `<_:word>` is one word: created, configured, unchanged.
    await t.run`kubectl apply -f ${manifest}`.prints(`
      configmap/${NAME} <_:word>
    `);
    // Looks at once, and again until it is so.
    await t.eventually(
      AS_TOLD,
      (probe) => entriesSeen(probe, t.config),
      (seen) => assertEquals(seen, entries(t.config)),
      { within: timeouts.page },
    );
  },

  // Ids of earlier steps without whose effect this one cannot be told: buildsOn: ["ingress"],

  // What `doctor` looks at before anything is changed.
  needs: [appsNamespaceIsThere],

  // What stays true, for `verify` and `resume`: it only looks, and is quick.
  async holds(t) {
    await t.check(
      AS_TOLD,
      (probe) => entriesSeen(probe, t.config),
      (seen) => assertEquals(seen, entries(t.config)),
    );
  },

  // Takes back what was told, the last first, where some of it may be gone already.
  async undo(t) {
    const { namespaces: { apps } } = t.config;
    await deleteOurs(t, [
      { apiVersion: "v1", kind: "ConfigMap", resource: "configmap", name: NAME, namespace: apps },
    ]);
  },
  // Causes of a failure that you know of, by their signs, as in causes.ts: explain: [],
});

/** What the ConfigMap has to say. */
function entries({ address, domain }: Settings): Readonly<Record<string, string>> {
  return { address, domain };
}

/** What it says now; null where there is none. */
async function entriesSeen(probe: Probe, { namespaces: { apps } }: Settings) {
  const found = await absent(probe.core.readNamespacedConfigMap({ name: NAME, namespace: apps }));
  return found?.data ?? null;
}
