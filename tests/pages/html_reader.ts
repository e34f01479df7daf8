/**
 * Built pages as a reader sees them, read by a foreign HTML parser.
 *
 * @module
 */

import { fromHtml } from "hast-util-from-html";
import { selectAll } from "hast-util-select";

/** A page, or an element of it. */
export interface HtmlPart {
  /** What a reader sees of it, in one line: blanks joined. */
  readonly text: string;
  /** Its text letter by letter; a line break counts as a line feed. */
  readonly verbatim: string;
  /** The elements within it that a selector finds, in their order. */
  select(css: string): readonly HtmlPart[];
  /** The same part without the elements that a selector finds. */
  without(css: string): HtmlPart;
  /** What a reader sees before the first element that a selector finds; all where there is none. */
  textBefore(css: string): string;
  /** A property by its name in the DOM: `id`, `href`, `open`; `undefined` where it is not set. */
  property(name: string): string | undefined;
}

/** Reads a page, or a piece of HTML as the body of one. */
export function readHtml(html: string): HtmlPart {
  return partOf(fromHtml(html));
}

type Root = ReturnType<typeof fromHtml>;
type Node = Root | Root["children"][number];

function partOf(node: Node): HtmlPart {
  const found = (css: string) => selectAll(css, node).filter((element) => element !== node);
  return {
    text: oneLine(textOf(node)),
    verbatim: textOf(node),
    select: (css) => found(css).map(partOf),
    without: (css) => partOf(pruned(node, new Set(found(css)))),
    textBefore(css) {
      const [end] = found(css);
      const nodes = [...within(node)];
      const before = end === undefined ? nodes : nodes.slice(0, nodes.indexOf(end));
      return oneLine(before.map(ownText).join(""));
    },
    property(name) {
      const value = node.type === "element" ? node.properties[name] : undefined;
      return value === null || value === undefined ? undefined : String(value);
    },
  };
}

function textOf(node: Node): string {
  return within(node).map(ownText).toArray().join("");
}

function ownText(node: Node): string {
  if (node.type === "text") return node.value;
  return node.type === "element" && node.tagName === "br" ? "\n" : "";
}

/** A node and all within it, outer ones first. */
function* within(node: Node): Generator<Node> {
  yield node;
  if (!("children" in node)) return;
  for (const child of node.children) yield* within(child);
}

function pruned<T extends Node>(node: T, unwanted: ReadonlySet<Node>): T {
  if (!("children" in node)) return node;
  const kept = node.children.filter((child) => !unwanted.has(child));
  return { ...node, children: kept.map((child) => pruned(child, unwanted)) };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
