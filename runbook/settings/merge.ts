/**
 * Makes one set of settings of all that was given.
 *
 * @module
 */
import type { Rule } from "./definition.ts";
import type { Given } from "./judge.ts";
import type { Mistake } from "./mistakes.ts";
import { allowedBy, type Field, type Fields, type Group, joinKey, type ValueOf } from "./schema.ts";
import type { SettingsFile } from "./source.ts";

/** What counts for a key, and how late it was said: 0 is the shipped file. */
export interface Winner extends Given {
  readonly layer: number;
}

/** What counts, by dotted key. */
export type Winners = ReadonlyMap<string, Winner>;

/** Lets the later layers win over the earlier ones, key by key. */
export function mergeLayers(layers: readonly (readonly Given[])[]): Winners {
  return new Map(
    layers.flatMap((given, layer) => given.map((each) => [each.key, { ...each, layer }])),
  );
}

/** Names the fields that nobody gave, unless a mistake already speaks of them. */
export function missingFields(
  fields: ReadonlyMap<string, Field>,
  winners: Winners,
  mistakes: readonly Mistake[],
  shipped: SettingsFile,
): readonly Mistake[] {
  const missing: Mistake[] = [];
  for (const [key, field] of fields) {
    if (field.type === "optional" || winners.has(key)) continue;
    if (mistakes.some((mistake) => concerns(mistake, key))) continue;
    const origin = { type: "file", place: shipped.placeOf(key, "key") } as const;
    missing.push({ key, problem: `it is missing, expected ${allowedBy(field)}`, origin });
  }
  return missing;
}

/** Puts the winners together as the schema groups them; every field must have one. */
export function assemble<F extends Fields>(schema: Group<F>, winners: Winners): ValueOf<Group<F>> {
  function groupAt({ fields }: Group<Fields>, above: string): unknown {
    const entries = Object.entries(fields).map(([name, field]) => {
      const key = joinKey(above, name);
      return [name, field.type === "group" ? groupAt(field, key) : winners.get(key)?.value];
    });
    return Object.fromEntries(entries);
  }
  // Each winner has passed its field's test, so the whole is what the schema describes.
  return groupAt(schema, "") as ValueOf<Group<F>>;
}

/** Judges the rules whose settings are right by themselves. */
export function brokenRules<T>(
  rules: readonly Rule<T>[],
  settings: T,
  winners: Winners,
  mistakes: readonly Mistake[],
): readonly Mistake[] {
  return rules.flatMap(({ about, complaint }) => {
    const groups = about.map(topOf);
    if (mistakes.some((each) => groups.some((key) => concerns(each, key)))) return [];
    const problem = complaint(settings);
    if (problem === undefined) return [];
    const [first, ...others] = about.flatMap((key) => winners.get(key) ?? []);
    if (first === undefined) throw new Error(`A rule about ${about.join(", ")} has no settings`);
    const last = others.reduce((last, each) => each.layer > last.layer ? each : last, first);
    return [{ key: last.key, problem, origin: last.origin }];
  });
}

/** Whether a mistake speaks of a key, of something in it, or of what it is in. */
function concerns({ key, meant = key }: Mistake, other: string): boolean {
  if (meant === "" || meant === other) return true;
  return other.startsWith(`${meant}.`) || meant.startsWith(`${other}.`);
}

function topOf(key: string): string {
  return key.split(".")[0] ?? key;
}
