/**
 * `deno task bench:cluster`: the whole runbook beside a plain script that makes the same objects, in
 * turn on clean clusters, and how much of the runbook's time is not the cluster's. Needs what the
 * lab needs, and that it is down. A word more, a number, is how often; 3 by default.
 *
 * @module
 */
import { fileURLToPath } from "node:url";
import type { BegunRun, Recorded } from "../../runbook/journal/mod.ts";
import { events, newest } from "../cluster/history.ts";
import { live, Runbook } from "../cluster/runbook.ts";
import { type Lab, startLab } from "../lab/cluster/mod.ts";
import { median } from "./median.ts";

const SCRIPT = fileURLToPath(new URL("./plain.sh", import.meta.url));

/** Milliseconds of one round. */
interface Round {
  /** From the call of the script to its end. */
  readonly plain: number;
  /** From the call of `run` to its end. */
  readonly told: number;
  /** Of `told`: what was neither a command's nor a look's. */
  readonly own: number;
}

async function round(): Promise<Round> {
  const { run, told, journal } = await tell();
  await using lab = await startLab();
  const plain = await timed(() => script(lab, run));
  return { plain, told, own: told - answered(journal) };
}

async function tell(): Promise<{ run: BegunRun; told: number; journal: readonly Recorded[] }> {
  await using lab = await startLab();
  await using runbook = await Runbook.open(lab);
  const told = await timed(() => runbook.call(live(lab.settings)));
  return { run: newest(runbook.home), told, journal: events(runbook.home) };
}

/** Makes with the plain script what a run has made, of the files that it has shown. */
async function script(lab: Lab, { header, files }: BegunRun): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "files-" });
  try {
    for (const [name, { text }] of files) await Deno.writeTextFile(`${folder}/${name}`, text);
    const { charts, address, domain } = header.settings as typeof header.settings & LabSettings;
    const { metallb, "ingress-nginx": ingress } = charts;
    const words = [metallb.repository, metallb.version, ingress.version, address, domain];
    const { code, stderr } = await lab.exec(["bash", SCRIPT, folder, ...words]);
    if (code !== 0) throw new Error(`the plain script failed: ${stderr}`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** What the plain script needs of the runbook's settings. */
interface LabSettings {
  readonly charts: Readonly<Record<"metallb" | "ingress-nginx", Chart>>;
  readonly address: string;
  readonly domain: string;
}

interface Chart {
  readonly repository: string;
  readonly version: string;
}

/** Milliseconds in which commands worked and looks waited for the cluster's answers. */
function answered(journal: readonly Recorded[]): number {
  const checks = journal.flatMap((event) => event.type === "check" ? [event] : []);
  return checks.reduce((sum, { duration }) => sum + duration, 0);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`.padStart(9);
}

if (import.meta.main) {
  const rounds: Round[] = [];
  console.log("       plain    runbook        own");
  for (let number = 1; number <= Number(Deno.args[0] ?? 3); number++) {
    const { plain, told, own } = await round();
    rounds.push({ plain, told, own });
    console.log(`${number}. ${seconds(plain)}  ${seconds(told)}  ${seconds(own)}`);
  }
  const middle = (way: keyof Round) => median(rounds.map((round) => round[way]));
  const [plain, told, own] = [middle("plain"), middle("told"), middle("own")] as const;
  console.log(
    `median: the runbook takes ${(told / plain).toFixed(2)} of the plain script's time; ` +
      `${(100 * own / told).toFixed(1)} % of it is its own`,
  );
}
