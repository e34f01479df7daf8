/**
 * The scribe of a real telling: asks the world, judges what comes back, and writes every event
 * into the journal.
 *
 * @module
 */

import { CheckError, type Place } from "../errors/mod.ts";
import type { Check, Event, Planned, ProseStyle } from "../journal/mod.ts";
import type { Json, JsonObject } from "../json/mod.ts";
import { quoteWord } from "../process/mod.ts";
import { mask } from "../secrets/mod.ts";
import type { CommandResult, Judge } from "../step/mod.ts";
import { learnLabel, type Phase, type Ran, type World } from "../world/mod.ts";
import { judgeForeign, lookForForeign } from "./claim.ts";
import { Follower } from "./deviation.ts";
import { Gate, type Permit } from "./gate.ts";
import { type Finding, judgeCommand, judgeError, judgeLook, settle } from "./judge.ts";
import { callerPlace } from "./place.ts";
import { claimLabel } from "./plan.ts";
import type { Scribe, ToldCommand, ToldLook, ToldValue } from "./scribe.ts";

/** A check of a telling said no; the journal has the check. */
export class StepFailure extends CheckError {
  /** The check as it was recorded. */
  readonly check: Check;
  /** The last output of the command that was judged, if it was one. */
  readonly output: string;

  /** A failure of this check, which stands at this place. */
  constructor(check: Check, place: Place, output: string) {
    const details = { place, ...(check.remedy === undefined ? {} : { remedy: check.remedy }) };
    super(`${check.label}: ${check.message ?? "not as expected"}`, details);
    this.check = check;
    this.output = output;
  }
}

/** How long the waits may take where a step does not say; milliseconds. */
export interface Patience {
  /** One run of a command. */
  readonly command: number;
  /** Looking until something holds. */
  readonly eventually: number;
  /** Looking until something that should hold by now does hold. */
  readonly hold: number;
}

/** What a recorder works with. */
export interface RecorderOptions {
  /** Answers commands and looks. */
  readonly world: World;
  /** Writes an event into the journal. */
  readonly emit: (event: Event) => void;
  /** Gives the number of the next command of the run. */
  readonly nextCommand: () => number;
  /** How long to wait where the step does not say. */
  readonly patience: Patience;
  /** Whether objects of other makers are taken over. */
  readonly adopt: boolean;
  /** What will be told; a telling that deviates is a bug of the step. */
  readonly plan: readonly Planned[];
  /** Asked before each command; absent where nobody wants to be. */
  readonly permit?: Permit;
}

/** Tells for real: live or in rehearsal. */
export class Recorder implements Scribe {
  readonly #options: RecorderOptions;
  readonly #follower: Follower;
  readonly #gate: Gate;
  readonly #skipped: string[] = [];

  /** A recorder for one telling of a step. */
  constructor(options: RecorderOptions) {
    this.#options = options;
    this.#follower = new Follower(options.plan);
    this.#gate = new Gate(options.permit);
  }

  /** The commands that were not run because somebody decided so. */
  get skipped(): readonly string[] {
    return this.#skipped;
  }

  get adopt(): boolean {
    return this.#options.adopt;
  }

  /** The step has been told: it must have told all that was planned. */
  end(): void {
    this.#follower.end();
  }

  where(): Place {
    return callerPlace();
  }

  quote(word: string | number): string {
    return quoteWord(word);
  }

  /** Records a paragraph. */
  prose(style: ProseStyle, text: string): void {
    this.#gate.prose(text);
    this.#options.emit({ type: "prose", style, text });
  }

  /** Lays a file where the commands run, and records it. */
  file(name: string, language: string, text: string): void {
    this.#follower.follow({ type: "file", name, text });
    this.#refuseMask(`write the file "${name}"`, text);
    this.#gate.file(name, text);
    this.#options.world.writeFile(name, text);
    this.#options.emit({ type: "file", name, language, text });
  }

  claim(name: string, objects: readonly JsonObject[], place: Place): Promise<void> {
    const { adopt } = this.#options;
    return this.check({
      label: claimLabel(name),
      look: (probe) => lookForForeign(probe, objects),
      judge: (foreign) => judgeForeign(foreign, adopt),
      within: 0,
      remedy: "remove or rename it, or let the runbook take it over with --adopt",
      place,
    });
  }

  /** Runs a command, records it with its output, and judges it. */
  async command(told: ToldCommand): Promise<CommandResult> {
    const { world, emit, patience } = this.#options;
    const { mode, text, expects, stopsAt } = told;
    this.#follower.follow({ type: "command", mode, text, expects });
    this.#refuseMask(`run "${text}"`, text, told.place);
    if (!await this.#gate.lets(told)) return this.#skip(told);
    const command = this.#options.nextCommand();
    const within = mode === "until"
      ? this.#longest(told.within ?? patience.eventually)
      : told.within ?? patience.command;
    emit({ type: "command-started", command, mode, text, expects });
    const ran = await world.command({
      command,
      mode,
      text,
      within,
      settle: (attempt) => {
        const hopeless = stopsAt !== undefined && outputOf(attempt).search(stopsAt) !== -1;
        return settle({ ...judgeCommand(attempt, expects), hopeless });
      },
    }, {
      process: (process) => emit({ type: "process-started", command, ...process }),
      output: (stream, text, omitted) =>
        emit({
          type: "output",
          command,
          stream,
          text,
          ...(omitted === undefined ? {} : { omitted }),
        }),
    });
    const { code, signal, timedOut, duration, attempts } = ran;
    emit({ type: "command-ended", command, code, signal, timedOut, duration, attempts });
    const finding = judgeCommand(ran, expects);
    const { captures } = finding;
    this.#verdict(
      {
        type: "check",
        command,
        label: text,
        phase: "tell",
        ...(captures === undefined ? {} : { captures }),
        attempts,
        duration,
      },
      finding,
      told.place,
      outputOf(ran),
    );
    return { captures: captures ?? {}, stdout: ran.stdout };
  }

  /** A command that is not run is not judged either; everybody who reads of the run reads of it. */
  #skip({ text, expects }: ToldCommand): CommandResult {
    this.#skipped.push(text);
    const said = `Skipped by hand; this was not run:\n\n\`\`\`bash\n${text}\n\`\`\``;
    this.#options.emit({ type: "prose", style: "warning", text: said });
    return { captures: { ...expects.where }, stdout: "" };
  }

  /** Looks, records what was seen, and judges it. */
  check<T extends Json>(told: ToldLook<T>): Promise<void> {
    this.#follower.follow({ type: "check", label: told.label });
    return this.look("tell", told, this.#longest(told.within ?? this.#options.patience.eventually));
  }

  /** What was skipped may have been done by hand, but nobody has to sit through a wait for it. */
  #longest(within: number): number {
    return this.#skipped.length === 0 ? within : Math.min(within, this.#options.patience.hold);
  }

  /** A look of any phase, judged; a plan knows only those that a telling makes. */
  async look<T extends Json>(phase: Phase, told: ToldLook<T>, within: number): Promise<void> {
    const { label, look, judge, remedy, place } = told;
    const looked = await this.#options.world.look({
      phase,
      label,
      look,
      within,
      // What is needed does not come about by being looked at: only an answer is waited for.
      settle: (seen) => phase === "need" ? "done" : settle(this.#judge(seen, judge)),
    });
    const { attempts, duration } = looked;
    this.#verdict(
      {
        type: "check",
        label,
        phase,
        ...(looked.type === "seen" ? { seen: looked.value } : { error: looked.error }),
        ...(remedy === undefined ? {} : { remedy }),
        attempts,
        duration,
      },
      judgeLook(looked, judge),
      place,
    );
  }

  /** Learns a value and records it; one that cannot be learned is a failed check. */
  async learn<T extends Json>({ name, look, place }: ToldValue<T>): Promise<T> {
    this.#follower.follow({ type: "learn", name });
    const { world, emit, patience } = this.#options;
    const label = learnLabel(name);
    const within = patience.hold;
    const looked = await world.look<T>({
      phase: "tell",
      label,
      look,
      within,
      settle: () => "done",
    });
    if (looked.type === "seen") {
      emit({ type: "learned", name, value: looked.value });
      return looked.value;
    }
    const { error, attempts, duration } = looked;
    const check = { type: "check", label, phase: "tell", error, attempts, duration } as const;
    return this.#refuse(check, judgeError(error), place);
  }

  /** Tells the body once for each item, in order. */
  async each<T>(
    name: string,
    items: readonly T[],
    body: (item: T) => Promise<void>,
  ): Promise<void> {
    const inner = this.#follower.each(name);
    this.#options.emit({ type: "each-started", name, count: items.length });
    for (const item of items) {
      inner.item();
      await body(item);
    }
    inner.end();
  }

  /** What was hidden from the runbook is lost to it, too: a mask must never reach the cluster. */
  #refuseMask(verb: string, text: string, place?: Place): void {
    if (this.#options.world.name !== "live" || !text.includes(mask)) return;
    throw new CheckError(`Cannot ${verb}: a secret is masked in it, expected its true value`, {
      remedy:
        "Where it comes from --set, begin anew with: deno task run. Where it comes from the " +
        "cluster, some Secret or a variable named in `secrets` has the same value: change either",
      ...(place === undefined ? {} : { place }),
    });
  }

  #judge<T extends Json>(value: T, judge: Judge<T>): Finding {
    return judgeLook({ type: "seen", value, attempts: 1, duration: 0 }, judge);
  }

  /** Writes the verdict down, and stops the telling where it is not yes. */
  #verdict(check: Omit<Check, "verdict">, finding: Finding, place: Place, output = ""): void {
    if (finding.verdict !== "yes") this.#refuse(check, finding, place, output);
    const { remedy: _, ...plain } = check;
    this.#options.emit({ ...plain, verdict: "yes" });
  }

  #refuse(
    check: Omit<Check, "verdict">,
    { verdict, message = "it is not as expected" }: Finding,
    place: Place,
    output = "",
  ): never {
    const [skipped] = this.#skipped;
    const why = skipped === undefined ? "" : `\nPerhaps because this was skipped: ${skipped}`;
    const said: Check = { ...check, verdict, place, message: message + why };
    this.#options.emit(said);
    throw new StepFailure(said, place, output);
  }
}

function outputOf({ stdout, stderr }: Ran): string {
  return `${stdout}\n${stderr}`;
}
