/**
 * What must be so before the steps change anything.
 *
 * @module
 */

import { assert } from "@std/assert";
import { classify, type Json, type Need } from "../runbook/mod.ts";
import type { Settings } from "./settings.ts";

type KnownNeed = Need<Settings>;

/** kubectl, helm and curl do what the steps ask of them. */
export const toolsAreThere: KnownNeed = {
  id: "tools",
  title: "kubectl, helm (3.13 or later, or 4) and curl with HTTP/2 are there",
  gates: true,
  async look(probe) {
    const [kubectl, helm, curl] = await Promise.all([
      probe.run(["kubectl", "version", "--client"]),
      probe.run(["helm", "version", "--template", "{{.Version}}"]),
      probe.run(["curl", "--version"]),
    ]);
    return {
      kubectl: kubectl.stdout.match(/v\d+\.\d+\.\d+\S*/)?.[0] ?? null,
      helm: helm.stdout.match(/v\d+\.\d+\.\d+\S*/)?.[0] ?? null,
      curl: curl.stdout.match(/^curl (\S+)/)?.[1] ?? null,
      http2: /^Features:.*\bHTTP2\b/m.test(curl.stdout),
    };
  },
  judge(seen) {
    const { kubectl, helm, curl, http2 } = seen as Record<string, Json>;
    assert(kubectl !== null, "kubectl does not answer");
    // Only since 3.13 does helm mark a release with a label.
    assert(
      /^v(?:3\.(?:1[3-9]|[2-9]\d)|4)\./.test(String(helm)),
      `helm is ${helm ?? "not there"}, expected version 3.13 or later, or 4`,
    );
    assert(curl !== null, "curl does not answer");
    assert(http2 === true, `curl ${curl} cannot speak HTTP/2`);
  },
  remedy: "install what is missing with your package manager",
};

/** Every node is ready to run pods. */
export const nodesAreReady: KnownNeed = {
  id: "nodes",
  title: "the nodes are ready",
  gates: true,
  async look(probe) {
    const { items } = await probe.core.listNode();
    return items.map(({ metadata, status }) => ({
      name: metadata?.name ?? "",
      ready:
        status?.conditions?.some(({ type, status }) => type === "Ready" && status === "True") ??
          false,
    }));
  },
  judge(seen) {
    const nodes = seen as readonly { name: string; ready: boolean }[];
    const away = nodes.filter(({ ready }) => !ready).map(({ name }) => name);
    assert(nodes.length > 0, "the cluster has no nodes");
    assert(away.length === 0, `not ready: ${away.join(", ")}`);
  },
  remedy: "see what keeps them from it: kubectl describe node NAME",
};

/** The address is nobody's, or already the controller's own. */
export const addressIsFree: KnownNeed = {
  id: "address",
  title: "the address is free, or the ingress controller's already",
  gates: true,
  async look(probe, { address, namespaces }) {
    const [nodes, services, answers, echo] = await Promise.all([
      probe.core.listNode(),
      probe.core.listServiceForAllNamespaces(),
      answersAt(probe.http({ url: `http://${address}/`, address, timeout: 1500 })),
      // Some machines drop what they do not serve, and still say that they are there.
      probe.run(["ping", "-c", "1", "-W", "1", address]),
    ]);
    const node = nodes.items.find(({ status }) =>
      status?.addresses?.some((known) => known.address === address)
    );
    const holders = services.items.filter(({ status }) =>
      status?.loadBalancer?.ingress?.some(({ ip }) => ip === address)
    ).map(({ metadata }) => `${metadata?.namespace}/${metadata?.name}`);
    return {
      node: node?.metadata?.name ?? null,
      others: holders.filter((name) => !name.startsWith(`${namespaces.ingress}/`)),
      ours: holders.some((name) => name.startsWith(`${namespaces.ingress}/`)),
      answers: answers || echo.code === 0,
    };
  },
  judge(seen, { address }) {
    const { node, others, ours, answers } = seen as {
      node: string | null;
      others: readonly string[];
      ours: boolean;
      answers: boolean;
    };
    assert(node === null, `${address} is the address of the node ${node}`);
    assert(others.length === 0, `${address} is taken by the Service ${others.join(", ")}`);
    assert(ours || !answers, `somebody answers at ${address} already`);
  },
  remedy: "choose a free address outside your router's DHCP range: address in config/runbook.yaml",
};

async function answersAt(answer: Promise<unknown>): Promise<boolean> {
  try {
    await answer;
    return true;
  } catch (error) {
    // Somebody who refuses the connection is there, too; silence is what is wanted.
    return /refused|reset/i.test(classify(error).message);
  }
}

/** The IngressClass is not somebody else's. */
export const classIsFree: KnownNeed = {
  id: "ingress-class",
  title: "the IngressClass is free, or ingress-nginx's already",
  gates: true,
  async look(probe, { ingress }) {
    const { items } = await probe.networking.listIngressClass();
    const found = items.find(({ metadata }) => metadata?.name === ingress.class);
    const annotations = found?.metadata?.annotations ?? {};
    return found === undefined ? null : {
      controller: found.spec?.controller ?? "",
      release: annotations["meta.helm.sh/release-name"] ?? null,
      namespace: annotations["meta.helm.sh/release-namespace"] ?? null,
    };
  },
  // Not by its controller: `controllerValue` in config/ingress-nginx.values.yaml may name another.
  judge(seen, { ingress, namespaces }) {
    if (seen === null) return;
    const { controller, release, namespace } = seen as Record<string, Json>;
    assert(
      release === "ingress-nginx" && namespace === namespaces.ingress,
      `the IngressClass ${ingress.class} belongs to ${controller}, ` +
        (release === null ? "of no Helm release" : `release ${release} in namespace ${namespace}`),
    );
  },
  remedy: "choose another name: ingress.class in config/runbook.yaml",
};

/** The chosen images can run on the nodes. */
export const imagesRunOnNodes: KnownNeed = {
  id: "images",
  title: "the nodes can run the chosen images",
  gates: true,
  async look(probe) {
    const { items } = await probe.core.listNode();
    return items.map(({ metadata, status }) => ({
      name: metadata?.name ?? "",
      architecture: status?.nodeInfo?.architecture ?? "",
      runtime: status?.nodeInfo?.containerRuntimeVersion ?? "",
    }));
  },
  judge(seen, { images }) {
    // The image of 2016 is for amd64, in a format that containerd dropped with 2.0.
    if (!/\/echoserver:1\.[34]$/.test(images.echo)) return;
    const nodes = seen as readonly { name: string; architecture: string; runtime: string }[];
    for (const { name, architecture, runtime } of nodes) {
      assert(architecture === "amd64", `${images.echo} does not run on ${name} (${architecture})`);
      assert(
        !/^containerd:\/\/[2-9]/.test(runtime),
        `${name} (${runtime}) does not pull the old format of ${images.echo}`,
      );
    }
  },
  remedy: "use the official nginx image: echo.variant and images.echo in config/runbook.yaml",
};
