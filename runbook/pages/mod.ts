/**
 * Pages: what a journal says, as a neutral document, and in the words of a wiki.
 *
 * @module
 */

export type * from "./model.ts";
export type { Dialect } from "./dialect.ts";
export { pageOf, pagesOf } from "./document.ts";
export { github } from "./github.ts";
export { type TranscriptFile, transcriptOf, transcriptOfRun } from "./transcript.ts";
export {
  type TranscriptOptions,
  type TranscriptWriter,
  transcriptWriter,
  writeTranscript,
} from "./writer.ts";
