/**
 * What a process prints, as text, piece by piece.
 *
 * @module
 */

import type { Readable } from "node:stream";
import type { Shell } from "./shell.ts";

/** A piece of output: whole characters, NUL among them; bytes that are no UTF-8 become U+FFFD. */
export interface OutputChunk {
  /** Where it was printed. */
  readonly stream: "stdout" | "stderr";
  /** The text itself. */
  readonly text: string;
}

/** Hands on all output; done when both pipes are closed, rejected with what `onOutput` throws. */
export async function readOutput(
  shell: Pick<Shell, "stdout" | "stderr">,
  onOutput: (chunk: OutputChunk) => void,
): Promise<void> {
  await Promise.all([
    readStream(shell.stdout, (text) => onOutput({ stream: "stdout", text })),
    readStream(shell.stderr, (text) => onOutput({ stream: "stderr", text })),
  ]);
}

function readStream(stream: Readable, onText: (text: string) => void): Promise<void> {
  // So it is if bash ended before the command began.
  if (stream.closed) return Promise.resolve();
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  return new Promise((resolve, reject) => {
    const hand = (text: string) => {
      try {
        if (text !== "") onText(text);
      } catch (error) {
        stream.destroy();
        reject(error);
      }
    };
    stream.on("data", (bytes: Uint8Array) => hand(decoder.decode(bytes, { stream: true })));
    stream.once("error", reject);
    stream.once("close", () => {
      hand(decoder.decode());
      resolve();
    });
    stream.resume();
  });
}
