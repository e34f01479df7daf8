/**
 * Known causes of a failure, by their signs: what the steps explain.
 *
 * @module
 */

import { GO_ON } from "./going_on.ts";
import type { Cause, Json } from "../runbook/mod.ts";
import type { Settings } from "./settings.ts";

type KnownCause = Cause<Settings>;

/** A pod's image is not there, or must not be pulled. */
export function imageCannotBePulled(where: keyof Settings["namespaces"]): KnownCause {
  return {
    id: "image-cannot-be-pulled",
    async look(probe, { namespaces }) {
      const { items } = await probe.core.listNamespacedPod({ namespace: namespaces[where] });
      return items.flatMap(({ metadata, status }) =>
        (status?.containerStatuses ?? []).flatMap(({ image, state }) => {
          const { reason = "", message = "" } = state?.waiting ?? {};
          if (!/ImagePull|InvalidImageName/.test(reason)) return [];
          return [{ pod: metadata?.name ?? "", image, reason, message }];
        })
      );
    },
    says({ evidence }) {
      const [first] = (evidence ?? []) as readonly { image: string; message: string }[];
      return first && `The image ${first.image} cannot be pulled: ${whyNoImage(first.message)}`;
    },
    remedy: `check the image's name under images in config/runbook.yaml, ${GO_ON}`,
  };
}

function whyNoImage(message: string): string {
  if (/toomanyrequests/.test(message)) {
    return "its registry's limit for pulls without login is reached";
  }
  if (/schema ?1|manifest\.v1/i.test(message)) {
    return "it is of an old format that containerd does not take any more";
  }
  if (/no match for platform/i.test(message)) return "it is not made for this processor";
  if (/not found|manifest unknown/i.test(message)) return "its registry does not have it";
  return message === "" ? "the node has not said why" : message;
}

/** Something in the cluster asks an admission webhook that does not answer. */
export const webhookUnreachable: KnownCause = {
  id: "webhook-unreachable",
  look: () => Promise.resolve(null),
  says({ failure }) {
    const [, webhook] = failure.match(/failed calling webhook "([^"]+)"/) ?? [];
    if (webhook === undefined) return undefined;
    const why = /x509/.test(failure)
      ? "its certificate is of an earlier installation"
      : "the API server cannot reach the pod behind it";
    return `The admission webhook ${webhook} does not answer: ${why}`;
  },
  remedy: `see that its pod runs and that no firewall is between the nodes, ${GO_ON}`,
};

/** Helm cannot fetch the chart. */
export const chartCannotBeFetched: KnownCause = {
  id: "chart-cannot-be-fetched",
  look: () => Promise.resolve(null),
  says({ failure }) {
    if (!/helm /.test(failure)) return undefined;
    if (/chart .* not found|no chart version found/.test(failure)) {
      return "The chart's repository does not have this version";
    }
    return /not a valid chart repository|failed to (?:fetch|download)|Get "[^"]*\.tgz"/.test(
        failure,
      )
      ? "The chart's repository cannot be reached from here"
      : undefined;
  },
  remedy: `check the network and charts in config/runbook.yaml, ${GO_ON}`,
};

/** The load balancer has no address to give. */
export const addressPending: KnownCause = {
  id: "address-pending",
  async look(probe, { address }) {
    const { items } = await probe.core.listServiceForAllNamespaces();
    return items.flatMap(({ metadata, spec, status }): Json[] => {
      if (spec?.type !== "LoadBalancer") return [];
      const addresses = (status?.loadBalancer?.ingress ?? []).map(({ ip }) => ip ?? "");
      const { name = "", namespace = "" } = metadata ?? {};
      return [{ service: `${namespace}/${name}`, addresses, has: addresses.includes(address) }];
    });
  },
  says({ failure, evidence }, { address, namespaces }) {
    const services = (evidence ?? []) as readonly { service: string; has: boolean }[];
    const own = `${namespaces.ingress}/ingress-nginx-controller`;
    const holder = services.find(({ service, has }) => has && service !== own);
    if (holder !== undefined) {
      return `The address ${address} is taken by another Service, ${holder.service}`;
    }
    return /<pending>/.test(failure)
      ? "MetalLB has not given the Service an address: the pool has none left, or the speakers are not there"
      : undefined;
  },
  remedy: `give that Service another address or enlarge pool in config/runbook.yaml, ${GO_ON}`,
};

/** An IngressClass of this name belongs to somebody else. */
export const ingressClassTaken: KnownCause = {
  id: "ingress-class-taken",
  look: () => Promise.resolve(null),
  says({ failure }, { ingress }) {
    return /IngressClass .* cannot be imported/.test(failure)
      ? `An IngressClass "${ingress.class}" is there already and belongs to another controller`
      : undefined;
  },
  remedy: `choose another name for ingress.class in config/runbook.yaml, ${GO_ON}`,
};

/** Another Ingress serves the same host. */
export const hostTaken: KnownCause = {
  id: "host-taken",
  look: () => Promise.resolve(null),
  says({ failure }) {
    const [, host, ingress] = failure.match(
      /host "([^"]+)" and path "[^"]*" is already defined in ingress (\S+)/,
    ) ?? [];
    return host && `The host ${host} is served by another Ingress already, ${ingress}`;
  },
  remedy: `delete that Ingress or choose another domain in config/runbook.yaml, ${GO_ON}`,
};

/** The echo service was given an image that does not redirect as expected. */
export const redirectedForEver: KnownCause = {
  id: "no-redirect",
  look: () => Promise.resolve(null),
  says({ failure }, { echo, images }) {
    return /http:\S+: .*expected `301`, found `200`/.test(failure)
      ? `The image ${images.echo} answers plain HTTP itself: it is not of the variant "${echo.variant}"`
      : undefined;
  },
  remedy: `choose the image that belongs to echo.variant in config/runbook.yaml, ${GO_ON}`,
};

/** The container's nginx does not take the edit. */
export const podRefusesTheEdit: KnownCause = {
  id: "edit-refused",
  look: () => Promise.resolve(null),
  says({ failure }) {
    if (/"bash":.*(?:not found|no such file)/.test(failure)) {
      return "The echo image has no bash, which the edit needs";
    }
    return /put back: /.test(failure)
      ? "nginx did not answer as it should with the edited configuration, which was put back"
      : undefined;
  },
  remedy: `choose an image with bash and this configuration, ${GO_ON}`,
};
