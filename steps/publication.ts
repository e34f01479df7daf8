/**
 * The runbook in a wiki: its page's name and place in the series, and what it says of this runbook.
 *
 * @module
 */

import { loadSettings, type Publication } from "../runbook/mod.ts";
import { pictures } from "./pictures.ts";
import { type Settings, wikiDefinition } from "./settings.ts";

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
  wiki: async (options) => (await loadSettings(wikiDefinition, options)).settings,
};
