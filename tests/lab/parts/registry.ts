/**
 * Serves images and charts on the lab's LAN: the pulling half of the registry protocol, and plain
 * files for helm.
 *
 * @see https://github.com/opencontainers/distribution-spec
 */

import { MEDIA_TYPES } from "./oci.ts";

export interface ServedFolders {
  /** Blobs as `sha256/HEX`, and `names.json` from `repository:tag` to digest. */
  readonly images: string;
  /** A helm repository. */
  readonly charts: string;
}

/** What a request is answered with. */
export type Answer =
  | { readonly type: "welcome" }
  | {
    readonly type: "file";
    readonly path: string;
    readonly contentType: string;
    readonly digest?: string;
  }
  | { readonly type: "unknown"; readonly code: string };

const MANIFEST_PATH = /^\/v2\/(?<repository>.+)\/manifests\/(?<reference>[^/]+)$/;
const BLOB_PATH = /^\/v2\/.+\/blobs\/(?<digest>sha256:[0-9a-f]{64})$/;
const CHART_PATH = /^\/charts\/(?<file>[\w.+-]+)$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;

/**
 * Decides on a path. The name of the registry that a client believes to speak to does not matter:
 * this one stands for all of them.
 */
export function answerFor(path: string, names: Readonly<Record<string, string>>): Answer {
  if (path === "/v2/") return { type: "welcome" };
  const manifest = MANIFEST_PATH.exec(path)?.groups;
  if (manifest !== undefined) {
    const { repository, reference = "" } = manifest;
    const digest = DIGEST.test(reference) ? reference : names[`${repository}:${reference}`];
    return digest === undefined
      ? { type: "unknown", code: "MANIFEST_UNKNOWN" }
      : imageFile(digest, MEDIA_TYPES.manifest);
  }
  const digest = BLOB_PATH.exec(path)?.groups?.["digest"];
  if (digest !== undefined) return imageFile(digest, "application/octet-stream");
  const chart = CHART_PATH.exec(path)?.groups?.["file"];
  if (chart !== undefined) {
    return { type: "file", path: `charts/${chart}`, contentType: "application/octet-stream" };
  }
  return { type: "unknown", code: "UNSUPPORTED" };
}

/** Starts to serve; needs permission to listen and to read the folders. */
export async function serveParts(
  folders: ServedFolders,
  listen: { readonly hostname: string; readonly port: number },
): Promise<Deno.HttpServer> {
  const names = JSON.parse(await Deno.readTextFile(`${folders.images}/names.json`));
  return Deno.serve(
    { ...listen, onListen() {} },
    (request) => respond(answerFor(new URL(request.url).pathname, names), folders),
  );
}

async function respond(answer: Answer, folders: ServedFolders): Promise<Response> {
  switch (answer.type) {
    case "welcome":
      return Response.json({});
    case "file":
      return await sendFile(answer, folders);
    case "unknown":
      return notFound(answer.code);
    default:
      return answer satisfies never;
  }
}

async function sendFile(
  { path, contentType, digest }: Extract<Answer, { type: "file" }>,
  { images, charts }: ServedFolders,
): Promise<Response> {
  const place = path.replace(/^images\//, `${images}/`).replace(/^charts\//, `${charts}/`);
  try {
    const file = await Deno.open(place);
    const { size } = await file.stat();
    const headers = new Headers({ "Content-Type": contentType, "Content-Length": String(size) });
    if (digest !== undefined) headers.set("Docker-Content-Digest", digest);
    return new Response(file.readable, { headers });
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return notFound("BLOB_UNKNOWN");
    throw error;
  }
}

function imageFile(digest: string, contentType: string): Answer {
  return { type: "file", path: `images/${digest.replace(":", "/")}`, contentType, digest };
}

/** The protocol's way to say no; clients print the code. */
function notFound(code: string): Response {
  return Response.json({ errors: [{ code, message: "not found" }] }, { status: 404 });
}
