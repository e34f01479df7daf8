/**
 * Standard output, which may be closed while the runbook still writes.
 *
 * @module
 */

/**
 * Makes a function that writes text to standard output. Once nobody reads it any more (`| head`), it
 * calls `gone` and writes nothing more.
 */
export function standardOutput(gone: () => void): (text: string) => void {
  const encoder = new TextEncoder();
  let read = true;
  return (text) => {
    if (!read) return;
    try {
      writeWhole(encoder.encode(text));
    } catch (error) {
      if (!(error instanceof Deno.errors.BrokenPipe)) throw error;
      read = false;
      gone();
    }
  };
}

function writeWhole(bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) done += Deno.stdout.writeSync(bytes.subarray(done));
}
