/**
 * Which cluster is meant: the kubeconfig files and the context, found as kubectl finds them.
 *
 * @module
 */

import { delimiter, join } from "node:path";
import { ConfigError, EnvironmentError } from "../errors/mod.ts";
import { nearest } from "../text/mod.ts";
import { type Kubeconfig, mergeKubeconfigs, readKubeconfig } from "./kubeconfig.ts";

/** What decides which cluster is meant. */
export interface ClusterRequest {
  /** The context that was asked for; without it the current one is taken. */
  readonly context?: string;
  /** The environment: `KUBECONFIG` and `HOME` count. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The context that a run is going to use, and where it was found. */
export interface ClusterChoice {
  /** The context's name. */
  readonly context: string;
  /** All that the files hold, merged. */
  readonly kubeconfig: Kubeconfig;
  /** The files that were read, in order. */
  readonly files: readonly string[];
}

/**
 * Finds the chosen context: the one asked for or else the current one, from the files in
 * `KUBECONFIG` or else from `~/.kube/config`.
 *
 * Needs `--allow-read` for these files. Reads nothing else and asks no server.
 *
 * @returns `undefined` if no cluster is configured at all: no file, or none that holds a context
 * (`KUBECONFIG=/dev/null` asks for that).
 * @throws {EnvironmentError} If `KUBECONFIG` names no file that is there, a file cannot be read, or
 * the context is unknown or none is chosen.
 * @throws {ConfigError} If a file is not a kubeconfig.
 */
export async function chooseCluster(request: ClusterRequest): Promise<ClusterChoice | undefined> {
  const found = await readFiles(request.env);
  const kubeconfig = mergeKubeconfigs(found.map((file) => file.kubeconfig));
  const files = found.map((file) => file.path);
  const names = [...kubeconfig.contexts.keys()];
  if (names.length === 0) {
    if (request.context === undefined) {
      // Who names a file means a cluster; a rehearsal instead would look like a success.
      const named = (request.env["KUBECONFIG"] ?? "") !== "";
      if (named && found.some(({ blank }) => !blank)) throw noContext(files);
      return undefined;
    }
    throw new EnvironmentError(
      `Cannot use context "${request.context}": no cluster is configured, ` +
        "expected contexts in the files of KUBECONFIG or in ~/.kube/config",
    );
  }
  const context = request.context ?? kubeconfig.currentContext;
  if (kubeconfig.contexts.has(context)) return { context, kubeconfig, files };
  throw new EnvironmentError(
    context === ""
      ? `Cannot choose a cluster: no current context is set in ${list(files)}, expected one`
      : `Cannot use context "${context}": it is not in ${list(files)}, expected ${orList(names)}`,
    { remedy: remedy(context, names) },
  );
}

interface FoundFile {
  readonly path: string;
  readonly kubeconfig: Kubeconfig;
  /** There is nothing in it, as in `/dev/null`. */
  readonly blank: boolean;
}

/** As with kubectl, a file of the list may be missing as long as one of them is there. */
async function readFiles(env: ClusterRequest["env"]): Promise<readonly FoundFile[]> {
  const named = (env["KUBECONFIG"] ?? "").split(delimiter).filter((path) => path !== "");
  const home = env["HOME"] ?? "";
  const standard = home === "" ? [] : [join(home, ".kube", "config")];
  const paths = named.length > 0 ? [...new Set(named)] : standard;
  const files = await Promise.all(paths.map(readFile));
  const found = files.filter((file) => file !== undefined);
  if (named.length > 0 && found.length === 0) {
    throw new EnvironmentError(
      `Cannot read kubeconfig ${
        list(named)
      }: no such file, expected KUBECONFIG to name one that is there`,
      { remedy: "Correct KUBECONFIG, or unset it to use ~/.kube/config" },
    );
  }
  return found;
}

async function readFile(path: string): Promise<FoundFile | undefined> {
  const text = await readText(path);
  if (text === undefined) return undefined;
  const { parse } = await import("@std/yaml");
  try {
    return {
      path,
      kubeconfig: readKubeconfig(parse(text), path),
      blank: text.trim() === "",
    };
  } catch (error) {
    if (error instanceof SyntaxError) throw notYaml(path, error);
    throw error;
  }
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    const reason = error instanceof Error ? error.message : String(error);
    throw new EnvironmentError(`Cannot read kubeconfig "${path}": ${reason}`, { cause: error });
  }
}

function notYaml(file: string, error: SyntaxError): ConfigError {
  // Every YAML library that the code runs with words its errors so.
  const at = /^(.*?):? at line (\d+), column (\d+)/.exec(error.message);
  const [, reason = error.message, line, column] = at ?? [];
  return new ConfigError(`Cannot read kubeconfig "${file}": ${reason}, expected valid YAML`, {
    place: at === null ? { file } : { file, line: Number(line), column: Number(column) },
    cause: error,
  });
}

function remedy(context: string, names: readonly string[]): string {
  const meant = nearest(context, names);
  if (meant !== undefined) return `Did you mean "${meant}"?`;
  return `Choose one with --context: ${names.join(", ")}`;
}

function noContext(files: readonly string[]): EnvironmentError {
  return new EnvironmentError(
    `Cannot choose a cluster: there is no context in ${list(files)}, expected a kubeconfig`,
    { remedy: "Correct KUBECONFIG, or unset it to rehearse" },
  );
}

function list(paths: readonly string[]): string {
  return paths.map((path) => `"${path}"`).join(", ");
}

function orList(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(" or ");
}
