import type { Aside, Heading, Line, Page, Prose } from "../pages/mod.ts";
import type { InlineNotation } from "./inline.ts";

/**
 * All that differs from one Markdown wiki to the next. Whatever is passed as `markdown` has been
 * written in this notation already; `text` is escaped for one line of it.
 */
export interface Notation extends InlineNotation {
  /** Name on the command line. */
  readonly id: string;
  /** What a person calls the wiki. */
  readonly name: string;
  /** Ending of its files, without the dot. */
  readonly extension: string;
  /** Takes over what a step says: Markdown of the portable core, one line a paragraph. */
  prose(markdown: string): string;
  /** Writes a heading with its stable id, where the wiki lets it have one. */
  heading(heading: Pick<Heading, "id"> & { readonly level: number; readonly text: string }): string;
  /** Sets something apart; `source` is what it is made from. */
  aside(kind: AsideKind, markdown: string, source: Prose | Aside): string;
  /** Folds something away behind a line of plain text. */
  fold(summary: string, markdown: string): string;
  /** Writes text as it is, letter by letter; `language` is any word. */
  fence(language: string, text: string): string;
  /** Writes a file with its name; by default the name stands above the text. */
  file?(name: string, language: string, text: string): string;
  /** Makes a place that links can lead to; empty where the wiki has none. */
  anchor(id: string): string;
  /** Whether such a place is made behind what it belongs to, and not before. */
  readonly anchorsBehind?: boolean;
  /** Writes a line for a table's cell, where the common way will not do. */
  cell?(line: Line): string;
  /** Writes what a picture shows in words, where that is not read as a line. */
  alternative?(text: string): string;
  /** What stands before everything else on a page: empty, or text that ends with a line feed. */
  frontMatter(page: Page): string;
  /** Whether the wiki shows the title from the front matter, so that it is not said again. */
  readonly titled?: boolean;
}

/** What is set apart: a step's note, its warning, a failure, that something is true. */
export type AsideKind = "note" | "warning" | "failure" | "success";
