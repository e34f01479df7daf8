/**
 * The run's own kubeconfig: the chosen context and nothing else, complete in itself.
 *
 * kubectl, helm and the runbook's looks all read this file, so switching contexts elsewhere in the
 * middle of a run reaches no other cluster. It is made here and not by `kubectl config view
 * --minify --flatten --raw`, which leaves relative paths of plugins and token files relative to a
 * folder that it does not name, and which keeps the context's default namespace.
 *
 * @module
 */

import { dirname, resolve } from "node:path";
import { ConfigError } from "../errors/mod.ts";
import type { Json, JsonObject } from "../json/mod.ts";
import type { ClusterChoice } from "./choose.ts";
import { type Entry, isObject, type KubeconfigFile, textOf } from "./kubeconfig.ts";

/** Stands for the user of a context that names none. */
const anonymous = "anonymous";

/** One context with its cluster and user, as the run uses it. */
export interface PrivateKubeconfig {
  /** The context's name. */
  readonly context: string;
  /** The API server's URL. */
  readonly server: string;
  /** What its file holds; the user in it has secrets. */
  readonly content: KubeconfigFile;
}

/**
 * Takes the chosen context out of its files: certificates and keys are read and embedded, relative
 * paths of credential plugins and token files made absolute (both are used each time anew), the
 * context's default namespace is left out.
 *
 * Needs `--allow-read` for the certificate and key files.
 *
 * @throws {ConfigError} If the context's cluster or user is missing, the cluster has no server, or
 * a certificate or key cannot be read.
 */
export async function isolateContext(choice: ClusterChoice): Promise<PrivateKubeconfig> {
  const { context, kubeconfig } = choice;
  const names = kubeconfig.contexts.get(context)?.value;
  const clusterName = textOf(names?.["cluster"]);
  const userName = textOf(names?.["user"]);
  const cluster = await isolateCluster(find(choice, "clusters", clusterName));
  const user = userName === "" ? {} : await isolateUser(find(choice, "users", userName));
  const server = textOf(cluster["server"]);
  if (server === "") {
    throw new ConfigError(
      `Cannot use context "${context}": cluster "${clusterName}" has no server, expected a URL`,
    );
  }
  return {
    context,
    server,
    content: {
      apiVersion: "v1",
      kind: "Config",
      "current-context": context,
      contexts: [{ name: context, context: { cluster: clusterName, user: userName || anonymous } }],
      clusters: [{ name: clusterName, cluster }],
      users: [{ name: userName || anonymous, user }],
    },
  };
}

/**
 * Writes the kubeconfig, readable by its owner alone; one that is there already is replaced.
 *
 * Needs `--allow-read` and `--allow-write` for the path.
 */
export async function writeKubeconfig(path: string, kubeconfig: PrivateKubeconfig): Promise<void> {
  const fresh = `${path}.new`;
  // What a crash has left; if it cannot be removed, creating it anew says why.
  await Deno.remove(fresh).catch(() => {});
  // JSON is YAML.
  const text = `${JSON.stringify(kubeconfig.content, null, 2)}\n`;
  await Deno.writeTextFile(fresh, text, { createNew: true, mode: 0o600 });
  await Deno.rename(fresh, path);
}

function find(choice: ClusterChoice, list: "clusters" | "users", name: string): Entry {
  const entry = choice.kubeconfig[list].get(name);
  if (entry !== undefined) return entry;
  const what = list === "clusters" ? "cluster" : "user";
  throw new ConfigError(
    `Cannot use context "${choice.context}": its ${what} "${name}" is missing, ` +
      `expected it in ${choice.files.join(" or ")}`,
  );
}

function isolateCluster(entry: Entry): Promise<JsonObject> {
  return embed(entry, ["certificate-authority"]);
}

async function isolateUser(entry: Entry): Promise<JsonObject> {
  const user = await embed(entry, ["client-certificate", "client-key"]);
  const tokenFile = textOf(user["tokenFile"]);
  const exec = user["exec"];
  return {
    ...user,
    ...(tokenFile === "" ? {} : { tokenFile: absolute(entry, tokenFile) }),
    ...(isObject(exec)
      ? { exec: { ...exec, command: program(entry, textOf(exec["command"])) } }
      : {}),
  };
}

/** Puts the content of files in the place of their names; content that is there already counts. */
async function embed(entry: Entry, keys: readonly string[]): Promise<JsonObject> {
  const value: Record<string, Json> = { ...entry.value };
  for (const key of keys) {
    const path = textOf(value[key]);
    delete value[key];
    if (path === "" || textOf(value[`${key}-data`]) !== "") continue;
    value[`${key}-data`] = (await read(entry, key, path)).toBase64();
  }
  return value;
}

async function read(entry: Entry, key: string, path: string): Promise<Uint8Array> {
  try {
    return await Deno.readFile(absolute(entry, path));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigError(`Cannot read ${key} "${path}": ${reason}`, {
      place: { file: entry.file },
      cause: error,
    });
  }
}

function absolute(entry: Entry, path: string): string {
  return resolve(dirname(entry.file), path);
}

/** A bare name is looked up in PATH; only one with a slash is a path. */
function program(entry: Entry, command: string): string {
  return command.includes("/") ? absolute(entry, command) : command;
}
