import MarkdownIt from "markdown-it";
import container from "markdown-it-container";
import { full as emoji } from "markdown-it-emoji";

/**
 * Reads a page as Outline does when it imports Markdown, as HTML. Outline is one program around an
 * editor, so the nearest there is: the parser that it uses, in its version and with its options, and
 * the two plugins that it has from outside. Its own rules for lists by letters, for highlights,
 * placeholders and formulas are here as far as they decide what is text. Left out are tasks in lists,
 * mentions and attachments, all of which begin with brackets.
 */
export function readOutline(page: string): string {
  return parser.render(page);
}

const parser = new MarkdownIt("default", { breaks: false, html: false, linkify: false })
  .use(container, "notice", { marker: ":", validate: () => true, render: tag("aside") })
  .use(container, "toggle", { marker: "+", validate: () => true, render: tag("details") })
  .use(emoji, { shortcuts: {} });

type Tokens = readonly { readonly nesting: number; readonly info: string }[];

function tag(name: string) {
  return (tokens: Tokens, index: number) => {
    const { nesting, info } = tokens[index] ?? { nesting: 0, info: "" };
    return nesting === 1 ? `<${name} class="${info}">\n` : `</${name}>\n`;
  };
}

interface CoreState {
  src: string;
}

// Everywhere, also in code.
parser.core.ruler.before("normalize", "letters", (state: CoreState) => {
  state.src = state.src.replaceAll(/^(\s*)[a-z]\.(?=\s+\S)/gim, "$11.");
});

interface InlineState extends CoreState {
  pos: number;
  push(type: string, tag: string, nesting: number): { content: string };
}

parser.inline.ruler.after("escape", "marks", (state: InlineState, silent: boolean) => {
  const [found] = /^(==|!!|\$)\S[^]*?\1/.exec(state.src.slice(state.pos)) ?? [];
  if (found === undefined) return false;
  if (!silent) state.push("mark", "mark", 0).content = found;
  state.pos += found.length;
  return true;
});
parser.renderer.rules.mark = () => "<mark></mark>";
