/**
 * Why a look brought nothing home, in one line.
 *
 * @module
 */

import type { LookError } from "../journal/mod.ts";

/**
 * Waits for an object that may be absent.
 *
 * @returns What came, or `undefined` if the API server says that there is none (404).
 */
export async function absent<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise;
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}

/**
 * Says in one line what went wrong with a look, and of which kind it is.
 *
 * No answer, a time limit, 429 and 5xx mean that the server is `unreachable` for now; 401 and 403
 * that the look is `forbidden`; anything else is `other`.
 */
export function classify(error: unknown): LookError {
  const status = statusOf(error);
  if (status !== undefined) return { kind: kindOf(status), message: messageOf(error, status) };
  const cause = rootOf(error);
  const code = textIn(cause, "code");
  if (unreachable.has(code)) return { kind: "unreachable", message: describe(cause, code) };
  if (cause instanceof Error && cause.name === "TimeoutError") {
    return { kind: "unreachable", message: firstLine(cause.message) };
  }
  return {
    kind: "other",
    message: firstLine(cause instanceof Error ? cause.message : String(cause)),
  };
}

/** What the codes of network errors mean (POSIX names by Node.js, others by undici). */
const unreachable: ReadonlyMap<string, string> = new Map([
  ["ECONNREFUSED", "connection refused"],
  ["ECONNRESET", "connection reset"],
  ["ECONNABORTED", "connection aborted"],
  ["EPIPE", "connection closed"],
  ["EHOSTUNREACH", "no route to host"],
  ["EHOSTDOWN", "host is down"],
  ["ENETUNREACH", "network unreachable"],
  ["ENETDOWN", "network is down"],
  ["ETIMEDOUT", "connection timed out"],
  ["ENOTFOUND", "host name not found"],
  ["EAI_AGAIN", "host name not found for now"],
  ["UND_ERR_SOCKET", "connection closed"],
  ["UND_ERR_CONNECT_TIMEOUT", "connection timed out"],
  ["UND_ERR_HEADERS_TIMEOUT", "no answer"],
  ["UND_ERR_BODY_TIMEOUT", "answer broken off"],
]);

function describe(cause: unknown, code: string): string {
  const host = textIn(cause, "address") || textIn(cause, "hostname");
  const port = textIn(cause, "port");
  const where = host === "" ? "" : ` ${host}${port === "" ? "" : `:${port}`}`;
  return `${unreachable.get(code) ?? code}${where}`;
}

/** The HTTP status of client-node's `ApiException`; told by its shape, to not load the package. */
function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("code" in error) || !("body" in error)) return undefined;
  return typeof error.code === "number" ? error.code : undefined;
}

function kindOf(status: number): LookError["kind"] {
  if (status === 401 || status === 403) return "forbidden";
  return status === 429 || status >= 500 ? "unreachable" : "other";
}

/** The API server's own sentence (a `Status` object), or else the status code. */
function messageOf(error: unknown, status: number): string {
  const sentence = textIn(statusObject(error), "message");
  if (sentence !== "") return firstLine(sentence);
  if (status === 401) return "the API server does not know the user (401)";
  const said = firstLine(textIn(error, "body"));
  return `the API server answered ${status}${said === "" ? "" : `: ${said}`}`;
}

/** What was answered, unless it is not from the API server itself but from a proxy before it. */
function statusObject(error: unknown): unknown {
  try {
    return JSON.parse(textIn(error, "body"));
  } catch {
    return undefined;
  }
}

/** `fetch` wraps the reason, and several addresses tried give several reasons. */
function rootOf(error: unknown): unknown {
  if (error instanceof AggregateError && error.errors.length > 0) return rootOf(error.errors[0]);
  return error instanceof Error && error.cause instanceof Error ? rootOf(error.cause) : error;
}

function textIn(value: unknown, key: string): string {
  if (typeof value !== "object" || value === null) return "";
  const inner: unknown = Reflect.get(value, key);
  return typeof inner === "string" || typeof inner === "number" ? String(inner) : "";
}

function firstLine(text: string): string {
  return text.trim().split("\n", 1)[0] ?? "";
}
