import type { Page } from "./model.ts";

/** A way to write pages: one for each wiki or format. */
export interface Dialect {
  /** Its name on the command line. */
  readonly id: string;
  /** Ending of its files, without the dot. */
  readonly extension: string;
  /** Writes one page; the same page always gives the same text. */
  render(page: Page): string;
}
