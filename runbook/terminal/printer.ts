import { accountsOf } from "../account/mod.ts";
import type {
  Check,
  CommandEnded,
  Event,
  Recorded,
  RunStarted,
  StepEnded,
  StepStarted,
} from "../journal/mod.ts";
import { checkSentence, duration, markOf, markOfCheck, verdictWords } from "../wording/mod.ts";
import type { Waiting } from "../world/mod.ts";
import type { Role } from "./colour.ts";
import { failureLines } from "./failure.ts";
import { harmless } from "./harmless.ts";
import { LineBuffer } from "./line_buffer.ts";
import { emphasize, proseLines } from "./prose.ts";
import { beginning, ending, heading } from "./run_lines.ts";
import { Sheet } from "./sheet.ts";
import { waitingLine } from "./waiting_line.ts";
import { width } from "./width.ts";

/** How a terminal prints. */
export interface TerminalOptions {
  /** Writes text as it is: whole lines, and on a terminal the one line of a wait. */
  readonly write: (text: string) => void;
  /** No line gets wider; at least 20 are used. */
  readonly columns: number;
  /** Whether to use colours; see {@linkcode wantsColour}. */
  readonly colour: boolean;
  /** Whether somebody watches on a terminal: a wait is then shown in one line that changes. */
  readonly interactive: boolean;
  /** Only sections, failures and how it ended. */
  readonly quiet?: boolean;
  /** Also what was learned, what holes stood for, and how each command ended. */
  readonly verbose?: boolean;
}

/** Shows a run as it goes on. */
export interface TerminalPrinter {
  /** Takes the next event of the journal. */
  event(event: Recorded): void;
  /** Takes what is waited for right now. */
  waiting(waiting: Waiting): void;
  /** Leaves the terminal in order, also where the run was cut short. */
  finish(): void;
}

/** Prints what a journal's events say, for a person who watches or reads a log. */
export function terminalPrinter(options: TerminalOptions): TerminalPrinter {
  return new Printer(options);
}

/** In a log a long wait says a word as often as this, in milliseconds. */
const WORD_OF_WAIT = 30_000;

const ROLES = { "✔": "good", "✘": "bad", "?": "doubt" } as const;

class Printer implements TerminalPrinter {
  readonly #sheet: Sheet;
  readonly #interactive: boolean;
  readonly #quiet: boolean;
  readonly #verbose: boolean;
  readonly #output = new LineBuffer();
  #header: RunStarted | undefined;
  /** The events of the last command. */
  #command: Event[] = [];
  /** Whether the step's failure is on the sheet already. */
  #refused = false;
  #nextWord = WORD_OF_WAIT;

  constructor({ interactive, quiet = false, verbose = false, ...sheet }: TerminalOptions) {
    this.#sheet = new Sheet(sheet);
    this.#interactive = interactive;
    this.#quiet = quiet;
    this.#verbose = verbose;
  }

  waiting(waiting: Waiting): void {
    const { columns } = this.#sheet;
    // In the last column some terminals go on to the next line.
    if (this.#interactive) this.#sheet.passing(waitingLine(waiting, columns - 1));
    else if (waiting.elapsed >= this.#nextWord) {
      this.#nextWord = waiting.elapsed + WORD_OF_WAIT;
      this.#sheet.lines([waitingLine(waiting, columns)]);
    }
  }

  finish(): void {
    this.#sheet.block(this.#output.flush());
    this.#sheet.clear();
  }

  event(recorded: Recorded): void {
    const event = harmless(recorded);
    this.#nextWord = WORD_OF_WAIT;
    this.#sheet.clear();
    switch (event.type) {
      case "run-started":
      case "run-resumed":
        this.#header = event;
        for (const line of beginning(event)) this.#sheet.paragraph(line);
        return;
      case "step-started":
        return this.#stepStarted(event);
      case "step-ended":
        return this.#stepEnded(event);
      case "run-ended":
        this.#sheet.lines([""]);
        for (const line of this.#header === undefined ? [] : ending(this.#header, event)) {
          this.#sheet.paragraph(emphasize(line, this.#sheet.paint));
        }
        return;
      case "check":
        return this.#check(event);
      case "diagnosis":
        this.#sheet.lines([""]);
        this.#said("What explains it: ", event.cause);
        this.#said("What helps: ", event.remedy);
        return;
      case "command-started":
        this.#command = [event];
        break;
      case "output":
      case "command-ended":
        this.#command.push(event);
        break;
      case "prose":
      case "file":
      case "learned":
      case "each-started":
      case "process-started":
        break;
      default:
        event satisfies never;
    }
    if (!this.#quiet) this.#tell(event);
  }

  /** What is left out where only the outcome is wanted. */
  #tell(event: Recorded): void {
    const sheet = this.#sheet;
    switch (event.type) {
      case "prose": {
        const { paint, proseColumns: columns } = sheet;
        const words = { say: "", note: "**Note:** ", warning: "**Warning:** " }[event.style];
        sheet.lines(["", ...proseLines(words + event.text, { columns, paint })]);
        break;
      }
      case "file":
        sheet.lines([""]);
        sheet.paragraph(`${event.name}:`);
        sheet.block(event.text.trimEnd().split("\n"));
        break;
      case "learned":
        if (this.#verbose) {
          sheet.block([`${event.name} = ${JSON.stringify(event.value)}`]);
        }
        break;
      case "command-started": {
        const [first = "", ...others] = event.text.split("\n");
        sheet.lines([""]);
        sheet.paragraph(first, { role: "command", first: "$ " });
        for (const other of others) sheet.paragraph(other, { role: "command", first: "> " });
        break;
      }
      case "output":
        sheet.block(this.#output.push(event));
        break;
      case "command-ended":
        sheet.block(this.#output.flush());
        if (this.#verbose) sheet.block([endOf(event)]);
        break;
    }
  }

  #stepStarted(event: StepStarted): void {
    this.#refused = false;
    const line = heading(event, this.#header);
    this.#sheet.lines([""]);
    this.#sheet.paragraph(line, { role: "heading" });
    this.#sheet.lines(["─".repeat(Math.min(width(line), this.#sheet.columns))]);
  }

  #stepEnded({ verdict, duration: time, message }: StepEnded): void {
    if (message !== undefined && verdict !== "passed" && !this.#refused) this.#said("", message);
    // A rehearsal takes no time that would say anything.
    const took = this.#header?.world === "rehearsal" ? "" : ` in ${duration(time)}`;
    const mark = markOf(verdict);
    this.#sheet.lines(this.#quiet ? [] : [""]);
    this.#sheet.paragraph(`${mark} ${verdictWords(verdict)}${took}`, { role: ROLES[mark] });
  }

  #check(check: Check): void {
    const account = check.command === undefined
      ? undefined
      : accountsOf(this.#command).get(check.command);
    const { columns, paint } = this.#sheet;
    if (check.verdict !== "yes") {
      this.#refused = true;
      const outputIsAbove = !this.#quiet;
      this.#sheet.lines(failureLines(check, account, { columns, paint, outputIsAbove }));
      return;
    }
    if (this.#quiet) return;
    const mark = markOfCheck(check);
    const role: Role = ROLES[mark];
    const sentence = checkSentence(check, account?.started);
    this.#sheet.paragraph(emphasize(sentence, paint), { first: `${paint(role, mark)} ` });
    if (!this.#verbose) return;
    const captures = Object.entries(check.captures ?? {});
    this.#sheet.block(captures.map(([name, text]) => `${name} = ${text}`));
  }

  #said(label: string, sentence: string): void {
    for (const line of sentence.split("\n")) {
      this.#sheet.paragraph(emphasize(label + line, this.#sheet.paint), { first: "  " });
    }
  }
}

function endOf({ code, signal, timedOut, duration: time }: CommandEnded): string {
  const how = code === null ? `ended by ${signal ?? "an unknown signal"}` : `exit code ${code}`;
  return `(${how}${timedOut ? ", out of time" : ""}, ${duration(time)})`;
}
