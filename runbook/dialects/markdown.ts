import type { Block, CommandBlock, Figure, OutputBlock, Page, Prose, Table } from "../pages/mod.ts";
import { count } from "../wording/mod.ts";
import type { Dialect } from "./dialect.ts";
import { cell, inline } from "./inline.ts";
import type { Notation } from "./notation.ts";

/**
 * Makes a dialect of a notation. What is the same in all Markdown is written here: the order of a
 * page, lists, tables, and that real output stands in fences only.
 */
export function markdownDialect(
  notation: Notation,
  more: Pick<Dialect, "beside"> = {},
): Dialect {
  const { id, name, extension } = notation;
  return { id, name, extension, render: (page) => new Writer(notation).page(page), ...more };
}

/** Writes blocks without a page around them, in the words of a notation. */
export function markdownBlocks(notation: Notation, blocks: readonly Block[]): string {
  return new Writer(notation).blocks(blocks);
}

class Writer {
  readonly #notation: Notation;

  constructor(notation: Notation) {
    this.#notation = notation;
  }

  page(page: Page): string {
    const { title, banner, blocks, origin } = page;
    const { frontMatter, titled = false } = this.#notation;
    const mark = banner === undefined ? [] : [`> ${this.#line(banner)}`];
    const heading = `# ${this.#line([{ type: "text", text: title }])}`;
    return frontMatter(page) + [
      ...mark,
      ...titled ? [] : [heading],
      ...blocks.map((block) => this.#block(block)),
      "---",
      this.#line(origin),
      ...mark,
    ].join("\n\n") + "\n";
  }

  #block(block: Block): string {
    const notation = this.#notation;
    switch (block.type) {
      case "heading":
        return notation.heading({
          ...block,
          text: this.#line([{ type: "text", text: block.text }]),
        });
      case "prose":
        return this.#prose(block);
      case "paragraph":
        return this.#line(block.line);
      case "aside": {
        const lines = block.lines.map((line) => this.#line(line));
        return notation.aside(block.style, lines.join("\n\n"), block);
      }
      case "code":
        return notation.fence(block.language, block.text);
      case "file":
        return this.#file(block.name, block.language, block.text);
      case "command":
        return this.#command(block);
      case "checks":
        return block.items.map(({ mark, line }) => `- ${mark} ${this.#line(line)}`).join("\n");
      case "table":
        return this.#table(block);
      case "figure":
        return this.#figure(block);
      case "details":
        return notation.fold(block.summary, this.blocks(block.blocks));
      default:
        return block satisfies never;
    }
  }

  blocks(blocks: readonly Block[]): string {
    return blocks.map((block) => this.#block(block)).join("\n\n");
  }

  #line(line: Parameters<typeof inline>[0]): string {
    return inline(line, this.#notation);
  }

  #prose(prose: Prose): string {
    const markdown = this.#notation.prose(prose.markdown);
    return prose.style === "say" ? markdown : this.#notation.aside(prose.style, markdown, prose);
  }

  #file(name: string, language: string, text: string): string {
    const { file, fence } = this.#notation;
    if (file !== undefined) return file(name, language, text);
    return `${this.#line([{ type: "code", text: name }])}:\n\n${fence(language, text)}`;
  }

  /** The command and the beginning of its output in one fence, as it looks in a terminal. */
  #command({ id, text, outputs }: CommandBlock): string {
    const prompt = `$ ${text}`;
    const [stdout] = outputs.filter(({ stream }) => stream === "stdout");
    const [stderr] = outputs.filter(({ stream }) => stream === "stderr");
    const [shown = "", ...more] = this.#output(stdout, prompt);
    return [
      ...this.#anchored(id, shown),
      ...more,
      ...stderr === undefined ? [] : ["To standard error it wrote:", ...this.#output(stderr)],
    ].join("\n\n");
  }

  #output(block: OutputBlock | undefined, prompt?: string): readonly string[] {
    const { fence, fold } = this.#notation;
    const [first, ...others] = block?.parts ?? [];
    const head = first?.folded === false ? first.lines : [];
    const rest = first === undefined || first.folded === false ? others : [first, ...others];
    const lines = prompt === undefined ? head : [prompt, ...head];
    const language = prompt === undefined ? "text" : "console";
    return [
      ...lines.length === 0 ? [] : [fence(language, whole(lines))],
      ...rest.map(({ folded, lines }) => {
        const fenced = fence("text", whole(lines));
        return folded ? fold(count(lines.length, "more line"), fenced) : fenced;
      }),
      ...(block?.elsewhere ?? []).map((file) =>
        this.#line([
          { type: "text", text: "The whole output is in the run's folder: " },
          { type: "code", text: file },
        ])
      ),
    ];
  }

  #table({ columns, rows }: Table): string {
    const write = this.#notation.cell ?? ((line) => cell(line, this.#notation));
    return [
      columns.map((column) => write([{ type: "text", text: column }])),
      columns.map(() => "---"),
      ...rows.map((row) => row.map((line) => write(line))),
    ].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
  }

  #figure({ id, file, caption, alternative }: Figure): string {
    const words = this.#notation.alternative?.(alternative) ??
      this.#line([{ type: "text", text: alternative }]);
    const below = this.#line([{ type: "text", text: caption }]);
    return [...this.#anchored(id, `![${words}](${file})`), below].join("\n\n");
  }

  /** Something with the place that links to it lead to. */
  #anchored(id: string, markdown: string): readonly string[] {
    const { anchor, anchorsBehind = false } = this.#notation;
    const place = anchor(id);
    if (place === "") return [markdown];
    return anchorsBehind ? [markdown, place] : [place, markdown];
  }
}

/** Lines as a text that ends with the last one, also where that is empty. */
function whole(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}
