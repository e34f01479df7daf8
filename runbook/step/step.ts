/**
 * What a step module is made of.
 *
 * @module
 */

import type { Json } from "../json/mod.ts";
import type { Concern, Probe } from "../cluster/mod.ts";
import type { Judge, Look } from "./look.ts";
import type { Teller } from "./teller.ts";

/**
 * One section of the runbook.
 *
 * `S` is the type of the effective settings. Everything a reader wants to know about the section
 * stands in this one object, in the order in which it is read.
 */
export interface Step<S> {
  /** Stable name: used on the command line, in journals and in the pages' anchors. */
  readonly id: string;
  /** The section's heading. */
  readonly title: string;
  /**
   * Tells the section: prose, files, commands, what they must print, what must become true.
   * Which events it tells depends on the settings only; can be told twice and converges.
   */
  tell(t: Teller<S>): Promise<void>;
  /** Ids of the steps without whose effect this one cannot be told. */
  readonly buildsOn?: readonly string[];
  /** What must be so before anything is changed. */
  readonly needs?: readonly Need<S>[];
  /** What stays true afterwards; looks only, and quickly. */
  holds?(t: Holder<S>): Promise<void>;
  /** Why the effect does not last, where it does not: `verify` then calls it gone, not broken. */
  readonly fades?: string;
  /** Takes back what `tell` made, in a cluster where some of it may be gone already. */
  undo?(t: Teller<S>): Promise<void>;
  /** What it is about in the cluster: after a failure it is gathered how these objects are. */
  concerns?(settings: S): readonly Concern[];
  /** Known causes of a failure, by their signs. */
  readonly explain?: readonly Cause<S>[];
}

/** Something that must be so before a step begins, with its mend. */
export interface Need<S> {
  /** Stable name. */
  readonly id: string;
  /** What is checked, in words: "kubectl and helm are installed". */
  readonly title: string;
  /** Whether a run begins where it is not so. */
  readonly gates: Gate;
  /** Looks; reads, never changes anything. */
  look(probe: Probe, settings: S): Promise<Json>;
  /** Throws an assertion error with the finding. */
  judge(seen: Json, settings: S): void;
  /** How to mend it: one sentence or command. */
  readonly remedy: string;
}

/**
 * What becomes of a run where a need is not met.
 *
 * - `true`: it looks before it changes anything, and does not begin.
 * - `"unless adopted"`: the same, but with `--adopt` it does not look: the step's telling decides.
 * - `false`: it does not look, for it may turn out well; `doctor` gives the hint.
 */
export type Gate = boolean | "unless adopted";

/** A known cause of a failure. */
export interface Cause<S> {
  /** Stable name. */
  readonly id: string;
  /** Gathers the evidence from the cluster, right after the failure. */
  look(probe: Probe, settings: S): Promise<Json>;
  /** The cause in one sentence if the signs fit, else undefined. */
  says(signs: Signs, settings: S): string | undefined;
  /** The way on: one sentence or command. */
  readonly remedy: string;
}

/** What a cause is recognised by. */
export interface Signs {
  /** The failure's message with the last output. */
  readonly failure: string;
  /** What the cause's own look brought home; null where it could not look. */
  readonly evidence: Json;
}

/** What `holds` is given: the settings and a way to say what must be true. */
export interface Holder<S> {
  /** The effective settings. */
  readonly config: S;
  /** Looks for up to ten seconds until the judge is content. */
  check<T extends Json>(label: string, look: Look<T>, judge: Judge<T>): Promise<void>;
}
