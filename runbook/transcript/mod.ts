/**
 * The transcript: a run as Markdown pages in a folder, written as the run goes on.
 *
 * @module
 */

export { type TranscriptFile, transcriptOf, transcriptOfRun } from "./transcript.ts";
export {
  type TranscriptOptions,
  type TranscriptWriter,
  transcriptWriter,
  writeTranscript,
} from "./writer.ts";
