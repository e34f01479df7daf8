/**
 * The configuration files of a node, as texts. All but containerd's are JSON, which is YAML, too.
 *
 * @module
 */
import type { PinnedImage } from "../parts/mod.ts";
import {
  GROUP,
  NODE_CONFIG,
  nodeName,
  type NodeNumber,
  POD_NETWORK,
  podSubnet,
  REGISTRY,
} from "./layout.ts";
import { script, services } from "./services.ts";

/** Every file of one node: path below {@link NODE_CONFIG} and content. */
export function nodeFiles(
  node: NodeNumber,
  pinned: readonly PinnedImage[],
): ReadonlyMap<string, string> {
  return new Map([
    ["containerd.toml", containerd()],
    ["registries/_default/hosts.toml", mirror()],
    ["cni/10-pods.conflist", json(podNetwork(node))],
    ["kubelet.json", json(kubelet(node))],
    ["kube-proxy.json", json(kubeProxy(node))],
    // An empty one: pods must not ask the machine's name servers.
    ["resolv.conf", ""],
    ["pinned-images", pinned.map(({ image, digest }) => `${image} ${digest}\n`).join("")],
    ...Object.entries(services(node)).map(([name, command]): [string, string] => [
      `services/${name}`,
      script(command),
    ]),
  ]);
}

function kubelet(node: NodeNumber): unknown {
  return {
    apiVersion: "kubelet.config.k8s.io/v1beta1",
    kind: "KubeletConfiguration",
    authentication: {
      anonymous: { enabled: false },
      webhook: { enabled: true },
      x509: { clientCAFile: `${NODE_CONFIG}/pki/ca.crt` },
    },
    authorization: { mode: "Webhook" },
    tlsCertFile: `${NODE_CONFIG}/pki/${nodeName(node)}.crt`,
    tlsPrivateKeyFile: `${NODE_CONFIG}/pki/${nodeName(node)}.key`,
    containerRuntimeEndpoint: "unix:///run/containerd/containerd.sock",
    volumePluginDir: "/var/lib/kubelet/volume-plugins",
    cgroupDriver: "cgroupfs",
    // Each kubelet removes what it does not know below its root: three must not share one.
    cgroupRoot: `/${GROUP}/${nodeName(node)}`,
    enforceNodeAllocatable: [],
    failCgroupV1: false,
    failSwapOn: false,
    // Nobody answers there, but without it every pod gets a MissingClusterDNS warning.
    clusterDNS: ["10.96.0.10"],
    clusterDomain: "cluster.local",
    resolvConf: `${NODE_CONFIG}/resolv.conf`,
    // The disk is the machine's: its fill level is no reason to evict pods or delete images.
    imageGCHighThresholdPercent: 100,
    evictionHard: {
      "memory.available": "50Mi",
      "nodefs.available": "1%",
      "imagefs.available": "1%",
    },
    serializeImagePulls: false,
  };
}

function kubeProxy(node: NodeNumber): unknown {
  return {
    apiVersion: "kubeproxy.config.k8s.io/v1alpha1",
    kind: "KubeProxyConfiguration",
    mode: "iptables",
    clusterCIDR: POD_NETWORK,
    hostnameOverride: nodeName(node),
    clientConnection: { kubeconfig: `${NODE_CONFIG}/pki/kube-proxy.kubeconfig` },
    // These limits belong to the whole machine and cannot be set in a network namespace.
    conntrack: { maxPerCore: 0, min: 0, tcpEstablishedTimeout: "0s", tcpCloseWaitTimeout: "0s" },
    metricsBindAddress: "127.0.0.1:10249",
  };
}

function podNetwork(node: NodeNumber): unknown {
  return {
    cniVersion: "0.4.0",
    name: "pods",
    plugins: [
      {
        type: "bridge",
        bridge: "cni0",
        isGateway: true,
        ipMasq: false,
        hairpinMode: true,
        ipam: {
          type: "host-local",
          ranges: [[{ subnet: podSubnet(node) }]],
          routes: [{ dst: "0.0.0.0/0" }],
        },
      },
      { type: "portmap", capabilities: { portMappings: true } },
    ],
  };
}

/** One mirror for every registry name. */
function mirror(): string {
  return `server = "http://${REGISTRY}"
[host."http://${REGISTRY}"]
  capabilities = ["pull", "resolve"]
`;
}

/**
 * restrict_oom_score_adj: without CAP_SYS_RESOURCE runc cannot lower it, and no pod would start.
 * enable_unprivileged_ports: the ingress controller listens on 80 and 443 as an ordinary user.
 */
function containerd(): string {
  return `version = 2
root = "/var/lib/containerd"
state = "/run/containerd"
disabled_plugins = [
  "io.containerd.snapshotter.v1.aufs",
  "io.containerd.snapshotter.v1.btrfs",
  "io.containerd.snapshotter.v1.devmapper",
  "io.containerd.snapshotter.v1.zfs",
  "io.containerd.internal.v1.opt",
  "io.containerd.tracing.processor.v1.otlp",
]
[grpc]
  address = "/run/containerd/containerd.sock"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "registry.k8s.io/pause:3.10.1"
  enable_unprivileged_ports = true
  enable_unprivileged_icmp = true
  disable_apparmor = true
  restrict_oom_score_adj = true
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/usr/lib/cni"
    conf_dir = "${NODE_CONFIG}/cni"
  [plugins."io.containerd.grpc.v1.cri".registry]
    config_path = "${NODE_CONFIG}/registries"
  [plugins."io.containerd.grpc.v1.cri".containerd]
    snapshotter = "overlayfs"
    default_runtime_name = "runc"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
      runtime_type = "io.containerd.runc.v2"
      [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
        SystemdCgroup = false
`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
