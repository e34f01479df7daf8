import type { Recorded, RunFolder } from "../../journal/mod.ts";
import { decodeJournal } from "../../journal/mod.ts";
import {
  failure,
  kubeconfigFor,
  type Loopback,
  PROCESS_ENV,
  serveHttps,
  testFolder,
} from "../../testdata/mod.ts";
import type { Stage } from "../stage.ts";
import { runbookOf, type Settings, type TestStep } from "./steps.ts";

/** A cluster of one API server that knows who it is and has a node. */
export interface TestCluster extends Loopback {
  /** Whether it answers; only its identity, nothing, or all. */
  state: "up" | "nameless" | "down";
}

/** Starts a cluster; `more` are the objects that it has at further paths. */
export async function testCluster(
  identity: string,
  more: Readonly<Record<string, object>> = {},
): Promise<TestCluster> {
  const answers: Readonly<Record<string, object>> = {
    ...more,
    "/version": { major: "1", minor: "35", gitVersion: "v1.35.4" },
    "/api/v1/namespaces/kube-system": {
      kind: "Namespace",
      apiVersion: "v1",
      metadata: { name: "kube-system", uid: identity },
    },
    "/api/v1/nodes": { kind: "NodeList", apiVersion: "v1", items: [] },
    "/api/v1/namespaces/default": {
      kind: "Namespace",
      apiVersion: "v1",
      metadata: { name: "default" },
    },
  };
  const server = await serveHttps((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "https://localhost");
    const away = cluster.state === "down" ||
      cluster.state === "nameless" && pathname.endsWith("/default");
    const body = away
      ? failure(503, "away")
      : answers[pathname.replace(/\/$/, "")] ?? failure(404, "none");
    response.writeHead("code" in body ? Number(body.code) : 200, {
      "content-type": "application/json",
    });
    response.end(JSON.stringify(body));
  });
  const cluster: TestCluster = {
    state: "up",
    port: server.port,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
  return cluster;
}

/** A runbook folder with its own kubeconfig; gone when it is disposed of. */
export interface TestHome extends AsyncDisposable {
  readonly path: string;
  /** Folder in which the test's commands leave their traces. */
  readonly traces: string;
  /** Points the kubeconfig at a cluster. */
  use(cluster: Pick<Loopback, "port">): Promise<void>;
}

/** Makes a runbook folder whose kubeconfig leads to the cluster; to none without. */
export async function testHome(cluster?: Pick<Loopback, "port">): Promise<TestHome> {
  const folder = await testFolder();
  const home: TestHome = {
    path: folder.path,
    traces: `${folder.path}/traces`,
    use: ({ port }) =>
      Deno.writeTextFile(`${folder.path}/kubeconfig`, JSON.stringify(kubeconfigFor(port))),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
  await Deno.mkdir(home.traces);
  if (cluster !== undefined) await home.use(cluster);
  else await Deno.writeTextFile(`${home.path}/kubeconfig`, "");
  return home;
}

/** The stage on which these steps are told in that folder. */
export function stageIn(
  { path, traces }: Pick<TestHome, "path" | "traces">,
  steps: readonly TestStep[],
  given: Partial<Stage<Settings>> = {},
): Stage<Settings> {
  return {
    runbook: runbookOf(steps, traces),
    root: path,
    home: path,
    env: { ...PROCESS_ENV, KUBECONFIG: `${path}/kubeconfig` },
    signal: new AbortController().signal,
    watch: () => ({
      event: () => {},
      waiting: () => {},
      warning: () => {},
      [Symbol.dispose]: () => {},
    }),
    confirm: () => Promise.resolve(true),
    ...given,
  };
}

/** Every event of a run, from the disk. */
export function journalOf({ journal }: RunFolder): readonly Recorded[] {
  return [...decodeJournal([Deno.readFileSync(journal)], journal)];
}

/** What happened, a line for each group of events and for each beginning and end. */
export function storyOf(folder: RunFolder): readonly string[] {
  return journalOf(folder).flatMap((event) => {
    switch (event.type) {
      case "run-started":
      case "run-resumed":
        return [event.type];
      case "step-ended":
        return [`${event.action} ${event.step}: ${event.verdict}`];
      case "run-ended":
        return [`run-ended: ${event.verdict}`];
      default:
        return [];
    }
  });
}

/** The lines that commands have left in the file `calls`, in order. */
export function callsIn({ traces }: Pick<TestHome, "traces">): readonly string[] {
  try {
    return Deno.readTextFileSync(`${traces}/calls`).trimEnd().split("\n");
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
}
