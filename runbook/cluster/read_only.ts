/**
 * client-node's APIs without what could change anything.
 *
 * @module
 */

/** All that client-node exports. */
export type ClientNode = typeof import("@kubernetes/client-node");

/** One of client-node's APIs, by the name of its class. */
export type Api<Name extends keyof ClientNode> = ClientNode[Name] extends
  new (...parts: never) => infer Instance ? Instance : never;

/** Names of methods that only read; those that give the HTTP response as well are left out. */
export type Reading<Name> = Exclude<
  Extract<Name, `${"get" | "list" | "read"}${string}`>,
  `${string}WithHttpInfo`
>;

/** The methods of one of client-node's APIs that only read. */
export type ReadOnly<Name extends keyof ClientNode> = Pick<Api<Name>, Reading<keyof Api<Name>>>;
