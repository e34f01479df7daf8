import type { Page } from "../pages/mod.ts";
import type { TextFile } from "./dialect.ts";
import { yaml } from "./front_matter.ts";
import { html } from "./mkdocs_text.ts";

const HEAD = `# Generated, do not edit by hand: a piece of mkdocs.yml, where the navigation is.
# Put the entries below into its nav. Paths are relative to docs_dir, so a folder in which these
# pages lie there has to stand before them.
#
# The pages need these extensions:
#
# markdown_extensions:
#   - admonition
#   - attr_list
#   - tables
#   - pymdownx.details
#   - pymdownx.highlight:
#       stripnl: false # output may begin with an empty line
#   - pymdownx.superfences:
#       preserve_tabs: true # or tabs in output become blanks
`;

/** A piece of navigation that holds the pages in their order; an index stands for its folder. */
export function navPiece(pages: readonly Page[], folder = ""): readonly TextFile[] {
  const [first, ...others] = pages;
  if (first === undefined) return [];
  const entry = ({ title, name }: Page) => `- ${yaml(html(title))}: ${yaml(`${folder}${name}.md`)}`;
  const lines = others.length === 0 ? [`  ${entry(first)}`] : [
    `  - ${yaml(html(first.title))}:`,
    `      - ${yaml(`${folder}${first.name}.md`)}`,
    ...others.map((page) => `      ${entry(page)}`),
  ];
  return [{ path: `${first.name}.nav.yml`, text: `${HEAD}nav:\n${lines.join("\n")}\n` }];
}
