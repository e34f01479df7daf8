import type { Event, Planned } from "../../journal/mod.ts";
import type { Step, Teller } from "../../step/mod.ts";
import { testFolder, worldIn } from "../../testdata/mod.ts";
import type { LiveOptions } from "../../world/mod.ts";
import { planStep } from "../plan.ts";
import { Recorder, type RecorderOptions } from "../recorder.ts";
import { createTeller } from "../teller.ts";

/** The settings of the steps told here. */
export interface Settings {
  readonly host: string;
}

/** What a step tells. */
export type Body = (t: Teller<Settings>) => Promise<void>;

const SETTINGS: Settings = { host: "demo.localhost" };

/** A step that only tells. */
export function stepOf(tell: Body): Step<Settings> {
  return { id: "demo", title: "Demo", tell };
}

/** Plans what a body tells. */
export function plan(body: Body): Promise<readonly Planned[]> {
  return planStep(stepOf(body), SETTINGS);
}

/** What a telling came to. */
export interface Telling {
  readonly events: readonly Event[];
  /** What stopped it. */
  readonly error: unknown;
}

/** What may be other than usual in a telling. */
export interface TellGiven extends Partial<RecorderOptions> {
  readonly live?: Partial<LiveOptions>;
}

/** Tells a body with real processes in a folder of its own. */
export async function tell(body: Body, { live, ...given }: TellGiven = {}): Promise<Telling> {
  await using folder = await testFolder();
  const events: Event[] = [];
  let commands = 0;
  const recorder = new Recorder({
    world: worldIn(folder.path, live),
    emit: (event) => void events.push(event),
    nextCommand: () => ++commands,
    patience: { command: 20_000, eventually: 10_000, hold: 10_000 },
    adopt: false,
    plan: given.plan ?? await plan(body),
    ...given,
  });
  try {
    await body(createTeller(SETTINGS, recorder));
    recorder.end();
    return { events, error: undefined };
  } catch (error) {
    return { events, error };
  }
}

/** The events of one type. */
export function eventsOf<T extends Event["type"]>(
  { events }: Telling,
  type: T,
): readonly Extract<Event, { type: T }>[] {
  return events.filter((event): event is Extract<Event, { type: T }> => event.type === type);
}
