/**
 * Small helpers for words that people type and read.
 *
 * @module
 */
export { nearest } from "./nearest.ts";
