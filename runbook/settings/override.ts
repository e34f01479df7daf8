/**
 * Settings given on the command line: `--set key.path=value`.
 *
 * @module
 */
import type { Judgement } from "./judge.ts";
import type { Mistake, Origin } from "./mistakes.ts";
import { choiceAmong, noSuchSetting, refusals } from "./refusal.ts";
import type { Field } from "./schema.ts";

/** Judges the text behind one `--set`; what it means is typed by the schema. */
export function judgeOverride(fields: ReadonlyMap<string, Field>, text: string): Judgement {
  const origin: Origin = { type: "override", text };
  const [, key = "", value] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  if (value === undefined) return wrong({ key: text, problem: "expected key=value", origin });

  const field = fields.get(key);
  if (field === undefined) {
    return wrong({ key, problem: unknownKey(key, [...fields.keys()]), origin });
  }
  const read = valueOf(field, value);
  const mistakes = refusals(field, read).map(({ problem }) => ({ key, problem, origin }));
  return mistakes.length > 0
    ? { given: [], mistakes }
    : { given: [{ key, value: read, origin }], mistakes: [] };
}

function wrong(mistake: Mistake): Judgement {
  return { given: [], mistakes: [mistake] };
}

function unknownKey(key: string, keys: readonly string[]): string {
  const inside = keys.filter((each) => each.startsWith(`${key}.`));
  return inside.length > 0
    ? `it holds several settings, expected ${choiceAmong(inside)}`
    : noSuchSetting(key, keys).problem;
}

function valueOf(field: Field, text: string): unknown {
  switch (field.type) {
    case "leaf":
      return field.fromText(text);
    case "optional":
      return text === "" ? undefined : valueOf(field.of, text);
    case "list":
      return itemsOf(text).map((item) => field.item.fromText(item));
    default:
      return field satisfies never;
  }
}

/** The items of a list, in brackets as in the files or without. */
function itemsOf(text: string): readonly string[] {
  const [, items = text] = /^\s*\[(.*)\]\s*$/s.exec(text) ?? [];
  return items.trim() === "" ? [] : items.split(",").map((item) => item.trim());
}
