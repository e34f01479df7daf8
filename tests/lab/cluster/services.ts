/**
 * What runs on a node, as command lines. Node 1 also runs the control plane, so that the API
 * server reaches webhooks' ClusterIPs through that node's kube-proxy.
 *
 * @module
 */
import { ADDRESSES, NODE_CONFIG, nodeName, type NodeNumber, SERVICE_NETWORK } from "./layout.ts";

/** Services of every node. */
export type NodeService = "containerd" | "kubelet" | "kube-proxy";

/** Services of node 1. */
export type ControlPlaneService =
  | "etcd"
  | "kube-apiserver"
  | "kube-controller-manager"
  | "kube-scheduler";

/** Any service of the lab. */
export type Service = NodeService | ControlPlaneService;

const KUBE = `${NODE_CONFIG}/bin/kube`;
const PKI = `${NODE_CONFIG}/pki`;

/** The command line of each service of one node. */
export function services(node: NodeNumber): Readonly<Partial<Record<Service, readonly string[]>>> {
  return node === 1 ? { ...controlPlane(), ...agents(node) } : agents(node);
}

function agents(node: NodeNumber): Record<NodeService, readonly string[]> {
  const name = nodeName(node);
  return {
    "containerd": ["containerd", "--config", `${NODE_CONFIG}/containerd.toml`],
    "kubelet": [
      ...[KUBE, "kubelet", `--config=${NODE_CONFIG}/kubelet.json`],
      ...[`--kubeconfig=${PKI}/${name}.kubeconfig`],
      ...[`--hostname-override=${name}`, `--node-ip=${ADDRESSES[name]}`],
    ],
    "kube-proxy": [KUBE, "kube-proxy", `--config=${NODE_CONFIG}/kube-proxy.json`],
  };
}

function controlPlane(): Record<ControlPlaneService, readonly string[]> {
  return {
    // A lab that lives for minutes need not survive a power cut: no fsync.
    "etcd": [
      ...[KUBE, "etcd", "--name=lab", "--data-dir=/var/lib/etcd", "--unsafe-no-fsync"],
      ...["--log-level=warn"],
      ...["--listen-client-urls=http://127.0.0.1:2379"],
      ...["--advertise-client-urls=http://127.0.0.1:2379"],
      ...["--listen-peer-urls=http://127.0.0.1:2380"],
      ...["--initial-advertise-peer-urls=http://127.0.0.1:2380"],
      ...["--initial-cluster=lab=http://127.0.0.1:2380"],
    ],
    "kube-apiserver": [
      ...[KUBE, "kube-apiserver", "--etcd-servers=http://127.0.0.1:2379"],
      ...[`--advertise-address=${ADDRESSES.node1}`, "--secure-port=6443"],
      ...[`--tls-cert-file=${PKI}/kube-apiserver.crt`],
      ...[`--tls-private-key-file=${PKI}/kube-apiserver.key`],
      ...[`--client-ca-file=${PKI}/ca.crt`],
      ...[`--kubelet-client-certificate=${PKI}/kube-apiserver-kubelet-client.crt`],
      ...[`--kubelet-client-key=${PKI}/kube-apiserver-kubelet-client.key`],
      ...[`--kubelet-certificate-authority=${PKI}/ca.crt`],
      // Nodes' names do not resolve in this LAN.
      ...["--kubelet-preferred-address-types=InternalIP"],
      ...["--service-account-issuer=https://kubernetes.default.svc.cluster.local"],
      ...[`--service-account-key-file=${PKI}/service-account.pub`],
      ...[`--service-account-signing-key-file=${PKI}/service-account.key`],
      ...[`--service-cluster-ip-range=${SERVICE_NETWORK}`],
      ...["--authorization-mode=Node,RBAC", "--enable-admission-plugins=NodeRestriction"],
      // MetalLB's speakers use the node's network and raw sockets.
      ...["--allow-privileged=true"],
    ],
    "kube-controller-manager": [
      ...[KUBE, "kube-controller-manager"],
      ...[`--kubeconfig=${PKI}/kube-controller-manager.kubeconfig`],
      ...["--use-service-account-credentials", `--root-ca-file=${PKI}/ca.crt`],
      ...[`--service-account-private-key-file=${PKI}/service-account.key`],
      ...[`--cluster-signing-cert-file=${PKI}/ca.crt`],
      ...[`--cluster-signing-key-file=${PKI}/ca.key`],
      ...["--leader-elect=false", "--cluster-name=homelab"],
      // Its default would be made below /usr, which is the machine's.
      ...["--flex-volume-plugin-dir=/var/lib/kubelet/volume-plugins"],
      // With the default limits the start takes 4 s longer.
      ...["--kube-api-qps=200", "--kube-api-burst=300"],
    ],
    "kube-scheduler": [
      ...[KUBE, "kube-scheduler", `--kubeconfig=${PKI}/kube-scheduler.kubeconfig`],
      ...["--leader-elect=false"],
    ],
  };
}

/** A shell script that becomes the command. */
export function script(command: readonly string[]): string {
  return `exec ${command.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(" ")}\n`;
}
