/**
 * Talking with the person at the terminal.
 *
 * @module
 */

/** Somebody who can be asked. */
export interface Talk {
  /** Shows them something. */
  say(text: string): void;
  /** What they type, without its line's end; `undefined` if they have hung up. */
  answer(): Promise<string | undefined>;
}

/** Talks on the terminal; where standard output belongs to a program, on standard error. */
export function terminalTalk(aloud: boolean): Talk {
  const output = aloud ? Deno.stdout : Deno.stderr;
  const encoder = new TextEncoder();
  return {
    say: (text) => void output.writeSync(encoder.encode(text)),
    async answer() {
      // A terminal gives one line at a time. Signals are heard meanwhile, unlike at prompt().
      const bytes = new Uint8Array(1024);
      const length = await Deno.stdin.read(bytes);
      return length === null
        ? undefined
        : new TextDecoder().decode(bytes.subarray(0, length)).trim();
    },
  };
}
