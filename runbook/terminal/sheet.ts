import { type Paint, painter, type Role } from "./colour.ts";
import { chop, expandTabs } from "./width.ts";
import { wrap } from "./wrap.ts";

/** What a sheet is written on. */
export interface SheetOptions {
  readonly write: (text: string) => void;
  /**
   * No line gets wider; fewer than 20 are not used, since nothing could be read in them. Read for each
   * line.
   */
  readonly columns: number;
  readonly colour: boolean;
}

/** How a paragraph is set. */
export interface Setting {
  readonly role?: Role;
  /** What its first line begins with; the others are indented as far. */
  readonly first?: string;
}

/** "Erase in line" of ECMA-48, all of it, from its first column on. */
const ERASE_LINE = "\r\u001b[2K";
/** Longer lines of prose are hard to read. */
const MOST_PROSE_COLUMNS = 100;

/** Sets lines on a terminal or into a log, and keeps one line at the end that may change. */
export class Sheet {
  readonly paint: Paint;
  readonly #options: SheetOptions;
  #passing = false;
  /** Whether a blank line is due before the next one. */
  #gap = false;
  #begun = false;

  constructor(options: SheetOptions) {
    this.#options = options;
    this.paint = painter(options.colour);
  }

  /** Columns at the moment. */
  get columns(): number {
    return Math.max(20, this.#options.columns);
  }

  /** Columns for prose. */
  get proseColumns(): number {
    return Math.min(this.columns, MOST_PROSE_COLUMNS);
  }

  /** Writes lines whose width is settled. */
  lines(lines: readonly string[]): void {
    if (lines.length === 0) return;
    this.clear();
    const gap = this.#gap && this.#begun ? "\n" : "";
    this.#options.write(gap + lines.map((line) => `${line}\n`).join(""));
    this.#gap = false;
    this.#begun = true;
  }

  /** Sets off what comes next by a blank line. */
  gap(): void {
    this.#gap = true;
  }

  /** Writes a paragraph, broken at its blanks. */
  paragraph(text: string, { role, first = "" }: Setting = {}): void {
    const rows = wrap(text, { columns: this.columns, first });
    this.lines(role === undefined ? rows : rows.map((row) => this.paint(role, row)));
  }

  /** Writes lines as they are, indented; what is too long goes on in the next one. */
  block(lines: readonly string[], role: Role = "dim"): void {
    const pieces = lines.flatMap((line) => chop(expandTabs(line), this.columns - 2));
    this.lines(pieces.map((piece) => (piece === "" ? "" : `  ${this.paint(role, piece)}`)));
  }

  /** Writes a line that the next one takes the place of; only for terminals. */
  passing(line: string): void {
    this.#options.write(`${ERASE_LINE}${this.paint("dim", line)}`);
    this.#passing = true;
  }

  /** Removes a line that was passing. */
  clear(): void {
    if (this.#passing) this.#options.write(ERASE_LINE);
    this.#passing = false;
  }
}
