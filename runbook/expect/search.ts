import { kinds } from "./kinds.ts";
import { lineAt, type Printed } from "./printed.ts";
import { type HoleStep, recalledSteps, type Step } from "./steps.ts";

/** Where a search came to its end, or how far it got before it could not go on. */
export interface Outcome {
  readonly type: "found" | "failed" | "gave-up";
  /** Index of the step that could not be taken; after the last one when found. */
  readonly step: number;
  /** Where in the text that was. */
  readonly position: number;
  /** Where in the text the steps up to this one began. */
  readonly path: readonly number[];
}

/** Under a second, and far beyond what a pattern needs that a person can read. */
const mostAttempts = 5_000_000;

/** Looks for a way to lay the steps over the whole text: short gaps first, long tokens first. */
export function search(steps: readonly Step[], printed: Printed): Outcome {
  return new Search(steps, printed).run();
}

/**
 * A depth-first search. What keeps it from trying the same over and over: every choice reaches up
 * to a horizon (the end of the text, of the line or of the token), and an earlier start before the
 * same horizon has the choices of a later one and some more. So for each step, horizon and set of
 * captures that are still needed the earliest start that failed is remembered as a limit, and
 * only the choices before it are tried.
 */
class Search {
  readonly #steps: readonly Step[];
  readonly #printed: Printed;
  readonly #text: string;
  readonly #recalled: readonly (readonly number[])[];
  readonly #path: number[] = [];
  readonly #limits = new Map<number | string, number>();
  readonly #runs = new Map<number, { readonly from: number; readonly to: number }>();
  /** Whether no capture is needed beyond a `...` line: then the earliest place is the best. */
  readonly #isIndependent: boolean;
  #isOver = false;
  #attempts = 0;
  #furthest: Outcome = { type: "failed", step: -1, position: 0, path: [] };

  constructor(steps: readonly Step[], printed: Printed) {
    this.#steps = steps;
    this.#printed = printed;
    this.#text = printed.text;
    this.#recalled = recalledSteps(steps);
    this.#isIndependent = steps.every(({ type }, index) =>
      type !== "lines" || this.#recalled[index]?.length === 0
    );
  }

  run(): Outcome {
    if (this.#goOn(0, 0)) {
      return {
        type: "found",
        step: this.#steps.length,
        position: this.#text.length,
        path: this.#path,
      };
    }
    return this.#attempts > mostAttempts ? { ...this.#furthest, type: "gave-up" } : this.#furthest;
  }

  /** Takes a step at a position and all steps after it. */
  #goOn(first: number, start: number): boolean {
    let position = start;
    for (let index = first;; index++) {
      const step = this.#steps[index];
      if (step === undefined || this.#isOver || this.#attempts++ > mostAttempts) return false;
      this.#path[index] = position;
      switch (step.type) {
        case "literal":
          if (!this.#text.startsWith(step.text, position)) {
            return this.#fail(index, position, step.text);
          }
          position += step.text.length;
          break;
        case "hole": {
          const ends = this.#ends(step, index, position);
          const [end] = ends;
          if (end === undefined) return this.#fail(index, position);
          if (ends.length > 1 || this.#steps[index - 1]?.type === "gap") {
            return this.#fill(step, index, position, ends);
          }
          position = end;
          break;
        }
        case "gap":
          return this.#skipText(index, position);
        case "lines":
          return this.#skipLines(index, position);
        case "end":
          return position === this.#text.length || this.#fail(index, position);
        default:
          return step satisfies never;
      }
    }
  }

  #skipLines(index: number, position: number): boolean {
    const key = this.#key(index, this.#text.length);
    const limit = this.#limits.get(key) ?? Infinity;
    const { starts } = this.#printed;
    for (let line = lineAt(this.#printed, position); line <= starts.length; line++) {
      const start = starts[line] ?? this.#text.length;
      if (start >= limit) return false;
      if (this.#goOn(index + 1, start)) return true;
    }
    this.#limits.set(key, position);
    this.#isOver = this.#isIndependent;
    return false;
  }

  #skipText(index: number, position: number): boolean {
    const end = this.#lineEnd(position);
    const key = this.#key(index, end);
    const limit = this.#limits.get(key) ?? Infinity;
    if (position >= limit) return false;
    const next = this.#steps[index + 1];
    const target = next?.type === "literal" ? next.text : "";
    const rest = this.#text.slice(position, end + 1);
    let at = rest.indexOf(target);
    if (at === -1) this.#fail(index + 1, position);
    for (
      ;
      at !== -1 && at < rest.length && position + at < limit;
      at = rest.indexOf(target, at + 1)
    ) {
      if (next?.type === "hole" && this.#isInsideToken(position + at)) continue;
      if (this.#goOn(index + 1, position + at)) return true;
    }
    this.#limits.set(key, Math.min(position, limit));
    return false;
  }

  #fill(hole: HoleStep, index: number, position: number, ends: readonly number[]): boolean {
    if (ends.some((end) => this.#goOn(index + 1, end))) return true;
    this.#limits.set(this.#key(index, this.#horizon(hole, index, position)), position);
    return false;
  }

  /** Where a hole can end: the longest token first, then those that the next step can follow. */
  #ends(hole: HoleStep, index: number, position: number): readonly number[] {
    const next = this.#steps[index + 1];
    const { wanted } = hole;
    if (wanted.type !== "any") {
      const text = wanted.type === "known" ? wanted.text : this.#captured(wanted.step);
      const end = position + text.length;
      const isWhole = next?.type !== "gap" || !this.#isInsideToken(end);
      return isWhole && this.#text.startsWith(text, position) ? [end] : [];
    }
    const { accepts, anyPart } = kinds[hole.kind];
    const key = this.#key(index, this.#horizon(hole, index, position));
    const limit = this.#limits.get(key) ?? Infinity;
    const ends: number[] = [];
    if (position >= limit) return ends;
    const first = next?.type === "literal" ? next.text[0] : undefined;
    const last = Math.min(this.#runEnd(hole, index, position), limit);
    this.#charge(anyPart ? last - position : (last - position) ** 2 / 4);
    for (let end = last; end > position; end--) {
      if (ends.length > 0 && first !== undefined && this.#text[end] !== first) continue;
      if (next?.type === "gap" && this.#isInsideToken(end)) continue;
      if (accepts(this.#text.slice(position, end))) ends.push(end);
    }
    return ends;
  }

  #horizon(hole: HoleStep, index: number, position: number): number {
    const isOpen = hole.wanted.type === "any" && !hole.wanted.recalled && kinds[hole.kind].anyPart;
    return isOpen ? this.#runEnd(hole, index, position) : position;
  }

  #key(index: number, horizon: number): number | string {
    const place = index * (this.#text.length + 1) + horizon;
    const recalled = this.#recalled[index];
    if (recalled === undefined || recalled.length === 0) return place;
    const captured = recalled.map((step) => this.#captured(step)).join("\n");
    this.#charge(captured.length);
    return `${place} ${captured}`;
  }

  /** Counts work that comes with an attempt: looking at so many characters. */
  #charge(characters: number): void {
    this.#attempts += characters / 16;
  }

  /** The text that a hole took on the way here. */
  #captured(step: number): string {
    return this.#text.slice(this.#path[step], this.#path[step + 1]);
  }

  /** Where the characters end that a token may consist of; long runs are measured once. */
  #runEnd(hole: HoleStep, index: number, position: number): number {
    const { run, anyPart } = kinds[hole.kind];
    const last = this.#runs.get(index);
    if (anyPart && last !== undefined && last.from <= position && position < last.to) {
      return last.to;
    }
    run.lastIndex = position;
    const to = run.test(this.#text) ? run.lastIndex : position;
    if (anyPart) this.#runs.set(index, { from: position, to });
    return to;
  }

  #lineEnd(position: number): number {
    const next = this.#printed.starts[lineAt(this.#printed, position) + 1];
    return (next ?? this.#text.length) - 1;
  }

  /** Letters or digits on both sides: no whole token begins or ends here. */
  #isInsideToken(position: number): boolean {
    return isLetterOrDigit(this.#text.charCodeAt(position - 1)) &&
      isLetterOrDigit(this.#text.charCodeAt(position));
  }

  /** Keeps the furthest failure: the latest step, and of a literal text the longest part. */
  #fail(index: number, position: number, wanted = ""): false {
    const { step, path } = this.#furthest;
    if (index < step) return false;
    let matched = 0;
    while (matched < wanted.length && wanted[matched] === this.#text[position + matched]) matched++;
    if (index > step || matched > this.#furthest.position - (path[step] ?? 0)) {
      this.#furthest = {
        type: "failed",
        step: index,
        position: position + matched,
        path: [...this.#path.slice(0, index), position],
      };
    }
    return false;
  }
}

function isLetterOrDigit(code: number): boolean {
  return code >= 48 && code <= 57 || code >= 65 && code <= 90 || code >= 97 && code <= 122 ||
    code >= 192;
}
