/**
 * Standard output, which may go away while the runbook still writes.
 *
 * @module
 */

/**
 * Makes a function that writes text to standard output. If that fails, because its reader has ended
 * (`| head`), the terminal is gone or the disk is full, it calls `deaf` with the system's reason, and
 * writes nothing from then on.
 */
export function standardOutput(deaf: (reason: string) => void): (text: string) => void {
  const encoder = new TextEncoder();
  let heard = true;
  return (text) => {
    if (!heard) return;
    try {
      writeWhole(encoder.encode(text));
    } catch (error) {
      heard = false;
      deaf(error instanceof Error ? error.message : String(error));
    }
  };
}

function writeWhole(bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) done += Deno.stdout.writeSync(bytes.subarray(done));
}
