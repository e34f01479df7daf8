/** Makes sure that everything the lab is made of lies ready on this machine. */

import { EnvironmentError } from "../../../runbook/errors/mod.ts";
import { cacheFolder } from "../../pieces/mod.ts";
import type { PinnedImage } from "./charts.ts";
import { GO_SOURCES } from "./go_build.ts";
import { CATALOGUE, namesOf } from "./images/mod.ts";
import { install } from "./install.ts";
import { ensureCharts, ensureImages, ensurePrograms } from "./pieces.ts";
import { describeMissing, findMissing, type MissingPiece } from "./requirements.ts";

/** Everything the lab is made of, ready on disk. */
export interface Parts {
  /** Folder with `kube` (all of Kubernetes, by its first argument), `kubectl`, `helm3`, `helm4`. */
  readonly bin: string;
  /** Folder with the images that the registry serves. */
  readonly images: string;
  /** Folder with a helm repository: `index.yaml` and the archives of the charts. */
  readonly charts: string;
  /**
   * Images that a chart asks for by the digest of the original. Nothing that is built here has that
   * digest, so the nodes must give ours the name `image@digest`.
   */
  readonly pinnedDigests: readonly PinnedImage[];
}

/** How the parts are made ready. */
export interface EnsurePartsOptions {
  /** Whether missing packages are installed; that needs root and Debian. */
  readonly install: boolean;
  /** Hears what is being done and how long it usually takes. */
  readonly say: (line: string) => void;
}

/** Names what the machine lacks before the lab can be built and started. */
export async function missingPieces(): Promise<readonly MissingPiece[]> {
  const goMod = await Deno.readTextFile(`${GO_SOURCES}/kube/go.mod`);
  return await findMissing(/^go (\S+)$/m.exec(goMod)?.[1] ?? "");
}

/**
 * Builds what is not in the cache yet: about ten minutes the first time, less than a second after
 * that.
 *
 * @throws EnvironmentError when the machine lacks something, or a tool fails.
 */
export async function ensureParts(options: EnsurePartsOptions): Promise<Parts> {
  const missing = await missingPieces();
  if (missing.length > 0) {
    if (!options.install) {
      throw new EnvironmentError(`Cannot build the lab: missing\n${describeMissing(missing)}`, {
        remedy: "deno task lab up --install",
      });
    }
    options.say(`Installs ${missing.map(({ what }) => what).join(", ")}: usually 30 seconds`);
    await install(missing);
  }
  const cache = { cache: cacheFolder("lab"), say: options.say };
  const programs = await ensurePrograms(cache);
  const images = await ensureImages(cache, programs);
  const charts = await ensureCharts(cache, programs);
  return {
    bin: `${programs}/nodes`,
    images,
    charts,
    pinnedDigests: ours(JSON.parse(await Deno.readTextFile(`${charts}/pinned.json`))),
  };
}

/** A chart also pins images of features that the lab does not use. */
function ours(pinned: readonly PinnedImage[]): readonly PinnedImage[] {
  const names = new Set(Object.values(CATALOGUE).flatMap(namesOf));
  return pinned.filter(({ image }) => names.has(image.slice(image.indexOf("/") + 1)));
}
