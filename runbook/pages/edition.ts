import type { Figure } from "./model.ts";

/** What the pages for a wiki need beside the journal: their place in it. */
export interface Edition {
  /** File name of the page, or of the folder of its pages: `2-ingress-and-loadbalancing`. */
  readonly name: string;
  /** Its heading. */
  readonly title: string;
  /** Its place among the pages beside it. */
  readonly position: number;
  /** The page that comes before it in the series. */
  readonly before?: SeriesLink;
  /** The steps of the whole runbook, by id, in order: a run of fewer is a partial one. */
  readonly steps: readonly string[];
  /** What was installed in the cluster, as pairs of name and version. */
  readonly versions: readonly (readonly [name: string, version: string])[];
  /** Pictures, each with the step whose section it closes. */
  readonly figures: readonly { readonly step: string; readonly figure: Figure }[];
  /** Whether the run is the one that comes with the runbook, and not the reader's own. */
  readonly shipped: boolean;
  /** Whether the run has stand-ins for the names and addresses of its network; not where absent. */
  readonly hidden?: boolean;
}

/** A neighbour in a series of pages. */
export interface SeriesLink {
  /** What the link says. */
  readonly title: string;
  /** The page's name without ending. */
  readonly page: string;
}
