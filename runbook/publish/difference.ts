import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import { printable } from "../wording/mod.ts";
import type { ComparedFile } from "./compare.ts";

/** A page that differs in more lines is another one: showing how would take long and help nobody. */
const MOST_LINES = 2_000;

/**
 * How a file on disk differs from what it has to be, as `diff -u` says it; of one that is missing or
 * too much only that; empty if it does not differ.
 */
export function differenceIn(folder: string, file: ComparedFile): string {
  const { path, wanted, found, state } = file;
  if (state === "fresh") return "";
  const name = `${folder}/${path}`;
  if (found === undefined || wanted === undefined) return `${state.padEnd(7)}  ${name}\n`;
  const patch = createTwoFilesPatch(name, name, found, wanted, "", "", {
    headerOptions: FILE_HEADERS_ONLY,
    maxEditLength: MOST_LINES,
  });
  if (patch === undefined) {
    return `--- ${name}\n+++ ${name}\nMore than ${MOST_LINES} lines differ\n`;
  }
  return patch.split("\n").map(printable).join("\n");
}
