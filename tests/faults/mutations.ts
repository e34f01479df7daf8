/**
 * Settings files and values as nobody should write them.
 *
 * @module
 */
import type { Chance } from "./chance.ts";

/** Values of every kind that YAML knows, and some that only look like it. */
export const VALUES = [
  ...["", "~", "null", "true", "No", "0", "-1", "1e400", "-.inf", ".nan", "0x1F", "0o17", "1_000"],
  ...["99999999999999999999999", "3.5", "2026-11-23", "12:30:45", "1h", "0s", "99999h", "5 m"],
  ...["[]", "[1, [2, [3]]]", "{}", "{a: {b: c}}", "[~]", "[a, , b]", "[a", "}", "{a", "- x", "? y"],
  ...['"', "'", '"\\x"', "'it''s'", "|", ">-", "&a", "*a", "*b", "&a [*a]", "!!str 5", "!x y"],
  ...["!!binary aGk=", "!!set {a}", "<<: *a", "%YAML 1.1", "---", "...", "@x", "`x`", "a: b: c"],
  ...["192.168.1.256", "192.168.1.254/0", "0.0.0.0", "255.255.255.255", "192.168.1.9-192.168.1.1"],
  ...["::1", "fe80::1%eth0", "localhost", "a..b", "-a", "a-", "A", "ä.example", "𝔞", "\u202egnp"],
  ...["x".repeat(300), "a.".repeat(200), "https://", "https://a b", "https://u:p@h/", "file:///x"],
  ...["latest", "httpd:latest", "a:b:c", "UPPER/x:1", "x@sha256:12", "1.2", "^1.2.3", "v1.2.3-"],
  ...["$(touch pwned)", "`id`", "; rm -rf x", "${address}", "${nope}", "${", "../../etc/passwd"],
  ...["nginx", "docusaurus", "docusarus", "none", "a/b.md", "__proto__", "constructor", "\0", "\t"],
] as const satisfies readonly [string, ...string[]];

/** Changes a text a little, in one way of many; YAML is what it knows. */
export function mutated(text: string, chance: Chance): string {
  const lines = text.split("\n");
  const at = chance.below(lines.length);
  const line = lines[at] ?? "";
  const [, indent = "", key = "", value = ""] = /^(\s*)([\w-]+:)?\s?(.*)$/s.exec(line) ?? [];
  const drawn = chance.one(VALUES);
  const with_ = (...instead: readonly string[]) => lines.toSpliced(at, 1, ...instead).join("\n");
  const place = chance.below(text.length + 1);
  const cut = (length: number, instead: string) =>
    text.slice(0, place) + instead + text.slice(place + length);
  const ways: readonly [() => string, ...(() => string)[]] = [
    () => cut(1, String.fromCodePoint(chance.below(0xd800))),
    () => cut(0, String.fromCharCode(chance.below(0x80))),
    () => cut(1 + chance.below(40), ""),
    () => text.slice(0, place),
    () => with_(),
    () => with_(line, line),
    () => with_(`${indent}${key} ${drawn}`),
    () => with_(`${indent}${drawn}: ${value}`),
    () => with_(`${indent}${key.slice(1)} ${value}`),
    () => with_(`${" ".repeat(chance.below(9))}${line.trimStart()}`),
    () => with_(`\t${line}`),
    () => with_(`${indent}${key} &a ${value}`, `${indent}more: *a`),
    () => with_(`${indent}${key}`, `${indent}  deeper:`, `${indent}    still: ${value}`),
    () => with_(`${indent}<<: {${drawn}: ${drawn}}`, line),
    () => with_(line, `${indent}- ${drawn}`),
    () => with_(`${indent}${key} ${"[".repeat(chance.one([1, 2, 30, 3_000]))}`),
    () => lines.toReversed().join("\n"),
    () => text.replaceAll("\n", chance.one(["\r\n", "\r", "\n\n", "\u2028", " "])),
    () => `\uFEFF${text}`,
    () => `${text}\n---\n${text}`,
  ];
  return chance.one(ways)();
}
