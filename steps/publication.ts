/**
 * The runbook in a wiki: its page's name and place in the series, and what it says of this runbook.
 *
 * @module
 */

import type { Publication } from "../runbook/mod.ts";
import { pictures } from "./pictures.ts";
import type { Settings } from "./settings.ts";

/** The second part of the series, after the installation of the cluster. */
export const publication: Publication<Settings> = {
  name: "2-ingress-and-loadbalancing",
  title: "Ingress and load balancing",
  position: 2,
  before: "Installation",
  versions: ({ charts }) => [
    ["MetalLB", charts.metallb.version],
    ["ingress-nginx", charts["ingress-nginx"].version],
  ],
  pictures,
  wiki: () => ({ for: [], split: false, before: "1-installation" }),
};
