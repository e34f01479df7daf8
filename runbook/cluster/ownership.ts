/**
 * What the runbook made, told from what was there before.
 *
 * @module
 */

import type { Json, JsonObject } from "../json/mod.ts";
import { isObject, textOf } from "./kubeconfig.ts";
import type { ObjectReference } from "./probe.ts";

/** The label that everything bears that the runbook made. */
export const LABEL = "app.kubernetes.io/part-of";

/** The label's value. */
export const OWNER = "homelab-runbook";

/**
 * Adds the runbook's label to each object. What the object templates (a Deployment's pods) is as it
 * was: its labels are what selectors go by.
 */
export function label(objects: readonly JsonObject[]): readonly JsonObject[] {
  return objects.map((object) => {
    const metadata = mappingIn(object, "metadata");
    const labels = { ...mappingIn(metadata, "labels"), [LABEL]: OWNER };
    return { ...object, metadata: { ...metadata, labels } };
  });
}

/** Whether an object bears the runbook's label. */
export function isOurs(object: JsonObject): boolean {
  return mappingIn(mappingIn(object, "metadata"), "labels")[LABEL] === OWNER;
}

/**
 * What identifies the object of a manifest in a cluster.
 *
 * @throws {TypeError} If apiVersion, kind or name is missing.
 */
export function referenceOf(object: JsonObject): ObjectReference {
  const metadata = mappingIn(object, "metadata");
  const [apiVersion, kind] = [textOf(object["apiVersion"]), textOf(object["kind"])];
  const [name, namespace] = [textOf(metadata["name"]), textOf(metadata["namespace"])];
  if (apiVersion === "" || kind === "" || name === "") {
    throw new TypeError(`Not a Kubernetes object: ${JSON.stringify(object)}`);
  }
  return { apiVersion, kind, name, ...(namespace === "" ? {} : { namespace }) };
}

function mappingIn(object: JsonObject, key: string): JsonObject {
  const value: Json | undefined = object[key];
  return isObject(value) ? value : {};
}
