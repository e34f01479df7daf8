/**
 * Judges a settings file by the schema.
 *
 * @module
 */
import type { Mistake, Origin } from "./mistakes.ts";
import { choiceAmong, describe, noSuchSetting, refusals } from "./refusal.ts";
import { type Field, type Fields, type Group, joinKey } from "./schema.ts";
import type { SettingsFile } from "./source.ts";

/** A setting that was given and is right by itself. */
export interface Given {
  readonly key: string;
  readonly value: unknown;
  readonly origin: Origin;
}

/** What came out: the settings that are right, and what is wrong. */
export interface Judgement {
  readonly given: readonly Given[];
  readonly mistakes: readonly Mistake[];
}

/** Judges everything that a settings file says. */
export function judgeFile(schema: Group<Fields>, file: SettingsFile): Judgement {
  const given: Given[] = [];
  const mistakes: Mistake[] = [];

  function judgeGroup({ fields }: Group<Fields>, tree: unknown, above: string): void {
    if (tree === null || tree === undefined) return; // all of it may be commented out
    if (typeof tree !== "object" || Array.isArray(tree)) {
      const problem = `it is ${describe(tree)}, expected ${
        choiceAmong(Object.keys(fields))
      } below it`;
      mistakes.push({ key: above, problem, origin: originOf(above, "value") });
      return;
    }
    for (const [name, value] of Object.entries(tree)) {
      const key = joinKey(above, name);
      const schema = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (schema === undefined) {
        const { problem, near } = noSuchSetting(name, Object.keys(fields));
        const meant = near === undefined ? {} : { meant: joinKey(above, near) };
        mistakes.push({ key, problem, origin: originOf(key, "key"), ...meant });
      } else if (schema.type === "group") judgeGroup(schema, value, key);
      else judgeField(schema, value, key);
    }
  }

  function judgeField(field: Field, value: unknown, key: string): void {
    const refused = refusals(field, value);
    for (const { item, problem } of refused) {
      const at = item === undefined ? key : `${key}.${item}`;
      mistakes.push({ key: at, problem, origin: originOf(at, "value") });
    }
    if (refused.length === 0) {
      given.push({ key, value: value ?? undefined, origin: originOf(key, "value") });
    }
  }

  function originOf(key: string, part: "key" | "value"): Origin {
    return { type: "file", place: file.placeOf(key, part) };
  }

  judgeGroup(schema, file.tree, "");
  return { given, mistakes };
}
