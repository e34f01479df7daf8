/**
 * The neutral document: what a page says, free of any wiki's notation.
 *
 * Text that comes from data is kept as data (`Inline`, `Code`): each dialect escapes it by its own
 * rules. Only `Prose` is Markdown, of the portable core that every dialect shares.
 *
 * @module
 */

import type { CommandMode, Output, ProseStyle, RunStarted, Verdict } from "../journal/mod.ts";
import type { Mark } from "../wording/mod.ts";

/** One page. */
export interface Page {
  /** File name without ending: `index`, `1-loadbalancer`, `2-ingress-and-loadbalancing`. */
  readonly name: string;
  /** Its heading, plain text. */
  readonly title: string;
  /** What it rests on. */
  readonly stamp: Stamp;
  /** What every reader must know before anything else; first and last line of the page. */
  readonly banner?: Line;
  /** What it says, from top to bottom. */
  readonly blocks: readonly Block[];
  /** Where the page comes from. */
  readonly origin: Line;
  /** What it is about, in one sentence, for search engines and previews; the title by default. */
  readonly summary?: string;
}

/** What a page rests on, as data: for front matter and for whoever compares pages. */
export interface Stamp {
  /** Name of the run. */
  readonly run: string;
  /** Whether it was real. */
  readonly world: RunStarted["world"];
  /** What told it. */
  readonly runbook: RunStarted["runbook"];
  /** When the run, or the step of the page, began: UTC with milliseconds. */
  readonly at: string;
  /** How that ended; absent where nothing has been told. */
  readonly verdict?: Verdict;
  /** The step that the page is about; absent where it is about more than one. */
  readonly step?: string;
  /** Position among the pages beside it, for a sidebar. */
  readonly position: number;
}

/** A line of text, piece by piece. */
export type Line = readonly Inline[];

/** A piece of a line; line breaks in it count as blanks. */
export type Inline =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "strong"; readonly text: string }
  | { readonly type: "code"; readonly text: string }
  | { readonly type: "link"; readonly text: string; readonly to: LinkTarget };

/**
 * Where a link leads: to a page beside this one by its name (a folder may stand before it), to
 * something on this page by its id, or anywhere by its URL. A page that people have written
 * themselves is a file that ends in `.md`, whatever the dialect's own ending is.
 */
export type LinkTarget =
  | { readonly type: "page"; readonly name: string; readonly byHand?: true }
  | { readonly type: "id"; readonly id: string }
  | { readonly type: "url"; readonly url: string };

/** What stands on a page, from top to bottom. */
export type Block =
  | Heading
  | Prose
  | Paragraph
  | Aside
  | Code
  | FileBlock
  | CommandBlock
  | Checks
  | Table
  | Figure
  | Details;

/** A heading within the page. */
export type Heading = {
  readonly type: "heading";
  readonly level: HeadingLevel;
  /** Stays the same from run to run. */
  readonly id: string;
  readonly text: string;
};

/** The title of a page is level 1. */
export type HeadingLevel = 2 | 3 | 4;

/** What a step says: portable Markdown, one line a paragraph. */
export type Prose = {
  readonly type: "prose";
  readonly style: ProseStyle;
  readonly markdown: string;
};

/** A paragraph of the engine's own words. */
export type Paragraph = {
  readonly type: "paragraph";
  readonly line: Line;
};

/** Set apart: that something is true, a failure, or what must not be overlooked. */
export type Aside = {
  readonly type: "aside";
  readonly style: AsideStyle;
  readonly lines: readonly Line[];
  /** The check that it tells of, with all code and folds up to what the step tells next. */
  readonly judged?: Judged;
};

/** What an aside is about. */
export type AsideStyle = "success" | "failure" | "warning";

/** Text as it is. */
export type Code = {
  readonly type: "code";
  /** For colours: `text`, `yaml`, `json`. */
  readonly language: string;
  readonly text: string;
};

/** A file that was shown. */
export type FileBlock = {
  readonly type: "file";
  readonly name: string;
  readonly language: string;
  readonly text: string;
};

/** A command and what it printed. */
export type CommandBlock = {
  readonly type: "command";
  /** Stays the same from run to run. */
  readonly id: string;
  readonly mode: CommandMode;
  readonly text: string;
  readonly outputs: readonly OutputBlock[];
  /** Absent where nobody judged it. */
  readonly judged?: Judged;
};

/** How a command or a look was judged. */
export interface Judged {
  /** What came of it. */
  readonly mark: Mark;
  /** Milliseconds until then. */
  readonly duration: number;
}

/** What one stream of a command printed. */
export interface OutputBlock {
  /** Which one. */
  readonly stream: Output["stream"];
  /** All of its lines, in order. */
  readonly parts: readonly OutputPart[];
  /** Where the lines are that the journal has not, relative to the run's folder. */
  readonly elsewhere: readonly string[];
}

/** Lines of output that belong together. */
export interface OutputPart {
  /** Whether nobody asked for them and they are many. */
  readonly folded: boolean;
  /** As they were printed, without control characters. */
  readonly lines: readonly string[];
}

/** What was checked, one after the other. */
export type Checks = {
  readonly type: "checks";
  readonly items: readonly CheckItem[];
};

/** One thing that was checked. */
export interface CheckItem {
  /** What came of it. */
  readonly mark: Mark;
  /** What was found. */
  readonly line: Line;
  /** Milliseconds, where neither the line nor a command says how long it took. */
  readonly duration?: number;
}

/** A table; every row has as many cells as there are columns. */
export type Table = {
  readonly type: "table";
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Line[])[];
};

/** A picture that lies in a file beside the page. */
export type Figure = {
  readonly type: "figure";
  /** Stays the same from run to run. */
  readonly id: string;
  /** Its file's name: `request-way.svg`. */
  readonly file: string;
  /** One line beneath it. */
  readonly caption: string;
  /** All that it shows, in words, for those who cannot see it. */
  readonly alternative: string;
};

/** What is there for those who want to know; folded where the dialect can. */
export type Details = {
  readonly type: "details";
  readonly summary: string;
  readonly blocks: readonly Block[];
};
