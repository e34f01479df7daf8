/**
 * Where a live object is not as a manifest wants it.
 *
 * @module
 */

import type { Json, JsonObject } from "../json/mod.ts";
import { isObject, textOf } from "./kubeconfig.ts";

/**
 * Compares what a manifest wants with what is there. Only what is wanted counts: what the server or
 * anyone else has added beside it is no difference, and what is wanted empty may be left out.
 *
 * Lists whose items have names (containers, ports, variables) are compared by name, as the server
 * merges them; all others are replaced as a whole, so their length counts, too.
 *
 * @returns One line for each difference: `spec.replicas: 3, is 1`; none if all is as wanted.
 */
export function differences(wanted: Json, actual: Json): readonly string[] {
  return compare("", wanted, actual);
}

function compare(path: string, wanted: Json, actual: Json | undefined): readonly string[] {
  if (isObject(wanted) && isObject(actual)) return compareObjects(path, wanted, actual);
  if (isList(wanted) && isList(actual)) return compareLists(path, wanted, actual);
  if (wanted === actual || (actual === undefined && isEmpty(wanted))) return [];
  const found = actual === undefined ? "is not there" : `is ${JSON.stringify(actual)}`;
  return [`${path}: ${JSON.stringify(wanted)}, ${found}`];
}

function compareObjects(path: string, wanted: JsonObject, actual: JsonObject): readonly string[] {
  return Object.entries(wanted).flatMap(([key, value]) =>
    compare(`${path}${step(path, key)}`, value, actual[key])
  );
}

function compareLists(
  path: string,
  wanted: readonly Json[],
  actual: readonly Json[],
): readonly string[] {
  const named = wanted.length > 0 && wanted.every((item) => nameOf(item) !== "");
  const inner = wanted.flatMap((item, index) => {
    const name = nameOf(item);
    return named
      ? compare(`${path}[${name}]`, item, actual.find((other) => nameOf(other) === name))
      : compare(`${path}[${index}]`, item, actual[index]);
  });
  if (named || actual.length <= wanted.length) return inner;
  return [...inner, `${path}: ${wanted.length} in number, is ${actual.length}`];
}

/** Label names and the like hold dots and slashes of their own. */
function step(path: string, key: string): string {
  if (!/^[\w-]+$/.test(key)) return `["${key}"]`;
  return path === "" ? key : `.${key}`;
}

function nameOf(item: Json): string {
  return isObject(item) ? textOf(item["name"]) : "";
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function isEmpty(value: Json): boolean {
  return value === null || (typeof value === "object" && Object.keys(value).length === 0);
}
