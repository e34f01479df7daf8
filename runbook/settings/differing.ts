import type { Json } from "../json/mod.ts";

/** The dotted keys of the settings in which two runs differ, in the order of the first. */
export function differingKeys(one: Json, other: Json, path = ""): readonly string[] {
  if (!isGroup(one) || !isGroup(other)) {
    return JSON.stringify(one) === JSON.stringify(other) ? [] : [path];
  }
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].flatMap((key) =>
    differingKeys(one[key] ?? null, other[key] ?? null, path === "" ? key : `${path}.${key}`)
  );
}

function isGroup(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
