import { dirname, posix, relative, sep } from "node:path";

/** An import map without scopes: what a bare name stands for. */
export interface ImportMap {
  /** A package specifier, or a path relative to the map's own file. */
  readonly imports: Readonly<Record<string, string>>;
}

/**
 * Moves an import map to another file, so that its relative paths still lead to the same modules.
 *
 * @param map The map as it stands in `from`.
 * @param from Path of the file that holds the map.
 * @param to Path of the file that will hold it; both relative to the same folder.
 */
export function moved(map: ImportMap, from: string, to: string): ImportMap {
  const imports = Object.entries(map.imports).map(([name, target]) => {
    if (!isRelative(target)) return [name, target];
    const file = relative(dirname(to), posix.join(dirname(from), target)).replaceAll(sep, "/");
    return [name, isRelative(file) ? file : `./${file}`];
  });
  return { imports: Object.fromEntries(imports) };
}

/** The packages of an import map that come from JSR, as `jsr:` specifiers. */
export function fromJsr(map: ImportMap): readonly string[] {
  return Object.values(map.imports).filter((target) => target.startsWith("jsr:"));
}

function isRelative(target: string): boolean {
  return target.startsWith("./") || target.startsWith("../");
}
