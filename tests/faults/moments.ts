/**
 * Moments of a run on which a fault can be laid, as its journal tells them.
 *
 * @module
 */
import type { Recorded } from "../../runbook/journal/mod.ts";
import type { Running } from "../cluster/running.ts";
import type { Watch } from "./watch.ts";

/** A moment in the telling of a step. */
export interface Moment {
  /** Id of the step. */
  readonly step: string;
  /** What the journal's last event is: completes "it is the case that". */
  readonly what: string;
  /** Whether an event of the step's telling is that. */
  readonly is: (event: Recorded, command: string) => boolean;
}

/** A command is about to be started. */
export function begins(step: string, like: RegExp): Moment {
  const is: Moment["is"] = ({ type }, command) => type === "command-started" && like.test(command);
  return { step, what: `${like} begins`, is };
}

/** A command's process has been started. Looks that are repeated tell no process. */
export function works(step: string, like: RegExp): Moment {
  const is: Moment["is"] = ({ type }, command) => type === "process-started" && like.test(command);
  return { step, what: `${like} works`, is };
}

/** A command has ended and is not yet judged. */
export function ends(step: string, like: RegExp): Moment {
  const is: Moment["is"] = ({ type }, command) => type === "command-ended" && like.test(command);
  return { step, what: `${like} has ended`, is };
}

/** Something was judged. */
export function judged(step: string, label: string): Moment {
  const is: Moment["is"] = (event) => event.type === "check" && event.label.startsWith(label);
  return { step, what: `"${label}" is judged`, is };
}

/** A file is shown, and nothing is done with it yet. */
export function shows(step: string, name: string): Moment {
  const is: Moment["is"] = (event) => event.type === "file" && event.name === name;
  return { step, what: `${name} is shown`, is };
}

/**
 * Waits for a moment of the newest session.
 *
 * @throws {AssertionError} if the run ends before.
 */
export async function comes(running: Running, watch: Watch, moment: Moment): Promise<void> {
  const { what, step } = moment;
  await running.until(`${what} in ${step}`, () => hasCome(watch, moment) || undefined);
}

/** Whether a moment of the newest session has come. */
export function hasCome({ session }: Watch, { step, is }: Moment): boolean {
  const begin = session.findIndex((event) =>
    event.type === "step-started" && event.action === "tell" && event.step === step
  );
  let command = "";
  return begin >= 0 && session.slice(begin).some((event) => {
    if (event.type === "command-started") command = event.text;
    return is(event, command);
  });
}
