/**
 * What settings may look like: groups of named fields, lists, and single values.
 *
 * A schema is plain data. It is read three times: to type the settings ({@linkcode ValueOf}), to
 * judge a settings file, and to understand the text of `--set`.
 *
 * @module
 */

/** A single value. */
export interface Leaf<T> {
  /** Tells it from other schemas. */
  readonly type: "leaf";
  /** What is allowed, in words that can follow "expected". */
  readonly allowed: string;
  /** Judges what a settings file holds. */
  readonly allows: (value: unknown) => value is T;
  /** Turns the text of `--set` into what a settings file would hold. */
  readonly fromText: (text: string) => unknown;
  /** Says which value somebody most likely meant who gave another one. */
  readonly meant?: (value: string) => string | undefined;
}

/** Any number of single values; `--set` separates them by commas. */
export interface List<T> {
  /** Tells it from other schemas. */
  readonly type: "list";
  /** What each of them is. */
  readonly item: Leaf<T>;
}

/** A value that may be left out; it is `undefined` then. */
export interface Optional<S extends Leaf<unknown> | List<unknown>> {
  /** Tells it from other schemas. */
  readonly type: "optional";
  /** What it is if it is there. */
  readonly of: S;
}

/** The members of a group by name. */
export type Fields = { readonly [name: string]: Schema };

/** Settings that belong together; each of its fields is there unless it is optional. */
export interface Group<F extends Fields> {
  /** Tells it from other schemas. */
  readonly type: "group";
  /** Its members. */
  readonly fields: F;
}

/** What holds a value and not further settings. */
export type Field = Leaf<unknown> | List<unknown> | Optional<Leaf<unknown> | List<unknown>>;

/** Any schema. */
export type Schema = Field | Group<Fields>;

/** The type of what a schema describes, deeply readonly. */
export type ValueOf<S extends Schema> = S extends Leaf<infer T> ? T
  : S extends List<infer T> ? readonly T[]
  : S extends Optional<infer Inner> ? ValueOf<Inner> | undefined
  : S extends Group<infer F> ? { readonly [Name in keyof F]: ValueOf<F[Name]> }
  : never;

/** Describes a list of single values. */
export function list<T>(item: Leaf<T>): List<T> {
  return { type: "list", item };
}

/** Describes a value that may be left out. */
export function optional<S extends Leaf<unknown> | List<unknown>>(of: S): Optional<S> {
  return { type: "optional", of };
}

/** Describes settings that belong together. */
export function group<F extends Fields>(fields: F): Group<F> {
  return { type: "group", fields };
}

/** Says what a field allows, in words that can follow "expected". */
export function allowedBy(field: Field): string {
  switch (field.type) {
    case "leaf":
      return field.allowed;
    case "list":
      return `a list, each ${field.item.allowed}`;
    case "optional":
      return allowedBy(field.of);
    default:
      return field satisfies never;
  }
}

/** Lists the fields of a schema by their dotted keys (`charts.metallb.version`), in its order. */
export function fieldsByKey({ fields }: Group<Fields>): ReadonlyMap<string, Field> {
  const found = new Map<string, Field>();
  for (const [name, field] of Object.entries(fields)) {
    if (field.type !== "group") found.set(name, field);
    else fieldsByKey(field).forEach((inner, key) => found.set(joinKey(name, key), inner));
  }
  return found;
}

/** Makes the dotted key of a name within a group; the outermost group has the empty key. */
export function joinKey(above: string, name: string): string {
  return above === "" ? name : `${above}.${name}`;
}
