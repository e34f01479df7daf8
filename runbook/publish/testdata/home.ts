/**
 * A folder with runs, and a runbook that their pages are made for.
 *
 * @module
 */

import { encodeLine, type Recorded } from "../../journal/mod.ts";
import type { JsonObject } from "../../json/mod.ts";
import { RECORDING_FILE } from "../../run/mod.ts";
import { passedRun, testFolder } from "../../testdata/mod.ts";
import type { PagesRequest } from "../prepare.ts";

/** The runbook's folder and the user's, in one: gone when it is disposed of. */
export interface PagesHome extends AsyncDisposable {
  /** The folder. */
  readonly path: string;
  /** What is asked of it where nothing is said otherwise: GitHub's page of the newest run. */
  readonly request: PagesRequest<JsonObject>;
  /** What was passed over, as it was said. */
  readonly damaged: readonly string[];
  /** Puts the journal of a run there; its name is the time when it began. */
  run(name: string, events: readonly Recorded[]): void;
  /** What is in the folder of the pages: text by path. */
  pages(): Readonly<Record<string, string>>;
}

/** Makes such a folder; the shipped recording is `passedRun`. */
export async function pagesHome(): Promise<PagesHome> {
  const folder = await testFolder();
  const { path } = folder;
  const damaged: string[] = [];
  writeJournal(`${path}/${RECORDING_FILE}`, passedRun());
  return {
    path,
    damaged,
    request: {
      home: path,
      root: path,
      runbook: RUNBOOK,
      formats: ["github"],
      out: `${path}/pages`,
      split: false,
      damaged: ({ message }) => damaged.push(message),
    },
    run: (name, events) =>
      writeJournal(
        `${path}/.runbook/runs/${name}/journal.jsonl`,
        events.map((event) => ({
          ...event,
          ...("run" in event ? { run: name } : {}),
        })),
      ),
    pages: () => Object.fromEntries(textsIn(`${path}/pages`, "").toSorted()),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

const step = { tell: () => Promise.resolve() };

const RUNBOOK: PagesRequest<JsonObject>["runbook"] = {
  steps: [
    { ...step, id: "loadbalancer", title: "The load balancer" },
    { ...step, id: "demo-service", title: "Create a Loadbalanced Service" },
  ],
  publication: {
    name: "2-load-balancing",
    title: "Load balancing",
    position: 2,
    before: "Installation",
    versions: ({ address }) => [["Address", String(address)]],
    pictures: () => [{
      step: "demo-service",
      name: "way",
      caption: "The way of a request",
      picture: { type: "way", start: { kind: "address", name: "192.168.1.254", next: [] } },
    }],
    wiki: () => Promise.resolve({ for: [], split: false }),
  },
};

function writeJournal(path: string, events: readonly Recorded[]): void {
  Deno.mkdirSync(path.slice(0, path.lastIndexOf("/")), { recursive: true });
  using file = Deno.createSync(path);
  for (const event of events) file.writeSync(encodeLine(event));
}

function textsIn(folder: string, above: string): [path: string, text: string][] {
  return [...Deno.readDirSync(folder)].flatMap(({ name, isDirectory }) =>
    isDirectory
      ? textsIn(`${folder}/${name}`, `${above}${name}/`)
      : [[`${above}${name}`, Deno.readTextFileSync(`${folder}/${name}`)]]
  );
}
