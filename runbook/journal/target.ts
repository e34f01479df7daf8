/**
 * The cluster of a run, as its journal knows it.
 *
 * @module
 */

/** The cluster that a run talks to. */
export interface Target {
  /** The kubeconfig context that was chosen. */
  readonly context: string;
  /** The API server's URL. */
  readonly server: string;
  /** UID of the `kube-system` namespace: stays the same as long as the cluster lives. */
  readonly identity: string;
  /** The API server's version, e.g. `v1.35.4`. */
  readonly version: string;
  /** The nodes by name, with what a reader wants to know of them. */
  readonly nodes: readonly TargetNode[];
}

/** One node as it was when the run began. */
export interface TargetNode {
  /** Its name. */
  readonly name: string;
  /** Its address in the network of the nodes. */
  readonly address: string;
  /** E.g. `amd64`. */
  readonly architecture: string;
  /** Version of the kubelet. */
  readonly kubelet: string;
  /** Name and version of the container runtime. */
  readonly runtime: string;
}
