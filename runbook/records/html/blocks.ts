import { type Child, Markup, markupOfProse, tag } from "../../html/mod.ts";
import type { Aside, Block, Checks, Figure, Line, Table } from "../../pages/mod.ts";
import { capitalized } from "../../wording/mod.ts";
import { markupOfCommand } from "./command.ts";
import { hrefOf } from "./href.ts";
import { fold, headingOf, line, pre, time, verdictClass } from "./pieces.ts";

/** SVG by file name. */
export type Pictures = ReadonlyMap<string, string>;

/** Writes blocks; what is judged bears its verdict as a class, for filters. */
export function markupOfBlocks(blocks: readonly Block[], pictures: Pictures): readonly Child[] {
  return grouped(blocks).map((group) => {
    const [first] = group;
    const content = group.map((block) => markupOfBlock(block, pictures));
    if (first === undefined || !isFailure(first)) return content;
    return tag("div", { class: `failure ${verdictClass(first.judged, "failed")}` }, content);
  });
}

/** Puts what shows and what explains a failure together with it. */
function grouped(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const groups: Block[][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    const failed = last?.[0] !== undefined && isFailure(last[0]) && !isFailure(block);
    if (failed && ["code", "details", "aside"].includes(block.type)) last.push(block);
    else groups.push([block]);
  }
  return groups;
}

function isFailure(block: Block): block is Aside {
  return block.type === "aside" && block.style === "failure";
}

function markupOfBlock(block: Block, pictures: Pictures): Child {
  switch (block.type) {
    case "heading":
      return headingOf(block.level, block.id, block.text);
    case "prose": {
      const prose = markupOfProse(block.markdown);
      if (block.style === "say") return tag("div", { class: "prose" }, prose);
      return aside(block.style, [
        tag("p", { class: "aside-name" }, capitalized(block.style)),
        prose,
      ]);
    }
    case "paragraph":
      return leadsAway(block.line) ? [] : tag("p", {}, line(block.line));
    case "aside":
      return aside(block.style, block.lines.map((one) => tag("p", {}, line(one))));
    case "code":
      return pre(block.text);
    case "file": {
      const name = tag("figcaption", {}, tag("code", {}, block.name));
      return tag("figure", { class: "file" }, name, pre(block.text));
    }
    case "command":
      return markupOfCommand(block);
    case "checks":
      return checks(block);
    case "table":
      return table(block);
    case "figure":
      return figure(block, pictures);
    case "details":
      return fold(block.summary, markupOfBlocks(block.blocks, pictures));
    default:
      return block satisfies never;
  }
}

function aside(style: string, content: Child): Markup {
  return tag("div", { class: `aside is-${style}`, role: "note" }, content);
}

/** A sentence that leads to another page is of no use in a file that stands alone. */
function leadsAway(line: Line): boolean {
  return line.some((piece) => piece.type === "link" && hrefOf(piece.to) === undefined);
}

function checks({ items }: Checks): Markup {
  const listed = items.map(({ mark, line: said, duration }) =>
    tag(
      "li",
      { class: `check ${verdictClass({ mark }, "unknown")}` },
      tag("span", { class: "mark" }, mark),
      " ",
      tag("span", { class: "said" }, line(said)),
      duration === undefined ? [] : [" ", time(duration)],
    )
  );
  return tag("ul", { class: "checks" }, listed);
}

function table({ columns, rows }: Table): Markup {
  const head = tag("tr", {}, columns.map((column) => tag("th", { scope: "col" }, column)));
  const body = rows.map((row) => tag("tr", {}, row.map((cell) => tag("td", {}, line(cell)))));
  return tag(
    "div",
    { class: "wide" },
    tag("table", {}, tag("thead", {}, head), tag("tbody", {}, body)),
  );
}

function figure({ id, file, caption, alternative }: Figure, pictures: Pictures): Markup {
  const svg = pictures.get(file);
  return tag(
    "figure",
    { class: "drawing", id },
    svg === undefined ? tag("p", {}, alternative) : new Markup(svg),
    tag("figcaption", {}, caption),
  );
}
