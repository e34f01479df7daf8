/**
 * Kubeconfig files as kubectl reads them: several merged into one.
 *
 * @module
 */

import { ConfigError } from "../errors/mod.ts";
import type { Json, JsonObject } from "../json/mod.ts";

/** A named cluster, user or context, and the file that it comes from. */
export interface Entry {
  /** What stands under its name, as written. */
  readonly value: JsonObject;
  /** Path of the file: relative paths in `value` start at its folder. */
  readonly file: string;
}

/** The content of one kubeconfig file, or of several merged. */
export interface Kubeconfig {
  /** Servers, by name. */
  readonly clusters: ReadonlyMap<string, Entry>;
  /** Credentials, by name. */
  readonly users: ReadonlyMap<string, Entry>;
  /** Pairs of cluster and user, by name. */
  readonly contexts: ReadonlyMap<string, Entry>;
  /** The current context's name; empty if none is set. */
  readonly currentContext: string;
}

/** The shape of a kubeconfig file, as it is written. */
export type KubeconfigFile = {
  /** Always `v1`. */
  readonly apiVersion: "v1";
  /** Always `Config`. */
  readonly kind: "Config";
  /** The current context's name. */
  readonly "current-context": string;
  /** Pairs of cluster and user. */
  readonly contexts: readonly {
    readonly name: string;
    readonly context: { readonly cluster: string; readonly user: string };
  }[];
  /** Servers. */
  readonly clusters: readonly { readonly name: string; readonly cluster: JsonObject }[];
  /** Credentials. */
  readonly users: readonly { readonly name: string; readonly user: JsonObject }[];
};

/**
 * Reads the content of one kubeconfig file.
 *
 * @param content The parsed YAML; null for an empty file.
 * @param file Path, for messages and relative paths.
 * @throws {ConfigError} If it does not have a kubeconfig's shape.
 */
export function readKubeconfig(content: unknown, file: string): Kubeconfig {
  if (content !== null && !isObject(content)) throw misshapen(file, "the file", "a kubeconfig");
  const config = content ?? {};
  return {
    clusters: readEntries(config, "clusters", "cluster", file),
    users: readEntries(config, "users", "user", file),
    contexts: readEntries(config, "contexts", "context", file),
    currentContext: textOf(config["current-context"]),
  };
}

/**
 * Merges kubeconfig files: of several entries with one name the first is taken whole, and so is the
 * first current context (kubectl's rules, see "Organizing Cluster Access Using kubeconfig Files" in
 * the Kubernetes documentation).
 */
export function mergeKubeconfigs(configs: readonly Kubeconfig[]): Kubeconfig {
  return {
    clusters: firstOfEach(configs.flatMap((config) => [...config.clusters])),
    users: firstOfEach(configs.flatMap((config) => [...config.users])),
    contexts: firstOfEach(configs.flatMap((config) => [...config.contexts])),
    currentContext: configs.map((config) => config.currentContext).find((name) => name !== "") ??
      "",
  };
}

/** The text that stands there; empty if there is none. */
export function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

/** Tells an object from lists, null and plain values. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readEntries(
  config: JsonObject,
  list: string,
  kind: string,
  file: string,
): ReadonlyMap<string, Entry> {
  const items = config[list] ?? [];
  if (!Array.isArray(items)) throw misshapen(file, `"${list}"`, "a list");
  const entries = items.map((item: Json, index) => {
    const name = isObject(item) ? textOf(item["name"]) : "";
    if (!isObject(item) || name === "") throw misshapen(file, `"${list}[${index}]"`, "a name");
    const value = item[kind] ?? {};
    if (!isObject(value)) throw misshapen(file, `"${kind}" of "${name}"`, "a mapping");
    return [name, { value, file }] as const;
  });
  return firstOfEach(entries);
}

function firstOfEach(entries: readonly (readonly [string, Entry])[]): ReadonlyMap<string, Entry> {
  const first = new Map<string, Entry>();
  for (const [name, entry] of entries) if (!first.has(name)) first.set(name, entry);
  return first;
}

function misshapen(file: string, what: string, wanted: string): ConfigError {
  return new ConfigError(
    `Cannot use kubeconfig "${file}": ${what} is not as it must be, expected ${wanted}`,
    {
      place: { file },
      remedy: "Compare with the output of: kubectl config view",
    },
  );
}
