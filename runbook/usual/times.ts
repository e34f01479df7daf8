import type { Action, BegunRun, Group, StepState } from "../journal/mod.ts";

/** Something that takes its time: a command, or a look until it holds. */
export interface Occasion {
  /** Id of the step. */
  readonly step: string;
  /** What is being done of it: a look takes longer after an installation than in a verification. */
  readonly action: Action;
  /** What is looked at, in words; of a command its text. */
  readonly label: string;
}

/** How long something took before. */
export interface Usual {
  /** Milliseconds: the median. */
  readonly duration: number;
  /** Whether it is known from the shipped recording alone. */
  readonly recorded: boolean;
}

/** Finds how long something took before; `undefined` where that is not known. */
export type UsualTimes = (occasion: Occasion) => Usual | undefined;

/**
 * How long each thing took where its step passed: in these runs, or else in the recording. There a
 * command is known by its first words, too, since addresses and the like were others.
 */
export function usualTimes(runs: readonly BegunRun[], recording?: BegunRun): UsualTimes {
  const lately = medians(runs.flatMap(took), false);
  const recorded = recording === undefined ? [] : took(recording);
  const exactly = medians(recorded, true);
  const roughly = medians(unambiguous(recorded), true);
  return (occasion) => {
    const key = keyOf(occasion);
    return lately.get(key) ?? exactly.get(key) ?? roughly.get(roughKeyOf(occasion));
  };
}

/** Something that took its time. */
interface Took {
  readonly occasion: Occasion;
  readonly key: string;
  readonly duration: number;
}

function keyOf({ step, action, label }: Occasion): string {
  return `${action} ${step} ${label}`;
}

/** The words before the first that looks like an address, a path or a value. */
function roughKeyOf(occasion: Occasion): string {
  const words = occasion.label.split(/\s+/);
  const end = words.findIndex((word) => /[/:=\\]/.test(word));
  return keyOf({ ...occasion, label: words.slice(0, end === -1 ? undefined : end).join(" ") });
}

/** By their first words, those that share them with no others. */
function unambiguous(all: readonly Took[]): readonly Took[] {
  const alike = Map.groupBy(all, ({ occasion }) => roughKeyOf(occasion));
  return [...alike].flatMap(([key, those]) =>
    new Set(those.map((took) => took.key)).size === 1 ? those.map((took) => ({ ...took, key })) : []
  );
}

function medians(all: readonly Took[], recorded: boolean): ReadonlyMap<string, Usual> {
  return new Map(
    [...Map.groupBy(all, ({ key }) => key)].map(([key, those]) => {
      return [key, { duration: median(those.map(({ duration }) => duration)), recorded }];
    }),
  );
}

/** Everything that a run has judged to be fine. */
function took({ steps }: BegunRun): readonly Took[] {
  return [...steps.values()].flatMap(passedGroups).flatMap(({ started, events }) =>
    events.flatMap((event) => {
      if (event.type !== "check" || event.verdict !== "yes") return [];
      const { step, action } = started;
      const occasion = { step, action, label: event.label };
      return [{ occasion, key: keyOf(occasion), duration: event.duration }];
    })
  );
}

function passedGroups(
  { needs, telling, verification, undoing }: StepState,
): readonly Group[] {
  return [needs, telling, verification, undoing].flatMap((group) =>
    group?.verdict === "passed" ? [group] : []
  );
}

/** Of an even number the lower of the two in the middle: a time that there really was. */
function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
