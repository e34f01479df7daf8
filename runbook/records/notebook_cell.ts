/** Cells of a notebook, as nbformat 4.5 has them. */

import type { Json, JsonObject } from "../json/mod.ts";

/** A cell. */
export type Cell = MarkdownCell | CodeCell;

/** Text. */
export type MarkdownCell = {
  readonly cell_type: "markdown";
  readonly id: string;
  readonly metadata: JsonObject;
  readonly source: Lines;
};

/** Code, and what came of it. */
export type CodeCell = {
  readonly cell_type: "code";
  readonly id: string;
  readonly metadata: JsonObject;
  readonly execution_count: number | null;
  readonly outputs: readonly Output[];
  readonly source: Lines;
};

/** Something that a cell brought forth. */
export type Output =
  | { readonly output_type: "stream"; readonly name: "stdout" | "stderr"; readonly text: Lines }
  | {
    readonly output_type: "display_data";
    readonly data: JsonObject;
    readonly metadata: JsonObject;
  }
  | {
    readonly output_type: "error";
    readonly ename: string;
    readonly evalue: string;
    readonly traceback: Lines;
  };

/** Text as notebooks keep it: line by line, each but the last with its line feed. */
export type Lines = readonly string[];

/** Cuts a text for a notebook. */
export function linesOf(text: string): Lines {
  return text.toWellFormed().match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Makes a cell of Markdown. */
export function markdownCell(id: string, markdown: string): MarkdownCell {
  return { cell_type: "markdown", id, metadata: {}, source: linesOf(markdown) };
}

/** Makes a cell of code. */
export function codeCell(
  id: string,
  source: string,
  { count = null, outputs = [], metadata = {} }: CodeCellParts = {},
): CodeCell {
  const parts = { metadata, execution_count: count, outputs, source: linesOf(source) };
  return { cell_type: "code", id, ...parts };
}

/** What a cell of code may have beside its code. */
export interface CodeCellParts {
  /** Which one it was to be executed; `null` where none was. */
  readonly count?: number | null;
  /** What came of it. */
  readonly outputs?: readonly Output[];
  /** What readers of notebooks want to know of it. */
  readonly metadata?: JsonObject;
}

/** Hands out ids that a notebook takes: short, of few signs, none of them twice. */
export class CellIds {
  readonly #taken = new Set<string>();
  /** How often a wish was made. */
  readonly #wishes = new Map<string, number>();

  /** The wished one, or one that is much like it. */
  take(wish: string): string {
    const plain = wish.replaceAll(/[^\w-]/g, "-").slice(0, 58) || "cell";
    let time = this.#wishes.get(plain) ?? 0;
    let id: string;
    do id = ++time === 1 ? plain : `${plain}-${time}`; while (this.#taken.has(id));
    this.#wishes.set(plain, time);
    this.#taken.add(id);
    return id;
  }
}

/** Writes a text as TypeScript: as it is, between backticks. */
export function literal(text: string): string {
  return `\`${text.toWellFormed().replaceAll(/[\\`]|\$(?={)/g, "\\$&")}\``;
}

/** Writes data as TypeScript. */
export function dataLiteral(data: Json): string {
  return JSON.stringify(data, null, 2);
}
