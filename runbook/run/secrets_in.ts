/**
 * What a namespace's Secrets hold, so that it can be masked.
 *
 * @module
 */

import { classify, type Probe } from "../cluster/mod.ts";
import type { LookError } from "../journal/mod.ts";
import { type Clock, lookAgain } from "../world/mod.ts";

/** The type of a Secret in which Helm keeps a release: large, and nothing but charts and values. */
const HELM_RELEASE = "helm.sh/release.v1";

/** What a service account's Secret holds beside its token. */
const PUBLIC_KEYS = ["namespace", "ca.crt"];

/** Milliseconds to go on asking where nobody answers. */
const PATIENCE = 3_000;

/** How to go on asking. */
export interface SecretsInOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Hears that the Secrets could not be listed. */
  readonly warning: (message: string) => void;
}

/** The values of a namespace's Secrets: none for a user who may not list them, since no output of
 * theirs can hold any; none, with a warning, where the API does not answer. */
export async function secretsIn(
  probe: Probe,
  namespace: string,
  { clock, signal, warning }: SecretsInOptions,
): Promise<readonly string[]> {
  const { result } = await lookAgain<Listed>({
    clock,
    signal,
    within: PATIENCE,
    attempt: async () => {
      const result = await list(probe, namespace);
      const again = "error" in result && result.error.kind !== "forbidden";
      return { result, settled: again ? "again" : "done" };
    },
  });
  if ("values" in result) return result.values;
  if (result.error.kind !== "forbidden") {
    warning(
      `Cannot list the Secrets of namespace "${namespace}": ${result.error.message}, expected ` +
        "their values, which are to be masked; for now those that are new are not",
    );
  }
  return [];
}

type Listed = { readonly values: readonly string[] } | { readonly error: LookError };

async function list(probe: Probe, namespace: string): Promise<Listed> {
  try {
    const { items } = await probe.core.listNamespacedSecret({
      namespace,
      fieldSelector: `type!=${HELM_RELEASE}`,
    });
    return { values: items.flatMap(({ data = {} }) => secretsOf(data)) };
  } catch (error) {
    return { error: classify(error) };
  }
}

function secretsOf(data: Readonly<Record<string, string>>): readonly string[] {
  const secret = Object.entries(data).filter(([key]) => !PUBLIC_KEYS.includes(key));
  return secret.map(([, value]) => decodeBase64(value));
}

function decodeBase64(text: string): string {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return new TextDecoder().decode(bytes);
}
