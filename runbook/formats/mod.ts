/**
 * The names of the formats that a run can be written in. What writes them is elsewhere, so that
 * settings can name them without loading it.
 *
 * @module
 */

import { nearest } from "../text/mod.ts";

/** Pages for a wiki. */
export const WIKI_IDS = [
  "docusaurus",
  "docusaurus-md",
  "mkdocs",
  "github",
  "gitea",
  "obsidian",
  "wikijs",
  "outline",
  "bookstack",
] as const;

/** Records: a run as one file that is no wiki page. */
export const RECORD_IDS = ["html", "notebook", "junit"] as const;

/** All of them. */
export const FORMAT_IDS = [...WIKI_IDS, ...RECORD_IDS] as const;

/** Name of a format. */
export type FormatId = typeof FORMAT_IDS[number];

/** What else the same things are called. */
const OTHER_NAMES: Readonly<Record<string, FormatId>> = {
  forgejo: "gitea",
  ipynb: "notebook",
  jupyter: "notebook",
  material: "mkdocs",
  mdx: "docusaurus",
};

/** Tells whether a word is the name of a format. */
export function isFormatId(word: string): word is FormatId {
  return FORMAT_IDS.some((id) => id === word);
}

/** The format that somebody most likely meant who wrote another word; `undefined` if none is near. */
export function meantFormat(word: string): FormatId | undefined {
  const name = nearest(word, [...FORMAT_IDS, ...Object.keys(OTHER_NAMES)]);
  if (name === undefined) return undefined;
  return isFormatId(name) ? name : OTHER_NAMES[name];
}
