/**
 * The one cause that any step can have.
 *
 * @module
 */

import { classify } from "../cluster/mod.ts";
import type { Cause } from "../step/mod.ts";

/** How kubectl and helm say that nobody answers. */
const NOT_REACHED =
  /kubernetes cluster unreachable|The connection to the server \S+ was refused|Unable to connect to the server/i;

/** Somebody answers, but not with the certificate that was expected; kubectl begins alike. */
const WRONG_CERTIFICATE = /\b(?:x509|tls): /;

/** The API server does not answer, or did not for a moment. */
export const apiServerAway: Cause<unknown> = {
  id: "api-server-away",
  async look({ version }) {
    try {
      await version.getCode();
      return null;
    } catch (error) {
      const { kind, message } = classify(error);
      return kind === "unreachable" ? message : null;
    }
  },
  says({ failure, evidence }) {
    if (typeof evidence === "string") return `The API server does not answer: ${evidence}`;
    return NOT_REACHED.test(failure) && !WRONG_CERTIFICATE.test(failure)
      ? "The API server did not answer just then; now it does"
      : undefined;
  },
  remedy: "bring the API server back and see that kubectl get --raw /readyz says ok, " +
    "then go on with: deno task resume",
};
