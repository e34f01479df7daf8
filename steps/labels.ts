/**
 * Looks whose findings are drawn, too: by these words the pictures find them in the journal.
 *
 * @module
 */

/** The ingress controller's pods. */
export const CONTROLLER_READY = "the controller is ready";

/** The load balancer's address, and the pool that it comes from. */
export const ADDRESS_IS_OURS = "the address comes from our pool and is not a node's";

/** The demo service's pods. */
export const DEMO_READY = "the demo is ready";

/** The demo service has answered by its host name. */
export const DEMO_ANSWERS = "it is Apache's greeting, word for word";

/** The echo service's pods. */
export const REPLICAS_READY = "all replicas are ready";

/** The echo service has answered by its host name. */
export const ECHO_ANSWERS = "the certificate is the controller's own, and HTTP/2 is spoken";

/** Which replica has answered which of the marked requests. */
export const REPLICAS_ANSWERED =
  "every replica has answered some of the requests, and none is missing";

/** What is learned: the mark that the requests bear. */
export const MARK = "mark";
