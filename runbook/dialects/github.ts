import type { Dialect } from "./dialect.ts";
import { unnamed } from "./emoji.ts";
import { GFM } from "./gfm.ts";
import { markdownDialect } from "./markdown.ts";
import type { Notation } from "./notation.ts";

/** GitHub's Markdown, with what only GitHub reads in it. */
export const GITHUB: Notation = {
  ...GFM,
  id: "github",
  name: "GitHub",
  escape: (text) => unnamed(GFM.escape(text)),
  // Of a heading's own anchor GitHub decides, by its words: ours stays when they change.
  heading: (heading) => `${GFM.anchor(heading.id)}\n\n${GFM.heading(heading)}`,
};

/** GitHub, in a repository's files. */
export const github: Dialect = markdownDialect(GITHUB);
