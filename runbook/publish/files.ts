import type { Dialect, TextFile } from "../dialects/mod.ts";
import type { BegunRun } from "../journal/mod.ts";
import { type Page, wikiPage, wikiPages } from "../pages/mod.ts";
import type { Illustrated } from "./edition.ts";
import type { Format } from "./formats.ts";

/** What files are written from. */
export interface FilesOptions extends Illustrated {
  /** What the journal says. */
  readonly run: BegunRun;
  /** Whether each section gets a page of its own. */
  readonly split: boolean;
}

/** Writes a run in a format, file by file; the same run always gives the same files. */
export function filesOf(
  { type, writer }: Format,
  { run, edition, pictures, split }: FilesOptions,
): readonly TextFile[] {
  switch (type) {
    case "record": {
      const text = writer.render({ run, page: wikiPage(run, edition), pictures });
      return [{ path: `${edition.name}.${writer.extension}`, text }];
    }
    case "pages": {
      if (!split) return filesIn("", writer, [wikiPage(run, edition)], pictures);
      return filesIn(`${edition.name}/`, writer, wikiPages(run, edition), pictures);
    }
    default:
      return type satisfies never;
  }
}

/** Pages, what the wiki wants beside them, and the pictures that they show. */
function filesIn(
  folder: string,
  dialect: Dialect,
  pages: readonly Page[],
  pictures: ReadonlyMap<string, string>,
): readonly TextFile[] {
  return [
    ...pages.map((page) => ({
      path: `${page.name}.${dialect.extension}`,
      text: dialect.render(page),
    })),
    ...dialect.beside?.(pages, folder) ?? [],
    ...Array.from(pictures, ([path, text]) => ({ path, text })),
  ].map(({ path, text }) => ({ path: `${folder}${path}`, text }));
}
