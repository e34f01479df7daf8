import type { Page } from "../pages/mod.ts";

/** A way to write pages: one for each wiki. */
export interface Dialect {
  /** Its name on the command line. */
  readonly id: string;
  /** What a person calls it: `MkDocs with Material`. */
  readonly name: string;
  /** Ending of its files, without the dot. */
  readonly extension: string;
  /** Writes one page; the same page always gives the same text. */
  render(page: Page): string;
  /**
   * What the wiki wants beside the pages of one folder, a piece of its navigation for example;
   * `folder` is where they lie in what is written, empty or with a slash at the end.
   */
  beside?(pages: readonly Page[], folder?: string): readonly TextFile[];
}

/** A file that is to be written. */
export interface TextFile {
  /** Relative to the folder that is written to. */
  readonly path: string;
  /** What it holds. */
  readonly text: string;
}
