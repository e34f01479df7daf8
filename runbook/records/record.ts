import type { BegunRun } from "../journal/mod.ts";
import type { Page } from "../pages/mod.ts";

/** A way to keep a run as one file that is no wiki page: for a browser, a notebook, a CI. */
export interface RecordFormat {
  /** Its name on the command line. */
  readonly id: string;
  /** What a person calls it: `JUnit XML`. */
  readonly name: string;
  /** Ending of its file, without the dot. */
  readonly extension: string;
  /** Writes the file; the same source always gives the same text. */
  render(source: RecordSource): string;
}

/** What a record is made from. */
export interface RecordSource {
  /** What the journal says. */
  readonly run: BegunRun;
  /** The whole run as one page, stamp and all. */
  readonly page: Page;
  /** The page's pictures: SVG by file name. */
  readonly pictures: ReadonlyMap<string, string>;
}
