/**
 * The runbook: its sections in the order of the tutorial.
 *
 * @module
 */

import { demoService } from "./demo_service.ts";
import { ingress } from "./ingress.ts";
import { loadbalancer } from "./loadbalancer.ts";
import { multiNode } from "./multi_node.ts";
import { sidetrackHostname } from "./sidetrack_hostname.ts";
import type { Step } from "./step.ts";

export { type Settings, settingsDefinition } from "./settings.ts";

/** The steps, in order. */
export const steps: readonly Step[] = [
  loadbalancer,
  ingress,
  demoService,
  multiNode,
  sidetrackHostname,
];
