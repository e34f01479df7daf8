import type { Dialect } from "./dialect.ts";
import { unnamed } from "./emoji.ts";
import { GFM } from "./gfm.ts";
import { markdownDialect } from "./markdown.ts";

/**
 * Gitea and Forgejo, in a repository's files and in its wiki. Front matter would be shown above the
 * page, so there is none.
 */
export const gitea: Dialect = markdownDialect({
  ...GFM,
  id: "gitea",
  name: "Gitea and Forgejo",
  // Braces hold attributes here.
  escape: (text) => unnamed(GFM.escape(text).replaceAll("{", "\\{")),
  // Of old, this bracket begins a formula; after a colon stands what the line before means.
  begin: (line) => line.replace(/^\\\[/, "&#91;").replace(/^:/, "\\:"),
  heading: ({ level, text, id }) => `${"#".repeat(level)} ${text} {#${id}}`,
});
