import { ConfigError } from "../errors/mod.ts";
import { nearest } from "../text/mod.ts";
import { trimEdges } from "./dedent.ts";
import { isKind, type Kind, kinds } from "./kinds.ts";
import { joinBlanks } from "./printed.ts";

/** A piece of a pattern's line; columns count from 0 in the line's `source`. */
export type Part =
  | { readonly type: "literal"; readonly text: string; readonly column: number }
  | {
    readonly type: "hole";
    readonly name: string;
    readonly kind: Kind;
    readonly column: number;
  }
  | { readonly type: "gap"; readonly column: number };

/** A line of a pattern: either `...`, which stands for any lines, or what one line must be. */
export type PatternLine =
  | { readonly type: "gap"; readonly source: string }
  | { readonly type: "line"; readonly source: string; readonly parts: readonly Part[] };

/** What must be printed, read and ready to be compared. */
export interface Pattern {
  /** The text as a page shows it: dedented, with its holes. */
  readonly source: string;
  /** Its lines, with every run of blanks as one. */
  readonly lines: readonly PatternLine[];
  /** The names of the holes that capture, in the order of their first appearance. */
  readonly captures: readonly string[];
}

/** A pattern cannot be read; line and column count from 1 in the text that was given. */
export class PatternError extends ConfigError {
  /** Counts from 1. */
  readonly line: number;
  /** Counts from 1. */
  readonly column: number;

  /** Words the error. */
  constructor(problem: string, at: { line: number; column: number }, remedy: string) {
    super(`Cannot read an expectation, line ${at.line}, column ${at.column}: ${problem}`, {
      remedy,
    });
    this.line = at.line;
    this.column = at.column;
  }
}

// `...` or `<name:kind>`, with the backslashes directly before it.
const token = /(?<!\\)(\\*)(\.\.\.|<([A-Za-z_][\w-]*):([A-Za-z][\w-]*)>)/g;

/**
 * Reads what a command must print; see the top of the module for the notation.
 *
 * @throws {PatternError} for a hole of an unknown kind, or a name that has two kinds.
 */
export function parsePattern(text: string): Pattern {
  const { lines, top, left } = trimEdges(text.split(/\r?\n/));
  const known = new Map<string, Kind>();
  const parsed = lines.map((line, index) =>
    parseLine(line, known, { line: top + index + 1, column: left + 1 })
  );
  return { source: lines.join("\n"), lines: parsed, captures: [...known.keys()] };
}

interface Position {
  readonly line: number;
  readonly column: number;
}

function parseLine(text: string, known: Map<string, Kind>, start: Position): PatternLine {
  const line = text.trimEnd();
  if (line.trim() === "...") return { type: "gap", source: "..." };
  const parts: Part[] = [];
  let source = "";
  let read = 0;
  function addLiteral(text: string, written: string): void {
    if (text !== "") parts.push({ type: "literal", text, column: source.length });
    source += written;
  }
  for (const found of line.matchAll(token)) {
    const [all, slashes = "", sign = "", name, kind] = found;
    const before = joinBlanks(line.slice(read, found.index));
    addLiteral(before, before);
    addLiteral("\\".repeat(slashes.length >> 1), slashes);
    const column = source.length;
    if (slashes.length % 2 === 1) {
      addLiteral(sign, sign);
    } else {
      const at = { ...start, column: start.column + found.index + slashes.length };
      parts.push(
        name === undefined || kind === undefined
          ? { type: "gap", column }
          : { type: "hole", name, kind: readKind({ name, kind, sign }, known, at), column },
      );
      source += sign;
    }
    read = found.index + all.length;
  }
  const end = joinBlanks(line.slice(read));
  addLiteral(end, end);
  return { type: "line", source, parts };
}

interface Hole {
  readonly name: string;
  readonly kind: string;
  readonly sign: string;
}

function readKind(hole: Hole, known: Map<string, Kind>, at: Position): Kind {
  const { name, kind, sign } = hole;
  if (!isKind(kind)) {
    const meant = nearest(kind, Object.keys(kinds));
    throw new PatternError(
      `the kind "${kind}" of ${sign} is unknown` +
        (meant === undefined ? "" : `, did you mean <${name}:${meant}>?`),
      at,
      `Use one of ${Object.keys(kinds).join(", ")}, or write \\${sign} for the text itself`,
    );
  }
  const earlier = known.get(name) ?? kind;
  if (earlier !== kind) {
    throw new PatternError(
      `${sign} has another kind than <${name}:${earlier}> before it`,
      at,
      "Give both the same kind, as they must be the same text, or one of them another name",
    );
  }
  if (name !== "_") known.set(name, kind);
  return kind;
}
