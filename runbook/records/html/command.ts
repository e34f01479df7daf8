import { type Child, type Markup, tag } from "../../html/mod.ts";
import type { CommandBlock, OutputBlock } from "../../pages/mod.ts";
import { count } from "../../wording/mod.ts";
import { anchor, fold, pre, time, verdictClass } from "./pieces.ts";

/** Writes a command and the beginning of its output as in a terminal; then the rest, then errors. */
export function markupOfCommand({ id, text, outputs, judged }: CommandBlock): Markup {
  const [stdout] = outputs.filter(({ stream }) => stream === "stdout");
  const [stderr] = outputs.filter(({ stream }) => stream === "stderr");
  return tag(
    "article",
    { class: `command ${verdictClass(judged, "unknown")}`, id, "aria-label": `Command ${id}` },
    tag(
      "header",
      {},
      tag("span", { class: "mark" }, judged?.mark ?? "?"),
      " ",
      judged === undefined ? [] : time(judged.duration),
      " ",
      anchor(id, id),
    ),
    output(stdout, tag("span", { class: "prompt" }, `$ ${text}`)),
    stderr === undefined
      ? []
      : [tag("p", { class: "stream" }, "To standard error it wrote:"), output(stderr)],
  );
}

function output(block: OutputBlock | undefined, prompt?: Markup): Child {
  const [first, ...others] = block?.parts ?? [];
  const head = first?.folded === false ? [first] : [];
  const rest = first === undefined || first.folded === false ? others : [first, ...others];
  const shown = head.map(({ lines }) => lines.join("\n"));
  const begin = prompt === undefined ? shown : [prompt, shown.map((text) => `\n${text}`)];
  return [
    begin.length === 0 ? [] : pre(begin),
    rest.map(({ folded, lines }) => {
      const text = pre(lines.join("\n"));
      return folded ? fold(count(lines.length, "more line"), text) : text;
    }),
    (block?.elsewhere ?? []).map((file) =>
      tag(
        "p",
        { class: "stream" },
        "The whole output is in the run's folder: ",
        tag("code", {}, file),
      )
    ),
  ];
}
