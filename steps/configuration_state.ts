/**
 * What the parts of MetalLB think of its configuration.
 *
 * @module
 */

import { assert } from "@std/assert";
import { absent, type Probe } from "../runbook/mod.ts";
import { podsOf } from "./pods.ts";
import type { Rollout } from "./rollout.ts";

/** What a part of MetalLB thinks of the configuration. */
export type State = { readonly name: string; readonly result: string; readonly error: string };

/** Which parts there are, and what those say that have spoken. */
export type States = { readonly parts: readonly string[]; readonly states: readonly State[] };

/**
 * What MetalLB's controller and its speakers say of the configuration; null where MetalLB is older
 * than 0.15.3, which does not tell.
 */
export async function configurationStates(
  probe: Probe,
  namespace: string,
  rollouts: readonly Rollout[],
): Promise<States | null> {
  const [list, ...pods] = await Promise.all([
    absent(probe.custom.listNamespacedCustomObject({
      group: "metallb.io",
      version: "v1beta1",
      plural: "configurationstates",
      namespace,
    })),
    ...rollouts.map(async (rollout) =>
      (await podsOf(probe, rollout)).map(({ node }) =>
        rollout.kind === "DaemonSet" ? `speaker-${node}` : "controller"
      )
    ),
  ]);
  if (list === undefined) return null;
  const { items } = list as {
    items: readonly {
      metadata: { name: string };
      status?: { result?: string; errorSummary?: string };
    }[];
  };
  const states = items.map(({ metadata, status }) => ({
    name: metadata.name,
    result: status?.result ?? "Unknown",
    error: status?.errorSummary ?? "",
  }));
  return { parts: [...new Set(pods.flat())].sort(), states };
}

/** Asserts that each part has found the configuration valid. */
export function allValid(seen: States | null): void {
  if (seen === null) return;
  const told = seen.parts.map((part) =>
    seen.states.find(({ name }) => name === part) ?? { name: part, result: "silent", error: "" }
  );
  const bad = told.filter(({ result }) => result !== "Valid")
    .map(({ name, result, error }) => `${name}: ${result} ${error}`.trim());
  assert(bad.length === 0, `not valid: ${bad.join(", ")}`);
}
