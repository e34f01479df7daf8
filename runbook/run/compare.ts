/**
 * What a command would change, asked of the cluster without changing it.
 *
 * @module
 */

import { EnvironmentError } from "../errors/mod.ts";
import type { Json, JsonObject } from "../json/mod.ts";
import { differences } from "../cluster/mod.ts";
import type { Ran } from "../world/mod.ts";

/** Runs a command that only looks. */
export type Runner = (text: string) => Promise<Ran>;

/** What would become of the cluster. */
export interface Comparison {
  /** `unforeseen` where it cannot be known before. */
  readonly verdict: "same" | "differs" | "unforeseen";
  /** What would be otherwise, as `diff -u` says it or in words. */
  readonly lines: readonly string[];
}

const SAME: Comparison = { verdict: "same", lines: [] };

/**
 * Compares the objects of `kubectl apply -f FILE` with those in the cluster, by a dry run on the
 * server; `undefined` for any other command.
 *
 * @throws {EnvironmentError} If the server does not compare them.
 */
export async function applied(command: string, run: Runner): Promise<Comparison | undefined> {
  const [, rest] = /^kubectl apply (-f \S+)$/.exec(command) ?? [];
  if (rest === undefined) return undefined;
  const { code, stdout, stderr } = await run(`kubectl diff ${rest}`);
  if (code === 0) return SAME;
  if (code === 1 && stdout !== "") return differs(readable(stdout));
  // The namespace or the kind comes with an earlier command.
  if (/not found|no matches for kind|resource mapping not found/i.test(stderr)) {
    return differs(["everything in it would be made: what it builds on is not there yet"]);
  }
  throw cannotCompare(command, stderr);
}

/**
 * Compares the release of `helm upgrade --install` with the one in the cluster, by the chart's
 * version and the values; `undefined` for any other command.
 *
 * @param files Texts of the files that were written so far, by name.
 * @throws {EnvironmentError} If helm does not tell of it.
 */
export async function upgraded(
  command: string,
  files: ReadonlyMap<string, string>,
  run: Runner,
): Promise<Comparison | undefined> {
  const [, name] = /^helm upgrade --install (\S+) /.exec(command) ?? [];
  if (name === undefined) return undefined;
  const flag = (flag: string) => new RegExp(` --${flag} (\\S+)`).exec(command)?.[1] ?? "";
  const release = `${name} --namespace ${flag("namespace")} --output json`;
  const [metadata, values] = await Promise.all([
    run(`helm get metadata ${release}`),
    run(`helm get values ${release}`),
  ]);
  if (/release: not found/.test(metadata.stderr)) {
    return differs([`the release would be installed: ${name} ${flag("version")}`]);
  }
  if (metadata.code !== 0) throw cannotCompare(command, metadata.stderr);
  if (values.code !== 0) throw cannotCompare(command, values.stderr);
  const { parse } = await import("@std/yaml");
  const there: JsonObject = {
    version: (JSON.parse(metadata.stdout) as JsonObject).version ?? null,
    values: JSON.parse(values.stdout),
  };
  const wanted: JsonObject = {
    version: flag("version"),
    values: parse(files.get(flag("values")) ?? "") as Json,
  };
  const lines = [
    ...differences(wanted, there),
    ...differences(there, wanted).filter((line) => line.endsWith(", is not there"))
      .map((line) => line.replace(/, is not there$/, " would be left out")),
  ];
  return lines.length === 0 ? SAME : differs(lines);
}

/** The object's name stands for the temporary files that kubectl has compared. */
function readable(diff: string): readonly string[] {
  return diff.trimEnd().split("\n").flatMap((line) => {
    const [, object] = /^diff .*\/MERGED-\d+\/(\S+)$/.exec(line) ?? [];
    if (object !== undefined) return [`${object}:`];
    return /^(---|\+\+\+) \S*\/(LIVE|MERGED)-\d+\//.test(line) ? [] : [line];
  });
}

function differs(lines: readonly string[]): Comparison {
  return { verdict: "differs", lines };
}

function cannotCompare(command: string, stderr: string): EnvironmentError {
  const [why = ""] = stderr.trim().split("\n");
  return new EnvironmentError(
    `Cannot see what "${command}" would change: ${why || "there is no answer"}, ` +
      "expected an answer of the cluster",
  );
}
