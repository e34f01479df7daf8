/**
 * Which cluster answers.
 *
 * @module
 */

import type { V1Node } from "@kubernetes/client-node";
import { EnvironmentError } from "../errors/mod.ts";
import type { Target, TargetNode } from "../journal/mod.ts";
import { classify } from "./classify.ts";
import type { PrivateKubeconfig } from "./private_kubeconfig.ts";
import type { Probe } from "./probe.ts";

/**
 * Asks the cluster who it is: its version, its nodes, and the UID of the `kube-system` namespace,
 * which stays the same as long as the cluster lives.
 *
 * The user must be allowed to get the namespace `kube-system` and to list nodes.
 *
 * @throws {EnvironmentError} If the server does not answer or does not let the user look; names
 * server and context.
 */
export async function identify(
  probe: Pick<Probe, "core" | "version">,
  { context, server }: Pick<PrivateKubeconfig, "context" | "server">,
): Promise<Target> {
  try {
    const [code, namespace, nodes] = await Promise.all([
      probe.version.getCode(),
      probe.core.readNamespace({ name: "kube-system" }),
      probe.core.listNode(),
    ]);
    const identity = namespace.metadata?.uid;
    if (identity === undefined) throw new Error("the namespace kube-system has no UID");
    return {
      context,
      server,
      identity,
      version: code.gitVersion,
      nodes: nodes.items.map(describeNode),
    };
  } catch (error) {
    throw notIdentified(error, context, server);
  }
}

function describeNode({ metadata, status }: V1Node): TargetNode {
  const { architecture = "", kubeletVersion = "", containerRuntimeVersion = "" } =
    status?.nodeInfo ?? {};
  const internal = status?.addresses?.find(({ type }) => type === "InternalIP");
  return {
    name: metadata?.name ?? "",
    address: internal?.address ?? "",
    architecture,
    kubelet: kubeletVersion,
    runtime: containerRuntimeVersion,
  };
}

function notIdentified(error: unknown, context: string, server: string): EnvironmentError {
  const { kind, message } = classify(error);
  const what = `the cluster at ${server} (context "${context}")`;
  switch (kind) {
    case "unreachable":
      return new EnvironmentError(`Cannot reach ${what}: ${message}, expected an API server`, {
        remedy: "Start the cluster, or choose another one with --context",
        cause: error,
      });
    case "forbidden":
      return new EnvironmentError(
        `Cannot look at ${what}: ${message}, expected the right to get the namespace kube-system ` +
          "and to list nodes",
        { remedy: `Try: kubectl --context ${context} auth whoami`, cause: error },
      );
    case "other":
      return new EnvironmentError(`Cannot ask ${what}: ${message}`, { cause: error });
  }
}
