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
  /** File name without ending: `index`, `1-loadbalancer`. */
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
  /** The step that the page is about; absent for the index. */
  readonly step?: string;
  /** Position among the run's pages, from 0 for the index. */
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

/** Where a link leads: to a page of the same run by its name, or anywhere by its URL. */
export type LinkTarget =
  | { readonly type: "page"; readonly name: string }
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
  | Details;

/** A heading within the page; the page's title is level 1. */
export type Heading = {
  readonly type: "heading";
  readonly level: 2 | 3;
  /** Stays the same from run to run. */
  readonly id: string;
  readonly text: string;
};

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

/** Set apart: a failure, or what must not be overlooked. */
export type Aside = {
  readonly type: "aside";
  readonly style: "failure" | "warning";
  readonly lines: readonly Line[];
};

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
};

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
  readonly items: readonly { readonly mark: Mark; readonly line: Line }[];
};

/** A table; every row has as many cells as there are columns. */
export type Table = {
  readonly type: "table";
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Line[])[];
};

/** What is there for those who want to know; folded where the dialect can. */
export type Details = {
  readonly type: "details";
  readonly summary: string;
  readonly blocks: readonly Block[];
};
