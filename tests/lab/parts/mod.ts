/**
 * Everything the lab cluster is made of: programs, container images and charts, built once and kept
 * outside the tree, and the server that hands them out on the lab's LAN.
 *
 * @module
 */

export type { PinnedImage } from "./charts.ts";
export { ensureParts, type EnsurePartsOptions, missingPieces, type Parts } from "./parts.ts";
export { type ServedFolders, serveParts } from "./registry.ts";
export type { MissingPiece } from "./requirements.ts";
