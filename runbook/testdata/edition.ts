import { type BegunRun, fold, type Recorded, type RunState } from "../journal/mod.ts";
import { type Edition, type Page, wikiPage } from "../pages/mod.ts";

/** The run that a journal holds, which has to have begun. */
export function begunRun(state: RunState): BegunRun {
  if (state.type !== "begun") throw new Error("The journal holds no run that began");
  return state;
}

/** A run of events as the one page of a wiki, with a picture and a page before it. */
export function wikiPageOf(events: readonly Recorded[]): Page {
  const run = begunRun(fold(events));
  return wikiPage(run, editionFor(run));
}

/** What pages of a run need beside it. */
export function editionFor({ header: { steps } }: BegunRun): Edition {
  return {
    name: "2-ingress-and-loadbalancing",
    title: "Ingress and load balancing",
    position: 2,
    before: { title: "Installation", page: "1-installation" },
    steps,
    versions: [["MetalLB", "0.16.2"]],
    figures: [{
      step: "loadbalancer",
      figure: {
        type: "figure",
        id: "way",
        file: "way.svg",
        caption: "The way of a request",
        alternative: "From the router [192.168.1.1] to the pods",
      },
    }],
    shipped: false,
  };
}
