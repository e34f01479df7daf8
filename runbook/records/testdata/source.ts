import { type BegunRun, fold, type Recorded } from "../../journal/mod.ts";
import { type Edition, wikiPage } from "../../pages/mod.ts";
import type { RecordSource } from "../record.ts";

/** What a record of a run is made from. */
export function sourceOf(
  events: readonly Recorded[],
  figures: Edition["figures"] = [],
): RecordSource {
  const run = begun(events);
  const page = wikiPage(run, {
    name: "page",
    title: "Load balancing",
    position: 2,
    steps: ["loadbalancer", "demo-service"],
    versions: [],
    figures,
    shipped: false,
  });
  return { run, page, pictures: new Map([["way.svg", SVG]]) };
}

/** A picture that every source has. */
export const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>\n';

/** The figure around it, at the end of a section. */
export const FIGURE: Edition["figures"][number] = {
  step: "loadbalancer",
  figure: {
    type: "figure",
    id: "way",
    file: "way.svg",
    caption: "The way of a request",
    alternative: "From the address to the pods",
  },
};

/** Folds the events of a run that has begun. */
export function begun(events: readonly Recorded[]): BegunRun {
  const run = fold(events);
  if (run.type === "begun") return run;
  throw new Error("The run never began");
}
