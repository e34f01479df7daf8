/**
 * What a look is given: it reads, and cannot change anything.
 *
 * @module
 */

import type { KubernetesObjectApi } from "@kubernetes/client-node";
import type { JsonObject } from "../json/mod.ts";
import { absent } from "./classify.ts";
import { connect } from "./connection.ts";
import { patience } from "./deadline.ts";
import type { HttpAnswer, HttpRequest } from "./http.ts";
import type { KubeconfigFile } from "./kubeconfig.ts";
import type { Api, ReadOnly } from "./read_only.ts";

/** Names one object of any kind. */
export interface ObjectReference {
  /** Group and version, e.g. `apps/v1`. */
  readonly apiVersion: string;
  /** E.g. `Deployment`. */
  readonly kind: string;
  /** The object's own name. */
  readonly name: string;
  /** Without it: `default`, for kinds that live in namespaces. */
  readonly namespace?: string;
}

/** How a program ended that was run for a look. */
export interface ProgramResult {
  /** Exit code. */
  readonly code: number;
  /** All of standard output. */
  readonly stdout: string;
  /** All of standard error. */
  readonly stderr: string;
}

/** Runs a quick program that only reads, such as `helm version`; every word as it stands. */
export type ProgramRunner = (command: readonly string[]) => Promise<ProgramResult>;

/**
 * Eyes for the cluster and its services. Every question has a deadline of ten seconds; what goes
 * wrong is thrown as it comes, and {@link classify} says what it means.
 */
export interface Probe {
  /** Namespaces, nodes, pods and their logs, services, events, … */
  readonly core: ReadOnly<"CoreV1Api">;
  /** Deployments, daemon sets, … */
  readonly apps: ReadOnly<"AppsV1Api">;
  /** Ingresses and their classes. */
  readonly networking: ReadOnly<"NetworkingV1Api">;
  /** Endpoint slices. */
  readonly discovery: ReadOnly<"DiscoveryV1Api">;
  /** Admission webhooks. */
  readonly admission: ReadOnly<"AdmissionregistrationV1Api">;
  /** Custom resource definitions. */
  readonly extensions: ReadOnly<"ApiextensionsV1Api">;
  /** Custom resources. */
  readonly custom: ReadOnly<"CustomObjectsApi">;
  /** The server's version. */
  readonly version: ReadOnly<"VersionApi">;
  /** What the user may do. */
  readonly authorization: Pick<
    Api<"AuthorizationV1Api">,
    "createSelfSubjectAccessReview" | "createSelfSubjectRulesReview"
  >;
  /** One object of any kind, as plain JSON; `undefined` if it or its kind is not there. */
  object(reference: ObjectReference): Promise<JsonObject | undefined>;
  /** All objects of a kind in a namespace, as plain JSON; none if the kind is not there. */
  objects(of: Omit<ObjectReference, "name">): Promise<readonly JsonObject[]>;
  /** One HTTP request to one address, on a connection of its own. */
  http(request: HttpRequest): Promise<HttpAnswer>;
  /** Runs a quick program that only reads. */
  readonly run: ProgramRunner;
  /** An unguessable mark of twelve hex digits. */
  random(): string;
}

/** What a probe is made with. */
export interface ProbeOptions {
  /** One context with its cluster and user: the content of the run's own kubeconfig. */
  readonly kubeconfig: KubeconfigFile;
  /** How programs are run. */
  readonly run: ProgramRunner;
  /** Milliseconds that a question to the API server may take; 10 s unless said. */
  readonly patience?: number;
}

/**
 * Opens eyes for the cluster; asks nothing yet. Loads client-node, which takes up to half a second.
 *
 * Needs `--allow-net` for the API server and whatever is looked at, and what the user's credentials
 * need (see {@link connect}).
 */
export async function openProbe(options: ProbeOptions): Promise<Probe> {
  const { client, configuration } = await connect(
    options.kubeconfig,
    options.patience ?? patience,
  );
  const objects = new client.KubernetesObjectApi(configuration);
  return {
    core: new client.CoreV1Api(configuration),
    apps: new client.AppsV1Api(configuration),
    networking: new client.NetworkingV1Api(configuration),
    discovery: new client.DiscoveryV1Api(configuration),
    admission: new client.AdmissionregistrationV1Api(configuration),
    extensions: new client.ApiextensionsV1Api(configuration),
    custom: new client.CustomObjectsApi(configuration),
    version: new client.VersionApi(configuration),
    authorization: new client.AuthorizationV1Api(configuration),
    object: (reference) => readObject(objects, reference),
    objects: (of) => listObjects(objects, of),
    // Node's HTTP/2 takes as long to load as the rest of the runbook.
    http: async (request) => (await import("./http.ts")).requestHttp(request),
    run: options.run,
    random: () => crypto.getRandomValues(new Uint8Array(6)).toHex(),
  };
}

async function readObject(
  api: KubernetesObjectApi,
  { apiVersion, kind, name, namespace }: ObjectReference,
): Promise<JsonObject | undefined> {
  const metadata = { name, ...(namespace === undefined ? {} : { namespace }) };
  return await plain(api.read({ apiVersion, kind, metadata }));
}

async function listObjects(
  api: KubernetesObjectApi,
  { apiVersion, kind, namespace }: Omit<ObjectReference, "name">,
): Promise<readonly JsonObject[]> {
  const found = await plain(api.list(apiVersion, kind, namespace));
  return (found?.items ?? []) as readonly JsonObject[];
}

/** As plain JSON, for client-node makes dates and classes of some fields. */
async function plain(asked: Promise<object>): Promise<JsonObject | undefined> {
  try {
    const found = await absent(asked);
    return found === undefined ? undefined : JSON.parse(JSON.stringify(found));
  } catch (error) {
    if (error instanceof Error && error.message.startsWith("Unrecognized API version and kind")) {
      return undefined;
    }
    throw error;
  }
}
