import { accountsOf } from "../account/mod.ts";
import type { Check, Recorded, RunStarted, StepEnded, StepStarted } from "../journal/mod.ts";
import {
  checkSentence,
  duration,
  HOLDS_NOW,
  markOf,
  markOfCheck,
  verdictWords,
} from "../wording/mod.ts";
import type { UsualTimes } from "../usual/mod.ts";
import type { Waiting } from "../world/mod.ts";
import { failureLines } from "./failure.ts";
import { showGathered } from "./gathered.ts";
import { harmless } from "./harmless.ts";
import { Narration } from "./narration.ts";
import { emphasize } from "./prose.ts";
import { beginning, ending, heading } from "./run_lines.ts";
import { Sheet } from "./sheet.ts";
import { comparedLines, learnedLine } from "./verbose.ts";
import { Vigil } from "./vigil.ts";
import { width } from "./width.ts";

/** How a terminal prints. */
export interface TerminalOptions {
  /** Writes text as it is: whole lines, and on a terminal the one line of a wait. */
  readonly write: (text: string) => void;
  /** No line gets wider; at least 20 are used. Read for each line: a terminal may be resized. */
  readonly columns: number;
  /** Whether to use colours; see {@linkcode wantsColour}. */
  readonly colour: boolean;
  /** Whether somebody watches on a terminal: a wait is then shown in one line that changes. */
  readonly interactive: boolean;
  /**
   * `quiet` shows headings, failures and the end; `verbose` also what was compared, captured and
   * learned.
   */
  readonly detail?: Detail;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  /** How long something took before; asked when it takes a while. */
  readonly usual: UsualTimes;
}

/** How much is shown where that is not the usual. */
export type Detail = "quiet" | "verbose";

/** Shows a run as it goes on. */
export interface TerminalPrinter {
  /** Takes the next event of the journal. */
  event(event: Recorded): void;
  /** Takes what is waited for right now. */
  waiting(waiting: Waiting): void;
  /** Lets time go by; on a terminal a few times a second, for a log once. */
  tick(): void;
  /** Leaves the terminal in order, also where the run was cut short. */
  finish(): void;
}

/** Prints what a journal's events say, for a person who watches or reads a log. */
export function terminalPrinter(options: TerminalOptions): TerminalPrinter {
  return new Printer(options);
}

const ROLES = { "✔": "good", "✘": "bad", "?": "doubt" } as const;

class Printer implements TerminalPrinter {
  readonly #sheet: Sheet;
  readonly #narration: Narration;
  readonly #vigil: Vigil;
  readonly #detail: Detail | undefined;
  #header: Recorded<RunStarted> | undefined;
  /** The events of the last command. */
  #command: Recorded[] = [];
  /** Whether the step's failure is on the sheet already. */
  #refused = false;
  /** Whether it was said that what follows is what holds. */
  #holds = false;

  constructor(options: TerminalOptions) {
    this.#detail = options.detail;
    this.#sheet = new Sheet(options);
    this.#narration = new Narration(this.#sheet);
    this.#vigil = new Vigil(this.#sheet, { ...options, quiet: options.detail === "quiet" });
  }

  waiting(waiting: Waiting): void {
    this.#vigil.waiting(waiting);
  }

  tick(): void {
    this.#vigil.tick();
  }

  finish(): void {
    this.#narration.flush();
    this.#sheet.clear();
  }

  event(recorded: Recorded): void {
    const event = harmless(recorded);
    this.#vigil.event(event);
    if (this.#detail !== "quiet") this.#narration.event(event);
    switch (event.type) {
      case "run-started":
      case "run-resumed":
        this.#header = event;
        for (const line of beginning(event)) this.#sheet.paragraph(line);
        break;
      case "run-ended":
        this.#sheet.gap();
        for (const line of this.#header === undefined ? [] : ending(this.#header, event)) {
          this.#sheet.paragraph(emphasize(line, this.#sheet.paint));
        }
        break;
      case "step-started":
        this.#stepStarted(event);
        break;
      case "step-ended":
        this.#stepEnded(event);
        break;
      case "command-started":
        this.#command = [event];
        break;
      case "output":
      case "command-ended":
        this.#command.push(event);
        break;
      case "check":
        this.#check(event);
        break;
      case "gathered":
        showGathered(this.#sheet, event);
        break;
      case "diagnosis":
        this.#sheet.gap();
        this.#said("What explains it: ", event.cause);
        this.#said("What helps: ", event.remedy);
        break;
      case "learned":
        if (this.#detail === "verbose") this.#sheet.block([learnedLine(event)]);
        break;
      case "prose":
      case "file":
      case "each-started":
      case "process-started":
        break;
      default:
        event satisfies never;
    }
  }

  #stepStarted(event: StepStarted): void {
    this.#refused = false;
    this.#holds = event.action === "verify";
    const line = heading(event, this.#header);
    this.#sheet.gap();
    this.#sheet.paragraph(line, { role: "heading" });
    this.#sheet.lines(["─".repeat(Math.min(width(line), this.#sheet.columns))]);
  }

  #stepEnded({ action, verdict, duration: time, message }: StepEnded): void {
    if (message !== undefined && verdict !== "passed" && !this.#refused) this.#said("", message);
    if (action === "needs" && verdict === "passed") return;
    // A rehearsal takes no time that would say anything.
    const took = this.#header?.world === "rehearsal" ? "" : ` in ${duration(time)}`;
    const mark = markOf(verdict);
    this.#sheet.gap();
    this.#sheet.paragraph(`${mark} ${verdictWords(verdict)}${took}`, { role: ROLES[mark] });
  }

  #check(check: Check): void {
    const { columns, paint } = this.#sheet;
    const account = check.command === undefined
      ? undefined
      : accountsOf(this.#command).get(check.command);
    if (check.verdict !== "yes") {
      this.#refused = true;
      // What was kept quiet so far is what explains it.
      if (this.#detail === "quiet" && account !== undefined) {
        for (const event of this.#command) this.#narration.event(event);
      }
      this.#sheet.lines(failureLines(check, account, { columns, paint }));
      return;
    }
    if (this.#detail === "quiet") return;
    if (check.phase === "hold" && !this.#holds) {
      this.#holds = true;
      this.#sheet.gap();
      this.#sheet.paragraph(`${HOLDS_NOW}:`);
    }
    const mark = paint("good", markOfCheck(check));
    const sentence = emphasize(checkSentence(check, account?.started), paint);
    this.#sheet.paragraph(sentence, { first: `${mark} ` });
    if (this.#detail === "verbose") this.#sheet.block(comparedLines(check, account));
  }

  #said(label: string, sentence: string): void {
    for (const line of sentence.split("\n")) {
      this.#sheet.paragraph(emphasize(label + line, this.#sheet.paint), { first: "  " });
    }
  }
}
