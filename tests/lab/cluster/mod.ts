/**
 * A three-node homelab on one Linux machine: started, used, taken away without a trace.
 *
 * @module
 */
export type { CgroupTrees } from "./cgroups.ts";
export type { HelmVersion } from "./desk.ts";
export { attachLab, type DeskOptions, type Lab, takeDown } from "./lab.ts";
export type { NodeName, NodeNumber } from "./layout.ts";
export type { LabNode, Surroundings } from "./node.ts";
export type { Outcome } from "./process.ts";
export type { ControlPlaneService, NodeService, Service } from "./services.ts";
export { startLab, type StartOptions } from "./start.ts";
export { waitFor, type WaitOptions } from "./waiting.ts";
