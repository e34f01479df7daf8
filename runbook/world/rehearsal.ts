/**
 * The world of a recording: every command and look is answered by what a real run saw.
 *
 * @module
 */

import { CheckError } from "../errors/mod.ts";
import type { Json } from "../json/mod.ts";
import {
  type Check,
  type Diagnosis,
  type Event,
  type Gathered,
  keptText,
  type Learned,
  type Output,
  type ProcessStarted,
} from "../journal/mod.ts";
import {
  type CommandRequest,
  type CommandSink,
  learnLabel,
  type Looked,
  type LookRequest,
  type Ran,
  type World,
} from "./world.ts";

/** The recording has no answer to what a step asked. */
export class NotRecorded extends CheckError {}

/** A command of a recording with all that belongs to it. */
interface RecordedCommand {
  process?: ProcessStarted;
  readonly outputs: Output[];
  ran?: Omit<Ran, "stdout" | "stderr">;
}

/** Answers in the order of their asking, by what was asked. */
class Answers<A> {
  readonly #queues = new Map<string, A[]>();

  add(question: string, answer: A): void {
    const queue = this.#queues.get(question);
    if (queue === undefined) this.#queues.set(question, [answer]);
    else queue.push(answer);
  }

  take(question: string, what: string): A {
    const answer = this.#queues.get(question)?.shift();
    if (answer !== undefined) return answer;
    throw notRecorded(what, "the recording has no answer to it");
  }
}

function notRecorded(what: string, why: string): NotRecorded {
  return new NotRecorded(`Cannot rehearse ${what}: ${why}`, {
    remedy: "Make a new recording with: deno task record",
  });
}

/**
 * A world that answers out of the events of one step's recorded telling.
 *
 * An answer is found by the command's text, or by the look's phase and label, and by occurrence.
 * What is asked beyond the recording throws {@link NotRecorded}.
 *
 * @param events The step's events, from `step-started` to `step-ended`.
 * @param writeFile Lays a shown file beside the rehearsal's journal.
 */
export function rehearsalWorld(
  events: Iterable<Event>,
  writeFile: (name: string, text: string) => void,
): World {
  const commands = new Answers<RecordedCommand>();
  const looks = new Answers<Check | Learned | Diagnosis | Gathered>();
  const open = new Map<number, RecordedCommand>();
  for (const event of events) {
    switch (event.type) {
      case "command-started": {
        const recorded: RecordedCommand = { outputs: [] };
        open.set(event.command, recorded);
        commands.add(event.text, recorded);
        break;
      }
      case "process-started": {
        const recorded = open.get(event.command);
        if (recorded !== undefined) recorded.process = event;
        break;
      }
      case "output":
        open.get(event.command)?.outputs.push(event);
        break;
      case "command-ended": {
        const recorded = open.get(event.command);
        if (recorded !== undefined) recorded.ran = event;
        break;
      }
      case "learned":
        looks.add(`tell ${learnLabel(event.name)}`, event);
        break;
      case "diagnosis":
        looks.add(`cause ${event.id}`, event);
        break;
      case "gathered":
        looks.add("gather the objects concerned", event);
        break;
      case "check":
        if (event.command === undefined) looks.add(`${event.phase} ${event.label}`, event);
        break;
    }
  }

  return {
    name: "rehearsal",
    writeFile,
    command(request: CommandRequest, sink: CommandSink): Promise<Ran> {
      const what = `the command "${request.text}"`;
      const { process, outputs, ran } = commands.take(request.text, what);
      if (ran === undefined) throw notRecorded(what, "in the recording it never ended");
      if (process !== undefined) sink.process(process);
      for (const { stream, text, omitted } of outputs) sink.output(stream, text, omitted);
      return Promise.resolve({
        code: ran.code,
        signal: ran.signal,
        timedOut: ran.timedOut,
        duration: ran.duration,
        attempts: ran.attempts,
        stdout: keptText(outputs.filter(({ stream }) => stream === "stdout")),
        stderr: keptText(outputs.filter(({ stream }) => stream === "stderr")),
      });
    },
    look<T extends Json>(request: LookRequest<T>): Promise<Looked<T>> {
      const answer = looks.take(`${request.phase} ${request.label}`, `"${request.label}"`);
      if (answer.type !== "check") {
        return Promise.resolve({
          type: "seen",
          value: valueOf(answer) as T,
          attempts: 1,
          duration: 0,
        });
      }
      const { attempts, duration, error } = answer;
      return Promise.resolve(
        error === undefined
          ? { type: "seen", value: (answer.seen ?? null) as T, attempts, duration }
          : { type: "failed", error, attempts, duration },
      );
    },
  };
}

/** What a look brought home that was not judged. */
function valueOf(event: Learned | Diagnosis | Gathered): Json {
  switch (event.type) {
    case "learned":
      return event.value;
    case "diagnosis":
      return event.evidence;
    case "gathered":
      return event.findings;
    default:
      return event satisfies never;
  }
}
