/**
 * Judges a settings file by the schema.
 *
 * @module
 */
import { nearest } from "../text/mod.ts";
import type { Mistake, Origin } from "./mistakes.ts";
import { allowedBy, type Field, type Fields, type Group, joinKey, type Leaf } from "./schema.ts";
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

/** Something wrong with a value, or with one item of a list. */
export interface Refusal {
  readonly item?: number;
  readonly problem: string;
}

/** Judges everything that a settings file says. */
export function judgeFile(schema: Group<Fields>, file: SettingsFile): Judgement {
  const given: Given[] = [];
  const mistakes: Mistake[] = [];

  function judgeGroup({ fields }: Group<Fields>, tree: unknown, above: string): void {
    if (tree === null || tree === undefined) return; // all of it may be commented out
    if (typeof tree !== "object" || Array.isArray(tree)) {
      const problem = `it is ${describe(tree)}, expected ${namesOf(fields)} below it`;
      mistakes.push({ key: above, problem, origin: originOf(above, "value") });
      return;
    }
    for (const [name, value] of Object.entries(tree)) {
      const key = joinKey(above, name);
      const schema = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (schema === undefined) mistakes.push(unknownName(name, key, above, fields));
      else if (schema.type === "group") judgeGroup(schema, value, key);
      else judgeField(schema, value, key);
    }
  }

  function unknownName(name: string, key: string, above: string, fields: Fields): Mistake {
    const near = nearest(name, Object.keys(fields));
    const problem = near === undefined
      ? `there is no such setting, expected ${namesOf(fields)}`
      : `there is no such setting, did you mean "${near}"?`;
    const meant = near === undefined ? {} : { meant: joinKey(above, near) };
    return { key, problem, origin: originOf(key, "key"), ...meant };
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

/** Says what is wrong with a field's value; nothing if it is right. */
export function refusals(field: Field, value: unknown): readonly Refusal[] {
  switch (field.type) {
    case "leaf":
      return refusal(field, value);
    case "optional":
      return value === null || value === undefined ? [] : refusals(field.of, value);
    case "list":
      if (!Array.isArray(value)) {
        return [{ problem: `it is ${describe(value)}, expected ${allowedBy(field)}` }];
      }
      return value.flatMap((each, item) =>
        refusal(field.item, each).map((refused) => ({ ...refused, item }))
      );
    default:
      return field satisfies never;
  }
}

function refusal(leaf: Leaf<unknown>, value: unknown): readonly Refusal[] {
  if (leaf.allows(value)) return [];
  const quotes = typeof value === "number" && leaf.allows(String(value)) ? ", in quotes" : "";
  return [{ problem: `it is ${describe(value)}, expected ${leaf.allowed}${quotes}` }];
}

function namesOf(fields: Fields): string {
  const names = Object.keys(fields);
  return names.length === 1 ? `${names[0]}` : `one of ${names.join(", ")}`;
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return "empty";
  if (typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a group of settings";
  return `the ${typeof value} ${value}`;
}
