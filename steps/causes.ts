/**
 * Known causes of a failure, by their signs: what the steps explain.
 *
 * @module
 */

import { GO_ON } from "./going_on.ts";
import { type FoundRelease, releasesOf } from "./helm.ts";
import type { Cause } from "../runbook/mod.ts";
import type { Settings } from "./settings.ts";

type KnownCause = Cause<Settings>;

/** Something in the cluster asks an admission webhook that does not answer. */
export const webhookUnreachable: KnownCause = {
  id: "webhook-unreachable",
  look: () => Promise.resolve(null),
  says({ failure }) {
    const [, webhook] = failure.match(/failed calling webhook "([^"]+)"/) ?? [];
    if (webhook === undefined) return undefined;
    return `The admission webhook ${webhook} does not answer: ${whyNoAnswer(failure)}`;
  },
  remedy: `see that its pod runs and that no firewall is between the nodes, ${GO_ON}`,
};

function whyNoAnswer(failure: string): string {
  if (/x509/.test(failure)) return "its certificate is of an earlier installation";
  if (/no endpoints available/.test(failure)) return "no pod behind it is ready";
  if (/service "[^"]+" not found/.test(failure)) {
    return "the Service behind it is gone: it was left over by an earlier installation";
  }
  return "the API server cannot reach the pod behind it";
}

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

/** No controller serves the class that the Ingress asks for. */
export const ingressClassMissing: KnownCause = {
  id: "ingress-class-missing",
  async look(probe) {
    const { items } = await probe.networking.listIngressClass();
    return items.map(({ metadata }) => metadata?.name ?? "");
  },
  says({ failure, evidence }, { ingress }) {
    if (evidence === null || !/https?:/.test(failure)) return undefined;
    return (evidence as readonly string[]).includes(ingress.class)
      ? undefined
      : `There is no IngressClass "${ingress.class}", so no controller serves the Ingress`;
  },
  remedy: "install the ingress controller again with: deno task run ingress",
};

/** Helm holds the release to be in the hands of another helm, which may have been killed. */
export const releaseIsHeld: KnownCause = {
  id: "release-held",
  async look(probe) {
    const found = await Promise.all(
      ["metallb", "ingress-nginx"].map((name) => releasesOf(probe, name)),
    );
    return found.flat().filter(({ status }) => status.startsWith("pending"));
  },
  says({ failure, evidence }) {
    if (!/another operation \(install\/upgrade\/rollback\) is in progress/.test(failure)) return;
    const held = ((evidence ?? []) as readonly FoundRelease[])
      .find(({ name }) => failure.includes(`--install ${name}`));
    return held === undefined
      ? "Another helm is at work on this release, or was cut off in the middle of it"
      : `Another helm is at work on the release ${held.name}, or was cut off: it is ${held.status}`;
  },
  remedy: "wait for it; where none is at work any more, end it with helm uninstall " +
    `(pending-install) or helm rollback (pending-upgrade, pending-rollback), ${GO_ON}`,
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
