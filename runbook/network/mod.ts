/**
 * A run without the names and addresses of the network that it was told in. Pure.
 *
 * @module
 */

export { hideNetwork } from "./hide_network.ts";
export { type StandIns, standInsFor } from "./stand_ins.ts";
