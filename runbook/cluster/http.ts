/**
 * One HTTP request to one address: what a visitor of a service would get.
 *
 * @module
 */

import { once } from "node:events";
import { type IncomingMessage, request as request1 } from "node:http";
import { connect as connect2, type IncomingHttpHeaders } from "node:http2";
import { connect as connectTcp, isIP, type Socket } from "node:net";
import type { Readable } from "node:stream";
import { connect as connectTls, TLSSocket } from "node:tls";
import { deadline, patience } from "./deadline.ts";

/** What is asked, and of which address. */
export interface HttpRequest {
  /** `http:` or `https:`; its host is what the server is told (`Host`, SNI), never looked up. */
  readonly url: string;
  /** The IP address to connect to. */
  readonly address: string;
  /** `GET` unless said. */
  readonly method?: "GET" | "HEAD";
  /** Further headers. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Takes a certificate that nobody vouches for; the answer says whether it was one. */
  readonly insecure?: boolean;
  /** Speaks HTTP/1.1 even where the server would speak HTTP/2. */
  readonly http1?: boolean;
  /** Milliseconds that all of it may take; 10 s unless said. */
  readonly timeout?: number;
  /** Bytes of the body to take at most; 1 MiB unless said. */
  readonly limit?: number;
}

/** What came back: plain JSON. A redirect is an answer like any other. */
export type HttpAnswer = {
  /** E.g. 200. */
  readonly status: number;
  /** Names in lower case; of several values of one header, all in one, with commas. */
  readonly headers: { readonly [name: string]: string };
  /** As text; what is no UTF-8 becomes U+FFFD. */
  readonly body: string;
  /** The body was longer than the limit. */
  readonly truncated: boolean;
  /** `1.1`, or `2` where TLS settled on it. */
  readonly httpVersion: string;
  /** The server's certificate; null without TLS. */
  readonly certificate: HttpCertificate | null;
};

/** Who a server says that it is. */
export type HttpCertificate = {
  /** Common name of the subject; empty if there is none. */
  readonly subject: string;
  /** Common name of the issuer; empty if there is none. */
  readonly issuer: string;
  /** An authority that this machine trusts vouches for it, and for this host. */
  readonly trusted: boolean;
};

/**
 * Sends one request on a connection of its own: no name is looked up, no proxy asked, no redirect
 * followed, no connection used again.
 *
 * Needs `--allow-net` for the address.
 *
 * @throws {TypeError} If the address is not an IP address or the URL not one of HTTP.
 * @throws {Error} If the server refuses, breaks off or does not answer in time; see `classify`.
 */
export async function requestHttp(request: HttpRequest): Promise<HttpAnswer> {
  const url = new URL(request.url);
  if (!/^https?:$/.test(url.protocol)) throw new TypeError(`Not an HTTP URL: ${request.url}`);
  if (isIP(request.address) === 0) throw new TypeError(`Not an IP address: ${request.address}`);
  const socket = open(request, url);
  try {
    return await deadline(request.timeout ?? patience, () => exchange(request, url, socket));
  } finally {
    socket.destroy();
  }
}

function open(request: HttpRequest, url: URL): Socket {
  const { address: host, http1 = false, insecure = false } = request;
  if (url.protocol === "http:") return connectTcp({ host, port: Number(url.port || 80) });
  return connectTls({
    host,
    port: Number(url.port || 443),
    // An address is no name that a server could be asked for.
    ...(isIP(url.hostname) === 0 ? { servername: url.hostname } : {}),
    ALPNProtocols: http1 ? ["http/1.1"] : ["h2", "http/1.1"],
    rejectUnauthorized: !insecure,
  });
}

async function exchange(request: HttpRequest, url: URL, socket: Socket): Promise<HttpAnswer> {
  const secure = socket instanceof TLSSocket ? socket : undefined;
  await once(socket, secure === undefined ? "connect" : "secureConnect");
  const certificate = secure === undefined ? null : certificateOf(secure);
  const ask = secure?.alpnProtocol === "h2" ? ask2 : ask1;
  const { head, body } = await ask(request, url, socket);
  return { ...head, ...await readBody(body, request.limit ?? 2 ** 20), certificate };
}

/** The answer's head, and its body still to be read. */
interface Reply {
  readonly head: Pick<HttpAnswer, "status" | "headers" | "httpVersion">;
  readonly body: Readable;
}

async function ask1(request: HttpRequest, url: URL, socket: Socket): Promise<Reply> {
  const asked = request1({
    createConnection: () => socket,
    method: request.method ?? "GET",
    path: `${url.pathname}${url.search}`,
    headers: { ...request.headers, host: url.host },
  });
  asked.end();
  const [body]: IncomingMessage[] = await once(asked, "response");
  if (body === undefined) throw new Error("no answer");
  const { statusCode: status = 0, headers, httpVersion } = body;
  return { head: { status, headers: flatten(headers), httpVersion }, body };
}

async function ask2(request: HttpRequest, url: URL, socket: Socket): Promise<Reply> {
  const session = connect2(url, { createConnection: () => socket });
  const asked = session.request({
    ...request.headers,
    ":method": request.method ?? "GET",
    ":scheme": "https",
    ":authority": url.host,
    ":path": `${url.pathname}${url.search}`,
  });
  const broken = once(session, "error").then(([error]) => Promise.reject(error));
  const [headers]: IncomingHttpHeaders[] = await Promise.race([once(asked, "response"), broken]);
  const { ":status": status, ...others } = headers ?? {};
  return {
    head: { status: Number(status), headers: flatten(others), httpVersion: "2" },
    body: asked,
  };
}

function flatten(headers: IncomingHttpHeaders): HttpAnswer["headers"] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, [value ?? ""].flat().join(", ")]),
  );
}

async function readBody(
  body: Readable,
  limit: number,
): Promise<Pick<HttpAnswer, "body" | "truncated">> {
  const taken = new Uint8Array(limit);
  let length = 0;
  for await (const chunk of body) {
    const bytes: Uint8Array = chunk;
    taken.set(bytes.subarray(0, limit - length), length);
    length += bytes.length;
    if (length > limit) break;
  }
  const text = new TextDecoder().decode(taken.subarray(0, Math.min(length, limit)));
  return { body: text, truncated: length > limit };
}

function certificateOf(socket: TLSSocket): HttpCertificate {
  const { subject, issuer } = socket.getPeerCertificate();
  return {
    subject: [subject?.CN ?? ""].flat().join(", "),
    issuer: [issuer?.CN ?? ""].flat().join(", "),
    trusted: socket.authorized,
  };
}
