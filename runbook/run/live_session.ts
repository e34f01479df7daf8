/**
 * Everything that a run on a real cluster works with, laid into the run's own folder.
 *
 * @module
 */

import {
  createProgramRunner,
  openProbe,
  type Probe,
  type ProgramRunner,
  writeKubeconfig,
} from "../cluster/mod.ts";
import { openSpill, type RunFolder } from "../journal/mod.ts";
import type { JsonObject } from "../json/mod.ts";
import { toolEnvironment, writeCurlHome } from "../process/mod.ts";
import { createMasker, type Masker, secretsOfKubeconfig } from "../secrets/mod.ts";
import { liveWorld, type Waiting, type World } from "../world/mod.ts";
import { systemClock } from "./clock.ts";
import type { Connection } from "./connect.ts";
import { writeShownFile } from "./files.ts";
import type { Runbook, Tool } from "./runbook.ts";

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
}

/** A run's way to its cluster. */
export interface LiveSession {
  readonly world: World;
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
  const { runbook, settings, connection, folder, inherited, signal, waiting } = options;
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
  const freshSecrets = () => addSecrets(probe, masker, runbook.namespaces(settings));
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
  return { world, tools };
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

/** The type of a Secret in which Helm keeps a release: large, and nothing but charts and values. */
const HELM_RELEASE = "helm.sh/release.v1";

/** What a service account's Secret holds beside its token. */
const PUBLIC_KEYS = ["namespace", "ca.crt"];

/** Learns the values of the Secrets there are; whoever may not list them cannot show them either. */
async function addSecrets(
  probe: Probe,
  masker: Masker,
  namespaces: readonly string[],
): Promise<void> {
  await Promise.all([...new Set(namespaces)].map(async (namespace) => {
    try {
      const { items } = await probe.core.listNamespacedSecret({
        namespace,
        fieldSelector: `type!=${HELM_RELEASE}`,
      });
      for (const { data = {} } of items) {
        const secret = Object.entries(data).filter(([key]) => !PUBLIC_KEYS.includes(key));
        masker.add(secret.map(([, value]) => decodeBase64(value)));
      }
    } catch {
      // Nobody answers, or not to this user: then no output can hold what nobody was given.
    }
  }));
}

function decodeBase64(text: string): string {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return new TextDecoder().decode(bytes);
}
