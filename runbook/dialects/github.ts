import type { Dialect } from "./dialect.ts";
import { GFM } from "./gfm.ts";
import { markdownDialect } from "./markdown.ts";

/** GitHub, in a repository's files. */
export const github: Dialect = markdownDialect({ ...GFM, id: "github", name: "GitHub" });
