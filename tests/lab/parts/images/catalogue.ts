/** Which images the lab has, and by which names they can be pulled. */

import { echoserver } from "./echoserver.ts";
import { httpd } from "./httpd.ts";
import { ingressController } from "./ingress_controller.ts";
import { nginx } from "./nginx.ts";
import { programImage } from "./program.ts";
import type { Recipe } from "./recipe.ts";

/** An image and its names. */
export interface CatalogueEntry {
  readonly recipe: Recipe;
  /** Paths without the registry's host: every registry name leads to the lab's own server. */
  readonly repositories: readonly string[];
  readonly tags: readonly string[];
}

/**
 * Any name that is not in this table is unknown to the lab's registry. The look-alikes answer to
 * the tags that settings are likely to name; inside is what Debian has.
 */
export const CATALOGUE: Readonly<Record<string, CatalogueEntry>> = {
  pause: {
    recipe: programImage({ program: "pause", user: 65535 }),
    repositories: ["pause"],
    tags: ["3.6", "3.8", "3.10.1"], // what containerd 1.6, 1.7 and 2 ask for
  },
  httpd: {
    recipe: httpd,
    repositories: ["library/httpd", "docker/library/httpd"],
    tags: ["latest", "2.4", "2.4.68"],
  },
  nginx: {
    recipe: nginx,
    repositories: ["library/nginx", "docker/library/nginx"],
    tags: ["latest", "1.30", "1.30.5", "1.31"],
  },
  echoserver: {
    recipe: echoserver,
    repositories: ["echoserver", "google_containers/echoserver"],
    tags: ["1.3"],
  },
  metallbController: {
    recipe: programImage({ program: "controller" }),
    repositories: ["metallb/controller"],
    tags: ["v0.16.2"],
  },
  metallbSpeaker: {
    recipe: programImage({ program: "speaker" }),
    repositories: ["metallb/speaker"],
    tags: ["v0.16.2"],
  },
  ingressController: {
    recipe: ingressController,
    repositories: ["ingress-nginx/controller"],
    tags: ["v1.11.0"],
  },
  webhookCertificates: {
    recipe: programImage({ program: "kube-webhook-certgen", user: 65532 }),
    repositories: ["ingress-nginx/kube-webhook-certgen"],
    tags: ["v1.4.1"],
  },
};

/** Every `repository:tag` of an entry. */
export function namesOf(
  { repositories, tags }: Pick<CatalogueEntry, "repositories" | "tags">,
): readonly string[] {
  return repositories.flatMap((repository) => tags.map((tag) => `${repository}:${tag}`));
}
