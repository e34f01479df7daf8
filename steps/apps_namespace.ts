/**
 * The namespace of the services, which the runbook does not make.
 *
 * @module
 */

import { assert } from "@std/assert";
import { absent, type Need } from "../runbook/mod.ts";
import { imagesRunOnNodes } from "./needs.ts";
import type { Settings } from "./settings.ts";

/** The namespace of the services is there to take them. */
export const appsNamespaceIsThere: Need<Settings> = {
  id: "apps-namespace",
  title: "the namespace of the services is there",
  gates: true,
  async look(probe, { namespaces: { apps } }) {
    const found = await absent(probe.core.readNamespace({ name: apps }));
    return found === undefined ? null : found.status?.phase ?? "";
  },
  judge(phase, { namespaces: { apps } }) {
    assert(phase !== null, `there is no namespace "${apps}"`);
    assert(phase === "Active", `the namespace "${apps}" is ${phase}`);
  },
  remedy: "make it with kubectl create namespace NAME, or choose another: namespaces.apps in " +
    "config/runbook.yaml",
};

/** Pod Security does not refuse the services' pods. */
export const podsAreNotRestricted: Need<Settings> = {
  id: "pod-security",
  title: "Pod Security lets the services' pods run",
  gates: true,
  async look(probe, { namespaces: { apps } }) {
    const found = await absent(probe.core.readNamespace({ name: apps }));
    return found?.metadata?.labels?.["pod-security.kubernetes.io/enforce"] ?? "";
  },
  // The images listen on port 80 or write to their own files, as root.
  judge(level, { namespaces: { apps } }) {
    assert(
      level !== "restricted",
      `the namespace "${apps}" refuses pods that are not as restricted as can be`,
    );
  },
  remedy: "choose another namespace for the services: namespaces.apps in config/runbook.yaml",
};

/** What both services need to run at all. */
export const servicesCanRun: readonly Need<Settings>[] = [
  imagesRunOnNodes,
  appsNamespaceIsThere,
  podsAreNotRestricted,
];
