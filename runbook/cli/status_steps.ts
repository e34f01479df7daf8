/**
 * What each step came to, in the newest run that says it.
 *
 * @module
 */

import { type BegunRun, type Group, isLive, type Run, type StepState } from "../journal/mod.ts";
import { duration, markOf, moment, verdictWords } from "../wording/mod.ts";

/** A step with what it came to, and the run that says so where that is not the newest. */
export interface StepNews {
  readonly id: string;
  readonly state: StepState | undefined;
  readonly run?: string;
}

/**
 * Finds what a run says of steps or, where it says nothing, what an earlier one on the same cluster
 * does.
 *
 * @param earlier Live runs, newest first, each read when it is asked for.
 */
export function stepsOf(
  state: BegunRun,
  earlier: () => Iterable<Run<BegunRun>>,
  ids: readonly string[],
): readonly StepNews[] {
  const news = ids.map((id): StepNews => ({ id, state: state.steps.get(id) }));
  if (!isLive(state) || news.every(isTold)) return news;
  const { run, target } = state.header;
  const before = [...earlier()].filter(({ state: { header } }) =>
    header.run !== run && header.target?.identity === target?.identity
  );
  return news.map((step) => {
    if (isTold(step)) return step;
    for (const { folder, state } of before) {
      const news = { id: step.id, state: state.steps.get(step.id), run: folder.id };
      if (isTold(news)) return news;
    }
    return step;
  });
}

function isTold({ state }: StepNews): boolean {
  return state?.telling !== undefined || state?.undoing !== undefined;
}

/** Says it in one line, and the reason in another where it did not pass. */
export function stepLine(
  { id: name, state, run }: StepNews,
  width: number,
  goingOn: boolean,
): string {
  const id = name.padEnd(width);
  const { telling, undoing, verification } = state ?? {};
  const group = undoing ?? telling;
  if (group === undefined) return `·  ${id}  not told`;
  const { verdict, ended } = group;
  if (ended === undefined && goingOn) {
    return `…  ${id}  is being ${undoing === undefined ? "told" : "taken back"}`;
  }
  const words = undoing === undefined ? verdictWords(verdict) : undoingWords(undoing);
  const time = ended === undefined ? "" : `, ${moment(ended.at)}, ${duration(ended.duration)}`;
  const why = ended?.message === undefined ? "" : `\n      ${ended.message.split("\n")[0]}`;
  const earlier = run === undefined ? "" : `, in the run ${run}`;
  const looked = undoing !== undefined || verification === undefined
    ? ""
    : `; ${lookWords(verification)}`;
  return `${markOf(verdict)}  ${id}  ${words}${time}${earlier}${looked}${why}`;
}

function undoingWords({ verdict }: Group): string {
  return verdict === "passed" ? "taken back" : `taking back: ${verdictWords(verdict)}`;
}

/** What a later look at a step has found. */
function lookWords({ started, ended, verdict }: Group): string {
  const at = moment((ended ?? started).at);
  switch (verdict) {
    case "passed":
      return `still true ${at}`;
    case "failed":
      return `not true any more ${at}`;
    case "gone":
    case "unknown":
    case "interrupted":
    case "not recorded":
      return `looked at again ${at}: ${verdictWords(verdict)}`;
    default:
      return verdict satisfies never;
  }
}
