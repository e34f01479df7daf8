/**
 * The part of `@std/yaml` that this project uses, over npm's `js-yaml`: same names, same options,
 * same texts. It stands in where JSR does not answer.
 *
 * @module
 */
import {
  CORE_SCHEMA,
  DEFAULT_SCALAR_STYLE_RULES,
  dump,
  EVENT_ID,
  loadAll,
  mergeTag,
  parseEvents,
  SCALAR_STYLE,
  type ScalarLayout,
  timestampTag,
  YAMLException,
} from "js-yaml";

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
  const [value = null, ...more] = parseAll(content, options);
  if (more.length > 0) {
    throw new YamlSyntaxError("Expected a single document, found more", endOfDocument(content));
  }
  return value;
}

/**
 * Reads a text that holds any number of YAML documents.
 *
 * @returns The value of each.
 * @throws {YamlSyntaxError} If the text is not YAML.
 */
export function parseAll(content: string, options: ParseOptions = {}): unknown[] {
  const schema = options.schema === "core" ? CORE_SCHEMA : DEFAULT_SCHEMA;
  try {
    return loadAll(content, { schema });
  } catch (error) {
    if (!(error instanceof YAMLException) || error.mark === undefined) throw error;
    const { line, column, position } = error.mark;
    throw new YamlSyntaxError(error.reason, {
      line: line + 1,
      column: column + 1,
      offset: position,
    });
  }
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
  return dump(data, {
    indent,
    lineWidth,
    sortKeys,
    noRefs: !useAnchors,
    scalarStyleRules: [...Object.values(DEFAULT_SCALAR_STYLE_RULES), quote],
  });
}

/** Where a text's first document of several ends: no line of it can begin like a marker. */
function endOfDocument(content: string): YamlPosition {
  const markers = [...content.matchAll(/^(?:---|\.\.\.)(?=\s|$)/gm)];
  const [first] = parseEvents(content, {});
  const begins = first?.type === EVENT_ID.DOCUMENT && first.explicitStart;
  const offset = markers[begins ? 1 : 0]?.index ?? content.length;
  const before = content.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1) ?? "").length + 1, offset };
}

/** What `@std/yaml` reads if it is not told otherwise. */
const DEFAULT_SCHEMA = CORE_SCHEMA.withTags(timestampTag, mergeTag);

/** `@std/yaml` quotes more than it has to; the texts stay the same when the library changes. */
function quote(layout: ScalarLayout): void {
  if (layout.style !== SCALAR_STYLE.PLAIN) return;
  if (/[,[\]{}:#]|^[-?]/.test(layout.node.value)) layout.style = SCALAR_STYLE.SINGLE_QUOTED;
}
