/**
 * Names as Kubernetes and its neighbours write them.
 *
 * @module
 */
import type { Leaf } from "./schema.ts";
import { text } from "./values.ts";

const LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
const LABEL_REGEXP = new RegExp(`^${LABEL}$`);
const DOMAIN_REGEXP = new RegExp(`^${LABEL}(\\.${LABEL})*$`);

/** The name of a Kubernetes object that must be a DNS label (RFC 1123). */
export function kubernetesName(): Leaf<string> {
  return text(
    "up to 63 lower-case letters, digits and dashes, with no dash at either end",
    (value) => LABEL_REGEXP.test(value),
  );
}

/** The name of a helm chart within its repository. */
export function chartName(): Leaf<string> {
  return text(
    "the name of a chart in its repository such as ingress-nginx",
    (value) => /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(value),
  );
}

/** A domain that leaves room for a host name before it; an IP address is none. */
export function domain(): Leaf<string> {
  return text(
    "a domain in lower case such as homelab.home.arpa",
    (value) => value.length <= 189 && DOMAIN_REGEXP.test(value) && !/(^|\.)\d+$/.test(value),
  );
}

// Registry (it has a dot, a port, or is localhost), path, tag, digest:
// https://github.com/distribution/reference
const IMAGE_REGEXP = new RegExp(
  "^(?:(?:[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+(?::\\d+)?|[A-Za-z0-9-]+:\\d+|localhost)/)?" +
    "[a-z0-9]+(?:(?:\\.|_{1,2}|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_{1,2}|-+)[a-z0-9]+)*)*" +
    "(?::(?<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?<digest>@sha256:[0-9a-f]{64})?$",
);

/**
 * A container image whose version is fixed. A missing tag or `latest` stands for another image
 * every few weeks, and makes each node ask the registry again for every pod.
 */
export function pinnedImage(): Leaf<string> {
  return text(
    "an image with a tag other than latest such as docker.io/library/httpd:2.4",
    isPinned,
  );
}

function isPinned(value: string): boolean {
  const found = IMAGE_REGEXP.exec(value)?.groups;
  if (found === undefined) return false;
  const { tag, digest } = found;
  return digest !== undefined || (tag !== undefined && tag !== "latest");
}
