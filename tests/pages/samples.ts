import { fileURLToPath } from "node:url";
import { type BegunRun, fold, readJournal, type RunState } from "../../runbook/journal/mod.ts";
import { type Edition, type Page, wikiPage, wikiPages } from "../../runbook/pages/mod.ts";
import { failedRun, passedRun } from "../../runbook/testdata/mod.ts";

/** Pages that are published together. */
export interface Sample {
  /** What they tell of. */
  readonly name: string;
  /** One page with all sections, or the index and a page for each. */
  readonly pages: readonly Page[];
}

/**
 * What every wiki has to show: a run that passed, one that failed, and the recording that comes with
 * the runbook, as one page and as many.
 */
export async function samples(): Promise<readonly Sample[]> {
  const journal = new URL("../../steps/recording/journal.jsonl", import.meta.url);
  const recorded = begun((await readJournal(fileURLToPath(journal))).state);
  const edition = editionFor(recorded);
  return [
    { name: "a run that passed", pages: [pageOf(begun(fold(passedRun())))] },
    { name: "a run that failed", pages: [pageOf(begun(fold(failedRun())))] },
    { name: "the recording on one page", pages: [wikiPage(recorded, edition)] },
    { name: "the recording on many pages", pages: wikiPages(recorded, edition) },
  ];
}

function pageOf(run: BegunRun): Page {
  return wikiPage(run, editionFor(run));
}

function begun(run: RunState): BegunRun {
  if (run.type !== "begun") throw new Error("The journal holds no run that began");
  return run;
}

function editionFor({ header: { steps } }: BegunRun): Edition {
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
