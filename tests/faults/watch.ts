/**
 * A journal that is watched while it is written.
 *
 * @module
 */
import { decodeLine, listRuns, type Recorded } from "../../runbook/journal/mod.ts";

const NEWLINE = 0x0a;

/** The newest session of a runbook folder that has one run; each look reads only what is new. */
export class Watch {
  readonly #home: string;
  #read = 0;
  #sessions = 0;
  #session: Recorded[] = [];

  /** @param home The runbook's folder; there need not be a run yet. */
  constructor(home: string) {
    this.#home = home;
  }

  /** The events since the run was last begun or resumed. */
  get session(): readonly Recorded[] {
    this.#look();
    return this.#session;
  }

  /** How often it was begun or resumed. */
  get sessions(): number {
    this.#look();
    return this.#sessions;
  }

  #look(): void {
    const bytes = this.#more();
    // A line that is not whole yet, or never will be, is read again.
    const whole = bytes.subarray(0, bytes.lastIndexOf(NEWLINE) + 1);
    this.#read += whole.length;
    for (let begin = 0; begin < whole.length;) {
      const end = whole.indexOf(NEWLINE, begin);
      const line = decodeLine(whole.subarray(begin, end));
      if (line.type === "event") this.#append(line.event);
      begin = end + 1;
    }
  }

  #append(event: Recorded): void {
    if (event.type === "run-started" || event.type === "run-resumed") {
      this.#sessions++;
      this.#session = [];
    }
    this.#session.push(event);
  }

  /** What has been written since the last look. */
  #more(): Uint8Array {
    const journal = listRuns(this.#home)[0]?.journal;
    if (journal === undefined) return new Uint8Array();
    try {
      using file = Deno.openSync(journal);
      const bytes = new Uint8Array(Math.max(0, file.statSync().size - this.#read));
      file.seekSync(this.#read, Deno.SeekMode.Start);
      return bytes.subarray(0, file.readSync(bytes) ?? 0);
    } catch (error) {
      if (error instanceof Deno.errors.NotFound) return new Uint8Array();
      throw error;
    }
  }
}
