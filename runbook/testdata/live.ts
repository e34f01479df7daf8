import type { Probe } from "../cluster/mod.ts";
import type { Spill } from "../journal/mod.ts";
import { createMasker } from "../secrets/mod.ts";
import { type LiveOptions, liveWorld, type World } from "../world/mod.ts";
import { manualClock } from "./clock.ts";

/** What processes of tests are started with. */
export const PROCESS_ENV = { PATH: Deno.env.get("PATH") ?? "/usr/bin:/bin", LC_ALL: "C.UTF-8" };

/** A probe that can only be asked what is given; a look that asks more fails. */
export function probeOf(given: Partial<Probe>): Probe {
  return given as Probe;
}

/** A real world in a folder: real processes, real files; waiting takes no time. */
export function worldIn(folder: string, given: Partial<LiveOptions> = {}): World {
  return liveWorld({
    probe: probeOf({}),
    masker: createMasker(),
    freshSecrets: () => Promise.resolve(),
    clock: manualClock(),
    signal: new AbortController().signal,
    cwd: folder,
    env: PROCESS_ENV,
    openSpill: () => Promise.resolve(NO_SPILL),
    writeFile: (name, text) => Deno.writeTextFileSync(`${folder}/${name}`, text),
    waiting: () => {},
    ...given,
  });
}

/** For outputs of which nobody reads the whole. */
const NO_SPILL: Spill = { file: "output/1.stdout.txt", write: () => {}, close: () => "" };
