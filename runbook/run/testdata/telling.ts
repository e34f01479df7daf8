import { createJournal, createRun, openSpill, type Recorded } from "../../journal/mod.ts";
import type { Step } from "../../step/mod.ts";
import { manualClock, runStarted, testFolder, worldIn } from "../../testdata/mod.ts";
import { type LiveOptions, rehearsalWorld, type World } from "../../world/mod.ts";
import { type TellOptions, tellStep, type Told } from "../tell_step.ts";
import { journalOf } from "./home.ts";

/** A step without settings. */
export type PlainStep = Step<null>;

/** One part of a step's life: its telling, its undoing, … */
export type Part = (options: TellOptions<null>) => Promise<Told>;

/** What a group of events came to. */
export interface Telling {
  readonly events: readonly Recorded[];
  readonly told: Told;
}

/** Tells a step live: real processes, a real journal, looks by plain functions. */
export async function tellLive(
  step: PlainStep,
  { live = {}, part = tellStep, options = {} }: {
    readonly live?: Partial<LiveOptions>;
    readonly part?: Part;
    readonly options?: Partial<TellOptions<null>>;
  } = {},
): Promise<Telling> {
  await using folder = await testFolder();
  const run = createRun({ home: folder.path, clock: Date.now });
  const world = worldIn(run.files, {
    openSpill: (command, stream) => openSpill({ run, command, stream }),
    ...live,
  });
  return await tellInto(run, step, world, part, options);
}

/** Tells a step again, out of what was recorded. */
export async function rehearse(
  step: PlainStep,
  recorded: readonly Recorded[],
  part: Part = tellStep,
): Promise<Telling> {
  await using folder = await testFolder();
  const run = createRun({ home: folder.path, clock: Date.now });
  return await tellInto(run, step, rehearsalWorld(recorded, () => {}), part, {});
}

async function tellInto(
  run: ReturnType<typeof createRun>,
  step: PlainStep,
  world: World,
  part: Part,
  given: Partial<TellOptions<null>>,
): Promise<Telling> {
  using journal = createJournal({ folder: run.path, clock: Date.now });
  // A journal begins with its run.
  journal.append(runStarted());
  let commands = 0;
  const told = await part({
    step,
    settings: null,
    world,
    emit: (event) => void journal.append(event),
    nextCommand: () => ++commands,
    patience: { command: 20_000, eventually: 5_000, hold: 1_000 },
    adopt: false,
    skipChecks: [],
    signal: new AbortController().signal,
    now: manualClock().now,
    ...given,
  });
  return { events: journalOf(run).slice(1), told };
}
