/**
 * The runbook: its sections in the order of the tutorial, and what the engine must know of them.
 *
 * @module
 */

import { loadSettings, milliseconds, type Runbook } from "../runbook/mod.ts";
import { demoService } from "./demo_service.ts";
import { ingress } from "./ingress.ts";
import { loadbalancer } from "./loadbalancer.ts";
import { multiNode } from "./multi_node.ts";
import { publication } from "./publication.ts";
import { sidetrackHostname } from "./sidetrack_hostname.ts";
import { type Settings, settingsDefinition } from "./settings.ts";

/**
 * The runbook. A further step is one more module like these and one more line in `steps`.
 */
export const runbook: Runbook<Settings> = {
  name: "homelab",
  version: "0.1.0",
  steps: [
    loadbalancer,
    ingress,
    demoService,
    multiNode,
    sidetrackHostname,
  ],
  load: (options) => loadSettings(settingsDefinition, options),
  tools: [
    { name: "kubectl", version: ["kubectl", "version", "--client"] },
    { name: "helm", version: ["helm", "version", "--template", "{{.Version}}"] },
    { name: "curl", version: ["curl", "--version"] },
  ],
  patience: ({ timeouts }) => ({
    command: milliseconds(timeouts.command),
    eventually: milliseconds(timeouts.page),
    hold: milliseconds("10s"),
  }),
  namespaces: ({ namespaces }) => Object.values(namespaces),
  direct: ({ address, domain }) => [address, domain],
  secrets: ({ secrets }) => secrets,
  publication,
};
