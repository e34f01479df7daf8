const IMPORTED = /^import (?:type )?\{([^}]*)\}/gm;
const DECLARED = /^(?:export )?(?:async )?(?:const|function|interface|type) (\w+)/gm;

/** The names that a module gives at its top: what it imports and what it declares. */
export function bindingsIn(module: string): readonly string[] {
  const imported = Array.from(module.matchAll(IMPORTED), ([, names = ""]) => names.split(","))
    .flat().map((name) => name.trim().split(" ").at(-1) ?? "");
  const declared = Array.from(module.matchAll(DECLARED), ([, name = ""]) => name);
  return [...imported, ...declared].filter((name) => name !== "");
}
