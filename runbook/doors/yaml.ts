/**
 * The part of `@std/yaml` that this project uses, over npm's `yaml`: same names, same options, same
 * texts. It stands in where JSR does not answer.
 *
 * @module
 */
import { Document, LineCounter, parseAllDocuments, type Scalar, visit } from "yaml";

/** Where in a text something stands. */
export interface YamlPosition {
  /** Counts from 1. */
  readonly line: number;
  /** Counts from 1. */
  readonly column: number;
  /** Characters before it. */
  readonly offset: number;
}

/** Thrown when a text is not YAML; says where. */
export class YamlSyntaxError extends SyntaxError implements YamlPosition {
  /** Always `YamlSyntaxError`. */
  override readonly name = "YamlSyntaxError";
  readonly line: number;
  readonly column: number;
  readonly offset: number;

  /** Puts the position behind the message. */
  constructor(message: string, position: YamlPosition) {
    super(`${message} at line ${position.line}, column ${position.column}`);
    this.line = position.line;
    this.column = position.column;
    this.offset = position.offset;
  }
}

/** How a text is read. */
export interface ParseOptions {
  /** `core` is plain YAML 1.2; `default` (the default) adds dates and merge keys to it. */
  readonly schema?: "core" | "default";
}

/**
 * Reads a text that holds one YAML document.
 *
 * @returns Its value; `null` for an empty text.
 * @throws {YamlSyntaxError} If the text is not YAML, or holds more than one document.
 */
export function parse(content: string, options: ParseOptions = {}): unknown {
  const lines = new LineCounter();
  const [document, second] = read(content, options, lines);
  if (second !== undefined) {
    throw errorAt(second.range[0], "Expected a single document, found more", lines);
  }
  return document === undefined ? null : valueOf(document, lines);
}

/**
 * Reads a text that holds any number of YAML documents.
 *
 * @returns The value of each.
 * @throws {YamlSyntaxError} If the text is not YAML.
 */
export function parseAll(content: string, options: ParseOptions = {}): unknown[] {
  const lines = new LineCounter();
  return read(content, options, lines).map((document) => valueOf(document, lines));
}

/** How a value is written. */
export interface StringifyOptions {
  /** Spaces a level, 2 by default. */
  readonly indent?: number;
  /** Longest line before a text is folded, 80 by default; -1 for no limit. */
  readonly lineWidth?: number;
  /** Whether keys are sorted, `false` by default. */
  readonly sortKeys?: boolean;
  /** Whether an object that occurs twice is written once and referred to, `true` by default. */
  readonly useAnchors?: boolean;
}

/** Writes a value as a YAML document in block style, ending with a line feed. */
export function stringify(data: unknown, options: StringifyOptions = {}): string {
  const { indent = 2, lineWidth = 80, sortKeys = false, useAnchors = true } = options;
  const document = new Document(data, {
    aliasDuplicateObjects: useAnchors,
    sortMapEntries: sortKeys,
    // Quotes what a reader of YAML 1.1 would take for something else: yes, no, on, off.
    version: "1.1",
  });
  visit(document, { Scalar: (_key, node) => quote(node) });
  return document.toString({ indent, lineWidth: Math.max(lineWidth, 0), singleQuote: true });
}

function read(content: string, options: ParseOptions, lines: LineCounter): Document.Parsed[] {
  const documents = parseAllDocuments(content, {
    lineCounter: lines,
    prettyErrors: false,
    // What it only warns of, it would say on the screen of whoever runs the runbook.
    logLevel: "error",
    ...(options.schema === "core" ? {} : { customTags: ["timestamp", "merge"] }),
  });
  if ("empty" in documents) return [];
  for (const { errors: [error] } of documents) {
    if (error !== undefined) throw errorAt(error.pos[0], error.message, lines);
  }
  return documents;
}

/** Aliases and merge keys are followed last: what is wrong with them counts for the document. */
function valueOf(document: Document.Parsed, lines: LineCounter): unknown {
  try {
    return document.toJS() ?? null;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw errorAt(document.range[0], message, lines);
  }
}

function errorAt(offset: number, message: string, lines: LineCounter): YamlSyntaxError {
  const { line, col } = lines.linePos(offset);
  // The library goes down by recursion, and passes on the words of an engine that ran out of it.
  const words = /call stack/.test(message) ? "It is nested too deeply" : message;
  return new YamlSyntaxError(words, { line, column: col, offset });
}

/** `@std/yaml` quotes more than it has to; the texts stay the same when the library changes. */
function quote(node: Scalar): void {
  if (typeof node.value !== "string" || node.value.includes("\n")) return;
  if (/\t/.test(node.value)) node.type = "QUOTE_DOUBLE";
  else if (/[,[\]{}:#]|^[-?]/.test(node.value)) node.type = "QUOTE_SINGLE";
}
