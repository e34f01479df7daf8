/**
 * Which rules a step gave the shared Ingress, as its file was shown.
 *
 * @module
 */

import type { BegunRun } from "../runbook/mod.ts";
import { eventsOf } from "./findings.ts";
import { INGRESS_FILE } from "./shared_ingress.ts";

/** To which service the requests for a host go. */
export interface HostRule {
  /** The host name. */
  readonly host: string;
  /** Name of the service. */
  readonly service: string;
  /** The service's port. */
  readonly port: string;
}

const LINE_REGEXP = /^[\s-]+(host|name|number): "?([^"\s]+)"?$/;

/**
 * The rules in the order of the file. It is read line by line: the steps write it in one form only,
 * and so drawing need not load a reader of YAML.
 */
export function rulesShown(run: BegunRun, step: string): readonly HostRule[] {
  const file = eventsOf(run, step).findLast((event) =>
    event.type === "file" && event.name === INGRESS_FILE
  );
  const rules: HostRule[] = [];
  let [host, service] = ["", ""];
  for (const line of file?.type === "file" ? file.text.split("\n") : []) {
    const [, key, value = ""] = LINE_REGEXP.exec(line) ?? [];
    if (key === "host") host = value;
    if (key === "name") service = value;
    if (key === "number" && host !== "") rules.push({ host, service, port: value });
  }
  return rules;
}
