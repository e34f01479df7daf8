import { fileURLToPath } from "node:url";
import { type BegunRun, fold, readJournal, type RunState } from "../../runbook/journal/mod.ts";
import { type Page, wikiPage } from "../../runbook/pages/mod.ts";
import type { RecordSource } from "../../runbook/records/mod.ts";
import { failedRun, passedRun } from "../../runbook/testdata/mod.ts";

const RECORDING = new URL("../../steps/recording/journal.jsonl", import.meta.url);

/** A picture that every sample has. */
export const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>a`${b}\\</title></svg>\n';

/** What every record has to hold: a run that passed, one that failed, and the shipped recording. */
export function recordSamples(): Readonly<Record<"passed" | "failed" | "recording", RecordSource>> {
  return {
    passed: sampleOf(fold(passedRun())),
    failed: sampleOf(fold(failedRun())),
    recording: sampleOf(readJournal(fileURLToPath(RECORDING)).state),
  };
}

/** What a record of a run is made from. */
export function sampleOf(run: RunState): RecordSource {
  if (run.type !== "begun") throw new Error("The journal holds no run that began");
  return { run, page: pageOf(run), pictures: new Map([["way.svg", PICTURE]]) };
}

function pageOf(run: BegunRun): Page {
  const [step = ""] = run.header.steps;
  return wikiPage(run, {
    name: "2-ingress-and-loadbalancing",
    title: "Ingress and load balancing",
    position: 2,
    steps: run.header.steps,
    versions: [["MetalLB", "0.16.2"]],
    figures: [{
      step,
      figure: {
        type: "figure",
        id: "way",
        file: "way.svg",
        caption: "The way of a request",
        alternative: "From the address to the pods",
      },
    }],
    shipped: false,
  });
}
