/**
 * How old kubectl may be beside the server.
 *
 * @module
 */

import { assert } from "@std/assert";
import type { Need } from "../runbook/mod.ts";
import type { Settings } from "./settings.ts";

/** kubectl is within one minor version of the server, as Kubernetes wants it. */
export const versionsFit: Need<Settings> = {
  id: "version-skew",
  title: "kubectl is within one minor version of the server",
  // What the steps ask of kubectl has been the same for many versions.
  gates: false,
  async look(probe) {
    const [{ stdout }, { gitVersion }] = await Promise.all([
      probe.run(["kubectl", "version", "--client"]),
      probe.version.getCode(),
    ]);
    return { kubectl: stdout.match(/v\d+\.\d+\.\d+\S*/)?.[0] ?? null, server: gitVersion };
  },
  judge(seen) {
    const { kubectl, server } = seen as {
      readonly kubectl: string | null;
      readonly server: string;
    };
    assert(kubectl !== null, "kubectl does not answer");
    assert(
      Math.abs(minorOf(kubectl) - minorOf(server)) <= 1,
      `kubectl is ${kubectl}, the server ${server}`,
    );
  },
  remedy: "install kubectl of the server's version",
};

function minorOf(version: string): number {
  return Number(version.match(/^v\d+\.(\d+)/)?.[1] ?? NaN);
}
