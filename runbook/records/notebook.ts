import type { Block, CommandBlock, Figure, FileBlock, Page } from "../pages/mod.ts";
import { failureBlocks, text } from "../pages/mod.ts";
import {
  type Cell,
  CellIds,
  codeCell,
  type CodeCellParts,
  dataLiteral,
  literal,
  markdownCell,
} from "./notebook_cell.ts";
import {
  errorsOf,
  type Execution,
  executionsOf,
  streamsOf,
  timesOf,
} from "./notebook_execution.ts";
import { cellMarkdown } from "./notebook_markdown.ts";
import { SETUP_BLOCKS, SETUP_CODE } from "./notebook_setup.ts";
import type { RecordFormat, RecordSource } from "./record.ts";

/**
 * An executed notebook for Jupyter with Deno's kernel: commands and files are cells of code, with what
 * the run saw beneath them. Running it again changes nothing unless that is asked for.
 */
export const notebook: RecordFormat = {
  id: "notebook",
  name: "Jupyter notebook",
  extension: "ipynb",
  render(source) {
    const { page } = source;
    const document = {
      cells: new Writer(source).cells(),
      metadata: {
        title: page.title.toWellFormed(),
        kernelspec: { name: "deno", display_name: "Deno", language: "typescript" },
        // Without a version: the kernel that opens it knows its own.
        language_info: {
          name: "typescript",
          file_extension: ".ts",
          mimetype: "text/x.typescript",
          pygments_lexer: "typescript",
          codemirror_mode: "typescript",
          nbconvert_exporter: "script",
        },
        runbook: page.stamp,
      },
      nbformat: 4,
      nbformat_minor: 5,
    };
    return `${JSON.stringify(document, null, 1)}\n`;
  },
};

/** With these the opening of a page is over. */
const BEGINNINGS: ReadonlySet<Block["type"]> = new Set(["heading", "command", "file", "figure"]);

class Writer {
  readonly #source: RecordSource;
  readonly #executions: ReadonlyMap<string, Execution>;
  readonly #ids = new CellIds();
  readonly #cells: Cell[] = [];
  /** What the next cell of Markdown holds. */
  #blocks: Block[] = [];
  /** Id of the last heading. */
  #section = "opening";

  constructor(source: RecordSource) {
    this.#source = source;
    this.#executions = executionsOf(source.run);
  }

  cells(): readonly Cell[] {
    const { page } = this.#source;
    const { blocks } = page;
    const first = blocks.findIndex(({ type }) => BEGINNINGS.has(type));
    const rest = first === -1 ? [] : blocks.slice(first);
    this.#opening(page, blocks.slice(0, blocks.length - rest.length));
    for (let index = 0; index < rest.length; index++) {
      const block = rest[index];
      if (block !== undefined) index += this.#block(block);
    }
    this.#text();
    this.#blocks.push(...bannerOf(page), { type: "paragraph", line: page.origin });
    this.#text("origin");
    return this.#cells;
  }

  #opening(page: Page, blocks: readonly Block[]): void {
    const title = cellMarkdown([{ type: "paragraph", line: [text(page.title)] }]);
    const said = cellMarkdown([...bannerOf(page), ...blocks, ...SETUP_BLOCKS]);
    this.#cells.push(markdownCell(this.#ids.take("title"), `# ${title}\n\n${said}`));
    this.#code("setup", SETUP_CODE);
  }

  /** Takes a block, and returns how many of those behind it are told with it. */
  #block(block: Block): number {
    switch (block.type) {
      case "command":
        return this.#command(block);
      case "file":
        this.#file(block);
        return 0;
      case "figure":
        this.#figure(block);
        return 0;
      case "heading":
        this.#text();
        this.#section = block.id;
        break;
      case "prose":
      case "paragraph":
      case "aside":
      case "code":
      case "checks":
      case "table":
      case "details":
        break;
      default:
        return block satisfies never;
    }
    this.#blocks.push(block);
    return 0;
  }

  /** Why it failed stands beneath the cell, and need not be said again. */
  #command({ id, text: line, outputs }: CommandBlock): number {
    const execution = this.#executions.get(id);
    const folded = outputs.some(({ parts }) => parts.some((part) => part.folded));
    const { started, check } = execution?.account ?? {};
    const exits = started?.expects.exits ?? [0];
    const isUsual = exits.length === 1 && exits[0] === 0;
    const wanted = isUsual ? "" : `, ${JSON.stringify(exits)}`;
    this.#code(id, `await command(${literal(line)}${wanted});`, {
      count: started?.command ?? null,
      outputs: [
        ...streamsOf(outputs),
        ...execution === undefined ? [] : errorsOf(execution.account),
      ],
      metadata: {
        ...execution === undefined || this.#isRehearsal() ? {} : { execution: timesOf(execution) },
        ...folded ? { scrolled: true } : {},
      },
    });
    for (const file of outputs.flatMap(({ elsewhere }) => elsewhere)) {
      const where = { type: "code", text: file } as const;
      const said = text("The whole output is in the run's folder: ");
      this.#blocks.push({ type: "paragraph", line: [said, where] });
    }
    if (check === undefined || check.verdict === "yes") return 0;
    return failureBlocks(check, execution?.account).length;
  }

  #file({ name, text: content }: FileBlock): void {
    this.#code(`file-${name}`, `file(${literal(name)}, ${literal(content)});`);
  }

  #figure({ id, file, caption, alternative }: Figure): void {
    const svg = this.#source.pictures.get(file);
    if (svg !== undefined) {
      const data = { "image/svg+xml": svg, "text/plain": alternative };
      this.#code(id, `await Deno.jupyter.display(${dataLiteral(data)}, { raw: true });`, {
        outputs: [{ output_type: "display_data", data, metadata: {} }],
        metadata: { jupyter: { source_hidden: true } },
      });
    }
    for (const said of [caption, ...svg === undefined ? [alternative] : []]) {
      this.#blocks.push({ type: "paragraph", line: [text(said)] });
    }
  }

  /** How long a rehearsal took says nothing. */
  #isRehearsal(): boolean {
    return this.#source.run.header.world === "rehearsal";
  }

  #code(id: string, source: string, parts?: CodeCellParts): void {
    this.#text();
    this.#cells.push(codeCell(this.#ids.take(id), source, parts));
  }

  /** Makes a cell of what has gathered. */
  #text(id?: string): void {
    if (this.#blocks.length === 0) return;
    const [first] = this.#blocks;
    const name = id ?? (first?.type === "heading" ? first.id : `${this.#section}-text`);
    this.#cells.push(markdownCell(this.#ids.take(name), cellMarkdown(this.#blocks)));
    this.#blocks = [];
  }
}

function bannerOf({ banner }: Page): readonly Block[] {
  return banner === undefined ? [] : [{ type: "aside", style: "warning", lines: [banner] }];
}
