/**
 * Serves images and charts on the lab's LAN: the pulling half of the registry protocol, and plain
 * files for helm.
 *
 * @see https://github.com/opencontainers/distribution-spec
 */

import { MEDIA_TYPES } from "./images/mod.ts";

/** What is served. */
export interface ServedFolders {
  /** Blobs as `sha256/HEX`, and `names.json` from `repository:tag` to digest. */
  readonly images: string;
  /** A helm repository. */
  readonly charts: string;
}

/** What a path leads to. */
export type Answer =
  | { readonly type: "welcome" }
  | { readonly type: "blob"; readonly digest: string; readonly contentType: string }
  | { readonly type: "chart"; readonly file: string }
  | { readonly type: "unknown"; readonly code: string };

const MANIFEST_PATH = /^\/v2\/(?<repository>.+)\/manifests\/(?<reference>[^/]+)$/;
const BLOB_PATH = /^\/v2\/.+\/blobs\/(?<digest>sha256:[0-9a-f]{64})$/;
const CHART_PATH = /^\/charts\/(?<file>[\w.+-]+)$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;

/**
 * Finds what a path leads to. The name of the registry that a client believes to speak to does not
 * matter: this one stands for all of them.
 */
export function answerFor(path: string, names: Readonly<Record<string, string>>): Answer {
  if (path === "/v2/") return { type: "welcome" };
  const manifest = MANIFEST_PATH.exec(path)?.groups;
  if (manifest !== undefined) {
    const { repository, reference = "" } = manifest;
    const digest = DIGEST.test(reference) ? reference : names[`${repository}:${reference}`];
    if (digest === undefined) return { type: "unknown", code: "MANIFEST_UNKNOWN" };
    return { type: "blob", digest, contentType: MEDIA_TYPES.manifest };
  }
  const digest = BLOB_PATH.exec(path)?.groups?.["digest"];
  if (digest !== undefined) {
    return { type: "blob", digest, contentType: "application/octet-stream" };
  }
  const file = CHART_PATH.exec(path)?.groups?.["file"];
  if (file !== undefined) return { type: "chart", file };
  return { type: "unknown", code: "UNSUPPORTED" };
}

/** Starts to serve; needs permission to listen and to read the folders. */
export async function serveParts(
  folders: ServedFolders,
  listen: { readonly hostname: string; readonly port: number },
): Promise<Deno.HttpServer<Deno.NetAddr>> {
  const names = JSON.parse(await Deno.readTextFile(`${folders.images}/names.json`));
  return Deno.serve(
    { ...listen, onListen() {} },
    (request) => respond(answerFor(new URL(request.url).pathname, names), folders),
  );
}

async function respond(answer: Answer, { images, charts }: ServedFolders): Promise<Response> {
  switch (answer.type) {
    case "welcome":
      return Response.json({});
    case "blob":
      return await sendFile(`${images}/${answer.digest.replace(":", "/")}`, {
        "Content-Type": answer.contentType,
        "Docker-Content-Digest": answer.digest,
      });
    case "chart":
      return await sendFile(`${charts}/${answer.file}`, {});
    case "unknown":
      return notFound(answer.code);
    default:
      return answer satisfies never;
  }
}

async function sendFile(path: string, headers: Record<string, string>): Promise<Response> {
  try {
    const file = await Deno.open(path);
    const { size } = await file.stat();
    return new Response(file.readable, { headers: { ...headers, "Content-Length": `${size}` } });
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return notFound("BLOB_UNKNOWN");
    throw error;
  }
}

/** The protocol's way to say no; clients print the code. */
function notFound(code: string): Response {
  return Response.json({ errors: [{ code, message: "not found" }] }, { status: 404 });
}
