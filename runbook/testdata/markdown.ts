import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

/** A node of the tree that a Markdown parser makes. */
export type Node = Nodes;

/** Reads GitHub's Markdown with a parser that is not ours, and lists all nodes, outer ones first. */
export function nodesOf(markdown: string): readonly Node[] {
  const root = fromMarkdown(markdown, {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  });
  return within(root);
}

/** The nodes of one type. */
export function nodesOfType<T extends Node["type"]>(
  markdown: string,
  type: T,
): readonly Extract<Node, { type: T }>[] {
  return nodesOf(markdown).filter((node): node is Extract<Node, { type: T }> => node.type === type);
}

/** The text that a reader sees of a node, code included. */
export function textOf(node: Node): string {
  return within(node).map((inner) =>
    inner.type === "text" || inner.type === "inlineCode" ? inner.value : ""
  ).join("");
}

function within(node: Node): readonly Node[] {
  return [node, ...("children" in node ? node.children.flatMap(within) : [])];
}
