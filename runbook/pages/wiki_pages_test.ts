import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { type BegunRun, fold, type Recorded, type Verdict } from "../journal/mod.ts";
import {
  failedRun,
  numbered,
  passedRun,
  REHEARSAL,
  runStarted,
  stepEvents,
} from "../testdata/mod.ts";
import type { Edition } from "./edition.ts";
import type { Aside, Block, Page } from "./model.ts";
import { wikiPage, wikiPages } from "./wiki_pages.ts";

Deno.test("wiki page: all sections in order, each under a heading with its id, then what it rests on", () => {
  const page = wikiPage(begun(passedRun()), EDITION);
  assertEquals([page.name, page.title], ["2-ingress", "Ingress"]);
  assertEquals(headings(page), [
    "2 #loadbalancer The load balancer",
    "3 #loadbalancer-holds What holds now",
    "2 #demo-service Create a Loadbalanced Service",
    "2 #sections How it went",
    "3 #cluster The cluster",
    "3 #tools Programs",
    "3 #settings Settings",
  ]);
});

Deno.test("wiki page: its stamp says the day, the cluster, its nodes and every version", () => {
  const { style, said } = standing(begun(passedRun()));
  assertEquals(style, "success");
  assertEquals(
    said[0],
    "Verified on 23 November 2026, 18:15 UTC: every check of its 2 sections said yes",
  );
  assertEquals(
    said[1],
    "With Kubernetes v1.35.4 of the context home on 1 node (node-1) · MetalLB 0.16.2 · kubectl v1.35.2 · helm v4.1.4",
  );
  assertEquals(said[2], "Told with --set replicas=5");
});

Deno.test("wiki page: a failed run says so first, where, and why", () => {
  const { style, said } = standing(begun(failedRun()));
  assertEquals(style, "failure");
  assertStringIncludes(
    said[0] ?? "",
    "Not verified: failed on 23 November 2026, 18:15 UTC, in Create a Loadbalanced Service: kubectl get",
  );
});

Deno.test("wiki page: a run of some steps names those that it did not tell", () => {
  const { style, said } = standing(begun(passedRun()), {
    ...EDITION,
    steps: [...EDITION.steps, "multi-node"],
  });
  assertEquals(style, "warning");
  assertEquals(
    said[0],
    "Verified in part: 2 of 3 sections on 23 November 2026, 18:15 UTC. Not told: multi-node",
  );
});

Deno.test("wiki page: a rehearsal and a recording that comes with the runbook are never called verified", () => {
  const rehearsed = standing(begun(passedRun(REHEARSAL)));
  assertEquals([rehearsed.style, rehearsed.said[0]], [
    "warning",
    "Rehearsed, not verified on 23 November 2026, 18:15 UTC",
  ]);
  const shipped = standing(begun(passedRun()), { ...EDITION, shipped: true });
  assertStringIncludes(shipped.said.at(-1) ?? "", "not a run of your own");
});

Deno.test("wiki page: the stamp follows the last verification of all that was told", () => {
  assertStringIncludes(lookedAt().join("\n"), "Not looked at again since");
  assertEquals(
    lookedAt(["loadbalancer", "passed"], ["demo-service", "passed"]),
    ["Still true on 23 November 2026, 18:15 UTC, when last looked at"],
  );
  assertEquals(
    lookedAt(["loadbalancer", "passed"], ["demo-service", "gone"]),
    [
      "Still true on 23 November 2026, 18:15 UTC, when last looked at; " +
      "gone, as was to be expected: demo-service",
    ],
  );
  assertEquals(
    lookedAt(["loadbalancer", "passed"], ["demo-service", "failed"]),
    ["Not true any more on 23 November 2026, 18:15 UTC, when last looked at: demo-service"],
  );
  assertStringIncludes(lookedAt(["loadbalancer", "passed"]).join("\n"), "Not looked at again");
});

Deno.test("wiki page: what is lost since is seen at a glance, and stands in the summary", () => {
  const run = begun(verified(["loadbalancer", "passed"], ["demo-service", "failed"]));
  assertEquals(standing(run).style, "failure");
  assertStringIncludes(wikiPage(run, EDITION).summary ?? "", "said yes. Not true any more on 23");
});

Deno.test("wiki page: a look that found nothing out loses nothing and keeps nothing true", () => {
  for (const verdict of ["unknown", "interrupted"] as const) {
    const run = begun(verified(["loadbalancer", "passed"], ["demo-service", verdict]));
    const { style, said } = standing(run);
    assertEquals([style, said[3]], [
      "success",
      "Not known to be true still on 23 November 2026, 18:15 UTC, when last looked at: demo-service; " +
      "deno task verify looks again",
    ]);
    assertEquals(wikiPage(run, EDITION).summary, said[0]);
  }
});

Deno.test("wiki page: verifying changes nothing of how the run went", () => {
  const before = wikiPage(begun(passedRun()), EDITION);
  const after = wikiPage(begun(verified(["loadbalancer", "passed"])), EDITION);
  assertEquals(after.stamp, before.stamp);
  assertEquals(after.blocks.at(-1), before.blocks.at(-1));
});

Deno.test("wiki page: a picture stands in its section, before what holds", () => {
  const figure = {
    type: "figure",
    id: "request-way",
    file: "request-way.svg",
    caption: "The way",
    alternative: "a to b",
  } as const;
  const page = wikiPage(begun(passedRun()), {
    ...EDITION,
    figures: [{ step: "loadbalancer", figure }, { step: "demo-service", figure }],
  });
  const order = page.blocks.flatMap((block) =>
    block.type === "figure" ? ["picture"] : block.type === "heading" ? [block.id] : []
  );
  assertEquals(order.slice(0, 5), [
    "loadbalancer",
    "picture",
    "loadbalancer-holds",
    "demo-service",
    "picture",
  ]);
});

Deno.test("wiki pages: an index and a page for each section, linked to each other and to the series", () => {
  const pages = wikiPages(begun(passedRun()), EDITION);
  assertEquals(pages.map(({ name }) => name), ["index", "1-loadbalancer", "2-demo-service"]);
  assertEquals(pages.map(({ stamp }) => stamp.position), [0, 1, 2]);
  const [index, first] = pages.map(linksOf);
  assertEquals(index, ["../1-installation", "1-loadbalancer", "2-demo-service"]);
  assertEquals(first, ["index", "2-demo-service"]);
  const [{ blocks: [failed] } = { blocks: [] }] = wikiPages(begun(failedRun()), EDITION);
  assert(failed?.type === "aside");
  assertEquals(
    failed.lines.flat().flatMap((piece) => piece.type === "link" ? [piece.to] : []),
    [{ type: "page", name: "2-demo-service" }],
  );
  const [single] = [wikiPage(begun(passedRun()), EDITION)].map(linksOf);
  assertEquals(single, ["1-installation", "#loadbalancer", "#demo-service"]);
});

Deno.test("pages: that names and addresses are stand-ins is said at the top, of others nothing", () => {
  const run = begun(passedRun());
  const hidden = standing(run, { ...EDITION, hidden: true }).said;
  assertEquals(hidden.slice(0, -1), standing(run).said);
  assertStringIncludes(hidden.at(-1) ?? "", "192.0.2.1, stand for the real ones");
});

const EDITION: Edition = {
  name: "2-ingress",
  title: "Ingress",
  position: 2,
  before: { title: "Installation", page: "1-installation" },
  steps: ["loadbalancer", "demo-service"],
  versions: [["MetalLB", "0.16.2"]],
  figures: [],
  shipped: false,
};

type Look = readonly [step: string, verdict: Verdict];

/** A run of two steps that passed, and what a verification of some of them found later. */
function verified(...looks: readonly Look[]): readonly Recorded[] {
  return [
    ...passedRun(),
    ...numbered([
      { ...runStarted({ purpose: "verify" }), type: "run-resumed" },
      ...looks.flatMap(([step, verdict]) => stepEvents(step, { action: "verify", verdict }, [])),
      { type: "run-ended", verdict: "passed" },
    ]),
  ];
}

function lookedAt(...looks: readonly Look[]): readonly string[] {
  return standing(begun(verified(...looks))).said.slice(3);
}

function begun(events: Iterable<Recorded>): BegunRun {
  const state = fold(events);
  assert(state.type === "begun");
  return state;
}

/** The stamp: style and lines as plain text. */
function standing(run: BegunRun, edition = EDITION) {
  const [aside] = wikiPage(run, edition).blocks;
  assert(aside?.type === "aside");
  const { style, lines }: Aside = aside;
  return { style, said: lines.map((line) => line.map(({ text }) => text).join("")) };
}

function headings({ blocks }: Page): readonly string[] {
  return blocks.flatMap((block) =>
    block.type === "heading" ? [`${block.level} #${block.id} ${block.text}`] : []
  );
}

function linksOf({ blocks }: Page): readonly string[] {
  const lines = (block: Block) =>
    block.type === "paragraph" ? [block.line] : block.type === "table" ? block.rows.flat() : [];
  return blocks.flatMap(lines).flat().flatMap((piece) => {
    if (piece.type !== "link") return [];
    const { to } = piece;
    return to.type === "page" ? [to.name] : to.type === "id" ? [`#${to.id}`] : [];
  });
}
