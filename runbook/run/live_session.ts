/**
 * Everything that a run on a real cluster works with, laid into the run's own folder.
 *
 * @module
 */

import {
  createProgramRunner,
  openProbe,
  type ProgramRunner,
  writeKubeconfig,
} from "../cluster/mod.ts";
import { openSpill, type RunFolder } from "../journal/mod.ts";
import type { Json, JsonObject } from "../json/mod.ts";
import { toolEnvironment, writeCurlHome } from "../process/mod.ts";
import { createMasker, type Masker, secretsOfKubeconfig } from "../secrets/mod.ts";
import { liveWorld, type Waiting, type World } from "../world/mod.ts";
import { systemClock } from "./clock.ts";
import type { Connection } from "./connect.ts";
import { writeShownFile } from "./files.ts";
import type { Runbook, Tool } from "./runbook.ts";
import { secretsIn } from "./secrets_in.ts";

/** What a live session is opened with. */
export interface LiveSessionOptions<S extends JsonObject> {
  readonly runbook: Runbook<S>;
  readonly settings: S;
  readonly connection: Connection;
  readonly folder: RunFolder;
  /** The environment that the user's shell brought along. */
  readonly inherited: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly waiting: (waiting: Waiting) => void;
  /** Hears what the user should know. */
  readonly warning: (message: string) => void;
}

/** A run's way to its cluster. */
export interface LiveSession {
  readonly world: World;
  /** Knows the secrets that must not be written or shown. */
  readonly masker: Masker;
  /** The programs' versions, by name. */
  readonly tools: Readonly<Record<string, string>>;
}

/**
 * Lays the private kubeconfig and the files around it into the run's folder and opens the world.
 *
 * Needs `--allow-run`, `--allow-net`, and to read and write the run's folder.
 */
export async function openLiveSession<S extends JsonObject>(
  options: LiveSessionOptions<S>,
): Promise<LiveSession> {
  const { runbook, settings, connection, folder, inherited, signal, waiting, warning } = options;
  const { isolated } = connection;
  const curlHome = `${folder.path}/curl`;
  await writeKubeconfig(folder.kubeconfig, isolated);
  await writeCurlHome(curlHome);
  const env = toolEnvironment({
    inherited,
    kubeconfig: folder.kubeconfig,
    curlHome,
    direct: runbook.direct(settings),
  });
  const run = createProgramRunner({ cwd: folder.files, env });
  const probe = await openProbe({ kubeconfig: isolated.content, run });
  const masker = createMasker();
  masker.add(secretsOfKubeconfig(isolated.content));
  masker.add(runbook.secrets(settings).flatMap((name) => inherited[name] ?? []));
  const known = textsIn(settings);
  const namespaces = [...new Set(runbook.namespaces(settings))];
  const freshSecrets = async () => {
    await Promise.all(namespaces.map(async (namespace) => {
      const values = await secretsIn(probe, namespace, { clock: systemClock, signal, warning });
      // What the runbook itself was told is no secret, even if a Secret holds it, too.
      masker.add(values, known);
    }));
  };
  const [tools] = await Promise.all([versionsOf(runbook.tools, run), freshSecrets()]);
  const world = liveWorld({
    probe,
    masker,
    freshSecrets,
    clock: systemClock,
    signal,
    cwd: folder.files,
    env,
    openSpill: (command, stream) => openSpill({ run: folder, command, stream }),
    writeFile: (name, text) => writeShownFile(folder, name, text),
    waiting,
  });
  return { world, masker, tools };
}

async function versionsOf(
  tools: readonly Tool[],
  run: ProgramRunner,
): Promise<Readonly<Record<string, string>>> {
  const versions = await Promise.all(tools.map(async ({ name, version }) => {
    const { stdout } = await run(version);
    return [name, stdout.match(/v?\d+\.\d+\.\d+[\w.+-]*/)?.[0] ?? "unknown"] as const;
  }));
  return Object.fromEntries(versions);
}

/** All texts of the settings. */
function textsIn(value: Json): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
