import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import { printable } from "../wording/mod.ts";
import type { ComparedFile } from "./compare.ts";

/** A page that differs in more lines is another one: showing how would take long and help nobody. */
const MOST_LINES = 2_000;

/** How a file on disk differs from what it has to be, as `diff -u` says it; empty if it does not. */
export function differenceIn(folder: string, file: ComparedFile): string {
  const { path, wanted, found, state } = file;
  if (state === "fresh") return "";
  const name = `${folder}/${path}`;
  const [before, after] = [nameOf(name, found), nameOf(name, wanted)];
  const patch = createTwoFilesPatch(before, after, found ?? "", wanted ?? "", "", "", {
    headerOptions: FILE_HEADERS_ONLY,
    maxEditLength: MOST_LINES,
  });
  if (patch === undefined) {
    return `--- ${before}\n+++ ${after}\nMore than ${MOST_LINES} lines differ\n`;
  }
  return patch.split("\n").map(printable).join("\n");
}

function nameOf(path: string, text: string | undefined): string {
  return text === undefined ? "/dev/null" : path;
}
