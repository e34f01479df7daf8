/**
 * The YAML files beside the settings, with settings in them.
 *
 * @module
 */
import type { Winners } from "./merge.ts";
import type { Mistake } from "./mistakes.ts";
import { noSuchSetting } from "./refusal.ts";
import type { Field } from "./schema.ts";

/** A document with its holes filled, and what is wrong with them. */
export interface FilledDocument {
  readonly text: string;
  readonly mistakes: readonly Mistake[];
}

const HOLE_REGEXP = /\$\{([^}]*)\}/g;

/** Puts the settings' values where a document says `${key}`; single values only. */
export function fillDocument(
  document: { readonly file: string; readonly text: string },
  fields: ReadonlyMap<string, Field>,
  winners: Winners,
): FilledDocument {
  const keys = [...fields].filter(([, field]) => field.type === "leaf").map(([key]) => key);
  const mistakes: Mistake[] = [];

  function fillLine(text: string, index: number): string {
    return text.replaceAll(HOLE_REGEXP, (hole: string, key: string, offset: number) => {
      if (keys.includes(key)) return String(winners.get(key)?.value);
      const { problem } = noSuchSetting(key, keys);
      const place = { file: document.file, line: index + 1, column: offset + 1 };
      mistakes.push({ key, problem, origin: { type: "file", place } });
      return hole;
    });
  }

  return { text: document.text.split("\n").map(fillLine).join("\n"), mistakes };
}
