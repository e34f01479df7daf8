import type { Recorded } from "../journal/mod.ts";
import { LineBuffer } from "./line_buffer.ts";
import { proseLines } from "./prose.ts";
import type { Sheet } from "./sheet.ts";

const STYLES = { say: "", note: "**Note:** ", warning: "**Warning:** " } as const;

/** Shows what a step tells: its prose and files, its commands and what they print. */
export class Narration {
  readonly #sheet: Sheet;
  readonly #output = new LineBuffer();

  /** Shows it on this sheet. */
  constructor(sheet: Sheet) {
    this.#sheet = sheet;
  }

  /** Takes the next event; those that say how something came out are not shown. */
  event(event: Recorded): void {
    const sheet = this.#sheet;
    switch (event.type) {
      case "prose":
        sheet.gap();
        sheet.lines(proseLines(STYLES[event.style] + event.text, {
          columns: sheet.proseColumns,
          paint: sheet.paint,
        }));
        sheet.gap();
        break;
      case "file":
        sheet.gap();
        sheet.paragraph(`${event.name}:`);
        sheet.block(event.text.trimEnd().split("\n"));
        break;
      case "command-started": {
        const [first = "", ...others] = event.text.split("\n");
        sheet.gap();
        sheet.paragraph(first, { role: "command", first: "$ " });
        for (const other of others) sheet.paragraph(other, { role: "command", first: "    " });
        break;
      }
      case "output":
        sheet.block(this.#output.push(event));
        break;
      case "command-ended":
      // A command that was interrupted has no end of its own.
      case "step-ended":
        this.flush();
        break;
      case "run-started":
      case "run-resumed":
      case "run-ended":
      case "step-started":
      case "check":
      case "diagnosis":
      case "gathered":
      case "learned":
      case "each-started":
      case "process-started":
        break;
      default:
        event satisfies never;
    }
  }

  /** Shows output whose line has not ended. */
  flush(): void {
    this.#sheet.block(this.#output.flush());
  }
}
