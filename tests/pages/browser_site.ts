import { fileURLToPath } from "node:url";

/** A folder of files that is served on the loopback interface until it is disposed of. */
export interface ServedFolder extends AsyncDisposable {
  /** Where it is, with a slash at the end. */
  readonly url: string;
}

/** Serves a built site: a folder's address gives its `index.html`, a page's needs no ending. */
export function serveFolder(folder: string | URL): ServedFolder {
  const root = folder instanceof URL ? fileURLToPath(folder) : folder;
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    ({ url }) => answer(root, decodeURIComponent(new URL(url).pathname)),
  );
  return {
    url: `http://127.0.0.1:${server.addr.port}/`,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

async function answer(root: string, path: string): Promise<Response> {
  const files = path.endsWith("/")
    ? [`${path}index.html`]
    : [path, `${path}.html`, `${path}/index.html`];
  for (const file of files) {
    try {
      const body = await Deno.readFile(root + file);
      return new Response(body, { headers: { "content-type": contentType(file) } });
    } catch {
      // Not there, or a folder: the next one may be.
    }
  }
  return new Response("not found", { status: 404 });
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  css: "text/css",
  html: "text/html; charset=utf-8",
  ico: "image/x-icon",
  jpg: "image/jpeg",
  js: "text/javascript",
  json: "application/json",
  mjs: "text/javascript",
  png: "image/png",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
  woff2: "font/woff2",
  xml: "application/xml",
};

function contentType(file: string): string {
  const ending = file.slice(file.lastIndexOf(".") + 1);
  return CONTENT_TYPES[ending] ?? "application/octet-stream";
}
