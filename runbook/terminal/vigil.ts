import type { Recorded, StepStarted } from "../journal/mod.ts";
import type { UsualTimes } from "../usual/mod.ts";
import type { Waiting } from "../world/mod.ts";
import type { Sheet } from "./sheet.ts";
import { type Doing, waitingLine } from "./waiting_line.ts";

/** How it is told what goes on without a word. */
export interface VigilOptions {
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  /** Whether a line may change. */
  readonly interactive: boolean;
  /** Whether what commands print is not shown. */
  readonly quiet: boolean;
  /** How long something took before. */
  readonly usual: UsualTimes;
}

/** Milliseconds that a command may be silent before that is remarked on. */
const SILENCE = 2_000;
/** In a log nobody watches: a word comes this late, and then as rarely as this, in milliseconds. */
const FIRST_WORD = 10_000;
const NEXT_WORD = 30_000;
/** What turns while something goes on; each for as many milliseconds. */
const TURNING = [..."⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"];
const TURN = 100;

/** Tells, while nothing happens, what goes on and for how long: in a line that changes, or in a log. */
export class Vigil {
  readonly #sheet: Sheet;
  readonly #options: VigilOptions;
  #step: StepStarted | undefined;
  #doing: (Doing & { readonly since: number }) | undefined;
  /** Since when there is silence. */
  #silent = 0;
  #nextWord = FIRST_WORD;

  /** Tells it on this sheet. */
  constructor(sheet: Sheet, options: VigilOptions) {
    this.#sheet = sheet;
    this.#options = options;
  }

  /** Takes the next event: something happens. */
  event(event: Recorded): void {
    if (event.type === "process-started") return;
    if (event.type === "output" && this.#options.quiet) return;
    this.#sheet.clear();
    this.#silent = this.#options.now();
    this.#nextWord = FIRST_WORD;
    if (event.type === "output") return;
    if (event.type === "step-started") this.#step = event;
    this.#doing = event.type === "command-started"
      ? { type: "running", label: event.text, last: "", since: this.#silent }
      : undefined;
  }

  /** Takes what is waited for right now. */
  waiting({ label, elapsed, within, last }: Waiting): void {
    const since = this.#options.now() - elapsed;
    this.#silent = since;
    this.#doing = { type: "waiting", label, last, within, since };
    this.tick();
  }

  /** Time goes by. */
  tick(): void {
    const { interactive, quiet, now } = this.#options;
    const doing = this.#doing;
    if (doing === undefined) return;
    const silence = now() - this.#silent;
    if (interactive) {
      if (doing.type === "running" && silence < SILENCE) return;
      const mark = TURNING[Math.floor(now() / TURN) % TURNING.length] ?? "…";
      // In the last column some terminals go on to the next line.
      this.#sheet.passing(this.#line(doing, mark, this.#sheet.columns - 1));
    } else if (!quiet && silence >= this.#nextWord) {
      this.#nextWord = silence + NEXT_WORD;
      this.#sheet.lines([this.#line(doing, "…", this.#sheet.columns)]);
    }
  }

  #line(doing: Doing & { readonly since: number }, mark: string, columns: number): string {
    const { usual, now } = this.#options;
    return waitingLine(doing, {
      columns,
      mark,
      elapsed: now() - doing.since,
      usual: this.#step && usual({ ...this.#step, label: doing.label }),
    });
  }
}
