/**
 * Reads pages as Docusaurus does, with the parts that it is made of and without a build: the source
 * is rewritten as by default (`markdown.mdx1Compat`), compiled, and run.
 */

import { evaluate } from "@mdx-js/mdx";
import rehypeRaw from "rehype-raw";
import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";

/** A page as HTML, its title included, or an error where Docusaurus could not show it. */
export async function readDocusaurus(page: string, format: "md" | "mdx"): Promise<string> {
  const [, head = "", body = ""] = page.match(/^---\n([^]*?)\n---\n([^]*)$/) ?? [];
  const title: unknown = JSON.parse(head.match(/^title: (.*)$/m)?.[1] ?? "");
  // The site's own modules are known to it alone; a component that is not imported is passed in.
  const source = rewritten(body).replace(/^import Link from .*$/m, "");
  const { default: content } = await evaluate(source, {
    format,
    remarkPlugins: [remarkDirective, admonitions, headingIds, titles, remarkGfm],
    rehypePlugins: format === "md" ? [rehypeRaw] : [],
    Fragment: ({ children }: Properties) => contentOf(children),
    jsx: element,
    jsxs: element,
  });
  const components = { Link: ({ id }: Properties) => new Html(`<a id="${id}"></a>`) };
  return `<h1>${escaped(String(title))}</h1>${contentOf(content({ components }))}`;
}

/** What Docusaurus does to a page's source, in code, too, for pages of its first version. */
function rewritten(source: string): string {
  return source
    .replaceAll(
      /(?:^|\n)#{1,6}(?!#).*/g,
      (line) => line.replace("{#", "\\{#").replace("\\\\{#", "\\{#"),
    )
    .replaceAll(/^((?:> ?)*(?: +|\t+)?:{3,}(?:note|tip|warning|danger)) +(.*)$/gm, "$1[$2]")
    .replaceAll(/(^|\n) *(`{3,4}) *mdx-code-block\n([^]*?)\n *\2(?=\n|$)/g, "$1$3");
}

/** A node of the tree of Markdown, as far as it matters here. */
interface TreeNode {
  readonly type: string;
  readonly name?: string;
  readonly meta?: string | null;
  children?: readonly TreeNode[];
  value?: string;
  data?: { readonly hName?: string; readonly hProperties?: { readonly id: string } };
}

/** Makes elements of what is set apart; another directive would lose its name on the page. */
function admonitions(): (tree: TreeNode) => void {
  return function visit(node) {
    if (node.type === "containerDirective") node.data = { hName: "aside" };
    else if (node.type.endsWith("Directive")) throw new Error(`A directive: ${node.name}`);
    node.children?.forEach(visit);
  };
}

/** Takes the id of a heading from the end of its text. */
function headingIds(): (tree: TreeNode) => void {
  return function visit(node) {
    const last = node.type === "heading" ? node.children?.at(-1) : undefined;
    const [written, id] = last?.value?.match(/\s*\{#([^{}]+)\}$/) ?? [];
    if (last?.value !== undefined && written !== undefined && id !== undefined) {
      last.value = last.value.slice(0, -written.length);
      node.data = { hProperties: { id } };
    }
    node.children?.forEach(visit);
  };
}

/** Shows the title of a fence above it. */
function titles(): (tree: TreeNode) => void {
  return function visit(node) {
    node.children?.forEach(visit);
    if (node.children === undefined) return;
    node.children = node.children.flatMap((child) => {
      const title = child.meta?.match(/title="(.*?)"/)?.[1];
      if (title === undefined) return [child];
      return [{ type: "paragraph", children: [{ type: "text", value: title }] }, child];
    });
  };
}

interface Properties {
  readonly children?: unknown;
  readonly [name: string]: unknown;
}

/** What is HTML already; all other text is escaped. */
class Html {
  readonly #html: string;

  constructor(html: string) {
    this.#html = html;
  }

  toString(): string {
    return this.#html;
  }
}

function element(
  type: string | ((properties: Properties) => Html),
  { children, ...attributes }: Properties,
): Html {
  if (typeof type !== "string") return type({ ...attributes, children });
  const written = Object.entries(attributes).map(([name, value]) =>
    ` ${name}="${escaped(String(value))}"`
  );
  const open = `<${type}${written.join("")}>`;
  return new Html(VOID.includes(type) ? open : `${open}${contentOf(children)}</${type}>`);
}

const VOID = ["br", "hr", "img", "input"];

function contentOf(children: unknown): Html {
  const all = Array.isArray(children) ? children.flat(Infinity) : [children];
  const written = all.map((child) => child instanceof Html ? child : escaped(String(child ?? "")));
  return new Html(written.join(""));
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
