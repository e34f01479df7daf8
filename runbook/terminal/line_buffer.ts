import { keptText, type Output } from "../journal/mod.ts";
import { printableLines } from "../wording/mod.ts";

/** More than this is not kept back for a line's end. */
const MOST_KEPT = 8_192;

/** Makes whole lines of output that comes in pieces: a line is shown when it has ended. */
export class LineBuffer {
  readonly #rests = new Map<Output["stream"], string>();

  /** Takes a piece and returns the lines that have ended with it. */
  push(output: Output): readonly string[] {
    const text = (this.#rests.get(output.stream) ?? "") + keptText([output]);
    const end = text.length > MOST_KEPT ? text.length : text.lastIndexOf("\n") + 1;
    this.#rests.set(output.stream, text.slice(end));
    return printableLines(text.slice(0, end));
  }

  /** Returns what is left, though its lines have not ended. */
  flush(): readonly string[] {
    const rests = [...this.#rests.values()].filter((rest) => rest !== "");
    this.#rests.clear();
    return rests.flatMap(printableLines);
  }
}
