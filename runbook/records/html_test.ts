import { assertEquals } from "@std/assert";
import { fromHtml } from "hast-util-from-html";
import { selectAll } from "hast-util-select";
import { type BegunRun, type Event, fold, type Recorded } from "../journal/mod.ts";
import { type Figure, wikiPage } from "../pages/mod.ts";
import { failedRun, numbered, passedRun, runStarted, stepEvents } from "../testdata/mod.ts";
import { html } from "./html.ts";

Deno.test("html report: the same journal gives the same bytes", () => {
  assertEquals(render(failedRun()), render(failedRun()));
});

Deno.test("html report: how many checks came out in which way is counted", () => {
  assertEquals(filters(render(passedRun())), ["All 5", "✔ Passed 5", "- ✘ Failed 0"]);
  assertEquals(filters(render(failedRun())), ["All 5", "✔ Passed 4", "✘ Failed 1"]);
});

Deno.test("html report: what was planned and nobody came to can be filtered, too", () => {
  const [started, ...others] = stepEvents("a", { verdict: "failed", message: "m" }, []);
  const plan = [{ type: "check", label: "x <y>" }] as const;
  const document = render(numbered([
    runStarted({ steps: ["a", "b"] }),
    { ...started, plan } as Event,
    ...others,
  ]));
  assertEquals(texts(document, ".filter label:last-child"), ["– Not told 2"]);
  assertEquals(texts(document, "section.has-untold li.is-untold"), [
    "– not told: x <y>",
    "– not told: this section",
  ]);
  assertEquals(texts(document, "nav li.has-untold"), ["✘ a 1 m 05 s", "– b"]);
});

Deno.test("html report: a failure stands together with what shows and what explains it", () => {
  const document = render(failedRun());
  assertEquals(selectAll("section > .failure.is-failed", fromHtml(document)).length, 1);
  assertEquals(
    selectAll("section > .failure > :is(.is-failure, pre)", fromHtml(document)).length,
    2,
  );
  assertEquals(selectAll(".failure > .is-warning", fromHtml(document)).length, 1);
  assertEquals(selectAll(".command.is-failed", fromHtml(document)).length, 1);
});

Deno.test("html report: pictures stand in the page; without its file one is told in words", () => {
  const source = render(passedRun(), [["a.svg", "<svg><title>drawn</title></svg>"]]);
  assertEquals(texts(source, "figure#a svg title, figure#b p"), ["drawn", "all of b"]);
});

Deno.test("html report: nothing in it asks for anything or runs", () => {
  const tree = fromHtml(render(failedRun()));
  const asking =
    "script, img, iframe, object, embed, audio, video, form, [src], [style], [onclick]";
  assertEquals(selectAll(asking, tree), []);
  const links = selectAll("link", tree).map(({ properties }) => properties.href);
  assertEquals(links, ["data:,"]);
  assertEquals(/url\(|@import/.test(render(failedRun())), false);
});

Deno.test("html report: ids are unique, and what is linked to is there", () => {
  const tree = fromHtml(render(failedRun()));
  const ids = selectAll("[id]", tree).map(({ properties }) => String(properties.id));
  assertEquals(ids.length, new Set(ids).size);
  const linked = selectAll('a[href^="#"]', tree).map(({ properties }) => String(properties.href));
  assertEquals(linked.filter((href) => !ids.includes(href.slice(1))), []);
});

function render(
  events: readonly Recorded[],
  pictures: readonly (readonly [string, string])[] = [],
): string {
  const run = fold(events) as BegunRun;
  const page = wikiPage(run, {
    name: "page",
    title: "Page",
    position: 1,
    before: { title: "before", page: "1-before" },
    steps: [],
    versions: [],
    figures: ["a", "b"].map((id) => ({ step: "loadbalancer", figure: figureOf(id) })),
    shipped: false,
  });
  return html.render({ run, page, pictures: new Map(pictures) });
}

function figureOf(id: string): Figure {
  return { type: "figure", id, file: `${id}.svg`, caption: id, alternative: `all of ${id}` };
}

/** What can be chosen, with `-` before what cannot. */
function filters(document: string): readonly string[] {
  return texts(document, ".filter label").slice(0, 3).map((text, index) => {
    const disabled = selectAll(".filter input", fromHtml(document))[index]?.properties.disabled;
    return disabled === true ? `- ${text}` : text;
  });
}

function texts(document: string, css: string): readonly string[] {
  return selectAll(css, fromHtml(document)).map((found) =>
    textIn(found).replaceAll(/\s+/g, " ").trim()
  );
}

type Found = ReturnType<typeof selectAll>[number];

function textIn(node: Found | Found["children"][number]): string {
  if (node.type === "text") return node.value;
  return "children" in node ? node.children.map(textIn).join("") : "";
}
