import { count } from "../wording/mod.ts";
import type { Dialect } from "./dialect.ts";
import { cell, entities, inline, longestTicks } from "./github_inline.ts";
import { text } from "./lines.ts";
import type { Aside, Block, CommandBlock, OutputBlock, Page, Prose, Table } from "./model.ts";

/**
 * GitHub's Markdown, which Forgejo and Gitea read as well. Headings get their anchors from GitHub
 * itself. Real output stands in fences only.
 */
export const github: Dialect = { id: "github", extension: "md", render };

function render({ title, banner, blocks, origin }: Page): string {
  const mark = banner === undefined ? [] : [`> ${inline(banner)}`];
  return [
    ...mark,
    `# ${inline([text(title)])}`,
    ...blocks.map(write),
    "---",
    inline(origin),
    ...mark,
  ].join("\n\n") + "\n";
}

function write(block: Block): string {
  switch (block.type) {
    case "heading":
      return `${"#".repeat(block.level)} ${inline([text(block.text)])}`;
    case "prose":
      return prose(block);
    case "paragraph":
      return inline(block.line);
    case "aside":
      return aside(block);
    case "code":
      return fence(block.language, block.text);
    case "file":
      return `${inline([{ type: "code", text: block.name }])}:\n\n${
        fence(block.language, block.text)
      }`;
    case "command":
      return command(block);
    case "checks":
      return block.items.map(({ mark, line }) => `- ${mark} ${inline(line)}`).join("\n");
    case "table":
      return table(block);
    case "details":
      return details(block.summary, block.blocks.map(write).join("\n\n"));
    default:
      return block satisfies never;
  }
}

function prose({ style, markdown }: Prose): string {
  if (style === "say") return markdown;
  return alert(style === "note" ? "NOTE" : "WARNING", markdown);
}

function aside({ style, lines }: Aside): string {
  return alert(style === "failure" ? "CAUTION" : "WARNING", lines.map(inline).join("\n\n"));
}

/** An alert is a quote whose first line names its kind. */
function alert(kind: string, markdown: string): string {
  const lines = [`[!${kind}]`, ...markdown.split("\n")];
  return lines.map((line) => `> ${line}`.trimEnd()).join("\n");
}

/** The command and the beginning of its output in one fence, as it looks in a terminal. */
function command({ text, outputs }: CommandBlock): string {
  const prompt = `$ ${text}`;
  const [stdout] = outputs.filter(({ stream }) => stream === "stdout");
  const [stderr] = outputs.filter(({ stream }) => stream === "stderr");
  return [
    ...output(stdout, prompt),
    ...stderr === undefined ? [] : ["To standard error it wrote:", ...output(stderr)],
  ].join("\n\n");
}

function output(block: OutputBlock | undefined, prompt?: string): readonly string[] {
  const [first, ...others] = block?.parts ?? [];
  const head = first?.folded === false ? first.lines : [];
  const rest = first === undefined || first.folded === false ? others : [first, ...others];
  const lines = prompt === undefined ? head : [prompt, ...head];
  const language = prompt === undefined ? "text" : "console";
  return [
    ...lines.length === 0 ? [] : [fence(language, whole(lines))],
    ...rest.map(({ folded, lines }) => {
      const fenced = fence("text", whole(lines));
      return folded ? details(count(lines.length, "more line"), fenced) : fenced;
    }),
    ...(block?.elsewhere ?? []).map((file) =>
      inline([
        { type: "text", text: "The whole output is in the run's folder: " },
        { type: "code", text: file },
      ])
    ),
  ];
}

/** Lines as a text that ends with the last one, also where that is empty. */
function whole(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}

/** A fence longer than any run of backticks inside, so that nothing inside can end it. */
function fence(language: string, text: string): string {
  const ticks = "`".repeat(Math.max(3, longestTicks(text) + 1));
  const word = /^[\w+-]+$/.test(language) ? language : "text";
  return `${ticks}${word}\n${text}${text === "" || text.endsWith("\n") ? "" : "\n"}${ticks}`;
}

/** Blank lines within, or what is inside would be read as HTML. */
function details(summary: string, markdown: string): string {
  return `<details>\n<summary>${entities(summary)}</summary>\n\n${markdown}\n\n</details>`;
}

function table({ columns, rows }: Table): string {
  return [
    columns.map((column) => cell([text(column)])),
    columns.map(() => "---"),
    ...rows.map((row) => row.map(cell)),
  ].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
