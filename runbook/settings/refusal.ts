/**
 * Why a setting is refused, in words that follow its name.
 *
 * @module
 */
import { nearest } from "../text/mod.ts";
import { allowedBy, type Field, type Leaf } from "./schema.ts";

/** Something wrong with a value, or with one item of a list. */
export interface Refusal {
  readonly item?: number;
  readonly problem: string;
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
        // A list in YAML is easily forgotten where it has one item.
        const form = field.item.allows(value) ? `a list: [${value}]` : allowedBy(field);
        return [{ problem: `it is ${describe(value)}, expected ${form}` }];
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
  const meant = typeof value === "string" ? leaf.meant?.(value) : undefined;
  if (meant !== undefined) {
    return [{ problem: `it is ${describe(value)}, did you mean "${meant}"?` }];
  }
  const quotes = typeof value === "number" && leaf.allows(String(value)) ? ", in quotes" : "";
  return [{ problem: `it is ${describe(value)}, expected ${leaf.allowed}${quotes}` }];
}

/** The longest text that is shown whole: a forgotten quote makes a text of half a file. */
const LONGEST_SHOWN = 200;

/** Names a value as YAML gave it. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return "empty";
  if (typeof value === "string") {
    if (value.length <= LONGEST_SHOWN) return JSON.stringify(value);
    return `${JSON.stringify(value.slice(0, 40))} and so on, ${value.length} characters`;
  }
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a group of settings";
  return `the ${typeof value} ${value}`;
}

/** Says that there is no setting of this name, and which one was probably meant. */
export function noSuchSetting(
  name: string,
  names: readonly string[],
): { readonly problem: string; readonly near: string | undefined } {
  const near = nearest(name, names);
  const instead = near === undefined ? `expected ${choiceAmong(names)}` : `did you mean "${near}"?`;
  return { problem: `there is no such setting, ${instead}`, near };
}

/** Names a choice. */
export function choiceAmong(names: readonly string[]): string {
  return names.length === 1 ? `${names[0]}` : `one of ${names.join(", ")}`;
}
