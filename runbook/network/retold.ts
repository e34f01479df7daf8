import type { BegunRun, Group, Recorded } from "../journal/mod.ts";

/** How a run is told in other words. */
export interface Retelling {
  /** The event in other words. */
  event<E extends Recorded>(event: E): E;
  /** The same for what is left of tellings whose events are gone. */
  text(text: string): string;
}

/** A run in other words. */
export function retold(run: BegunRun, { event, text }: Retelling): BegunRun {
  const group = (told: Group | undefined): Group | undefined => {
    if (told === undefined) return undefined;
    const started = event(told.started);
    const ended = told.ended && event(told.ended);
    return { ...told, started, ended, plan: started.plan, events: told.events.map(event) };
  };
  return {
    ...run,
    header: event(run.header),
    ended: run.ended && event(run.ended),
    sessions: run.sessions.map(({ header, ended }) => ({
      header: event(header),
      ended: ended && event(ended),
    })),
    steps: new Map(
      Array.from(run.steps, ([id, step]) => [id, {
        ...step,
        earlier: step.earlier.map((attempt) => ({
          ...attempt,
          ...(attempt.message === undefined ? {} : { message: text(attempt.message) }),
          causes: attempt.causes.map(text),
        })),
        telling: group(step.telling),
        undoing: group(step.undoing),
        verification: group(step.verification),
        needs: group(step.needs),
      }]),
    ),
    open: run.open.map(({ command, process }) => ({
      command: event(command),
      process: process && event(process),
    })),
    files: new Map(Array.from(run.files, ([name, file]) => [name, event(file)])),
  };
}
