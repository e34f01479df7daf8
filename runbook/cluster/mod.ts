/**
 * Which cluster is meant, and eyes for it.
 *
 * @module
 */

export { chooseCluster, type ClusterChoice, type ClusterRequest } from "./choose.ts";
export { absent, classify } from "./classify.ts";
export { deadline } from "./deadline.ts";
export { differences } from "./differences.ts";
export { type Concern, gather } from "./gather.ts";
export type { HttpAnswer, HttpCertificate, HttpRequest } from "./http.ts";
export { identify } from "./identity.ts";
export type { Entry, Kubeconfig, KubeconfigFile } from "./kubeconfig.ts";
export { isOurs, LABEL, label, OWNER, referenceOf } from "./ownership.ts";
export { createProgramRunner, type ProgramOptions } from "./program.ts";
export { isolateContext, type PrivateKubeconfig, writeKubeconfig } from "./private_kubeconfig.ts";
export {
  type ObjectReference,
  openProbe,
  type Probe,
  type ProbeOptions,
  type ProgramResult,
  type ProgramRunner,
} from "./probe.ts";
export type { Api, ClientNode, Reading, ReadOnly } from "./read_only.ts";
