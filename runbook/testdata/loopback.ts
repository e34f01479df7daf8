/**
 * Real servers on the loopback interface, for tests.
 *
 * @module
 */

import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createSecureServer } from "node:http2";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Server, Socket } from "node:net";
import type { Json, JsonObject } from "../json/mod.ts";
import type { KubeconfigFile } from "../cluster/mod.ts";

/** A server that runs until it is disposed of. */
export interface Loopback extends AsyncDisposable {
  /** Its port on 127.0.0.1. */
  readonly port: number;
}

/** Answers one request. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** The certificate of all servers here: self-signed, for 127.0.0.1 and localhost, until 2126. */
export const certificate: string = await Deno.readTextFile(new URL("server.crt", import.meta.url));
const key = await Deno.readTextFile(new URL("server.key", import.meta.url));

/** Serves plain HTTP/1.1. */
export function serveHttp(handler: Handler): Promise<Loopback> {
  return listen(createServer(handler));
}

/** Serves HTTP/1.1 over TLS. */
export function serveHttps(handler: Handler): Promise<Loopback> {
  return listen(createTlsServer({ cert: certificate, key }, handler));
}

/** Serves HTTP/2 over TLS, and HTTP/1.1 to who asks for it. */
export function serveHttp2(body: string): Promise<Loopback> {
  const server = createSecureServer({ cert: certificate, key, allowHTTP1: true });
  server.on("request", (request, response) => {
    response.setHeader("x-host", request.headers[":authority"] ?? request.headers.host ?? "");
    response.end(body);
  });
  return listen(server);
}

/** An API server that gives each path its status and object, and 404 to all others. */
export function serveApi(
  answers: Readonly<Record<string, { readonly status?: number; readonly body: Json }>>,
): Promise<Loopback> {
  return serveHttps((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "https://localhost");
    const { status = 200, body } = answers[pathname] ?? { status: 404, body: failure(404, "none") };
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  });
}

/** The object that an API server says no with. */
export function failure(code: number, message: string): JsonObject {
  return { kind: "Status", apiVersion: "v1", status: "Failure", message, code };
}

/** A kubeconfig for a server here. */
export function kubeconfigFor(
  port: number,
  user: JsonObject = { token: "a-test-token" },
): KubeconfigFile {
  const cluster: JsonObject = {
    server: `https://127.0.0.1:${port}`,
    "certificate-authority-data": btoa(certificate),
  };
  return {
    apiVersion: "v1",
    kind: "Config",
    "current-context": "test",
    contexts: [{ name: "test", context: { cluster: "loopback", user: "tester" } }],
    clusters: [{ name: "loopback", cluster }],
    users: [{ name: "tester", user }],
  };
}

/** A port on which nobody listens. */
export function closedPort(): number {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  listener.close();
  return listener.addr.port;
}

/** Starts any server; disposing of it ends its connections, too. */
export async function listen(server: Server): Promise<Loopback> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => sockets.add(socket));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    port,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
