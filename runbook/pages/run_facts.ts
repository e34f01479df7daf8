import type { RunStarted, Target } from "../journal/mod.ts";
import type { Json, JsonObject } from "../json/mod.ts";
import { count, differsSentence } from "../wording/mod.ts";
import { code, spoken, text } from "./lines.ts";
import type { Block, Inline, Table } from "./model.ts";

/** Says what a run was made with: cluster, programs, settings. */
export function factBlocks(header: RunStarted): readonly Block[] {
  const { target, tools, settings, asked } = header;
  const blocks: Block[] = [{ type: "heading", level: 2, id: "cluster", text: "The cluster" }];
  if (target === null) blocks.push({ type: "paragraph", line: [text("None was known")] });
  else blocks.push(clusterTable(target), nodesTable(target));
  blocks.push({ type: "heading", level: 2, id: "tools", text: "Programs" });
  const { name, version } = header.runbook;
  const programs = [[name, version] as const, ...Object.entries(tools)];
  blocks.push(pairs(["Program", "Version"], programs.map(([tool, is]) => [code(tool), code(is)])));
  blocks.push({ type: "heading", level: 2, id: "settings", text: "Settings" });
  const asking = askedLine(asked);
  if (asking !== undefined) blocks.push({ type: "paragraph", line: asking });
  const differs = differsSentence(header);
  if (differs !== undefined) blocks.push({ type: "paragraph", line: spoken(differs) });
  const effective = pairs(["Setting", "Value"], [...leaves(settings)]);
  if (effective.rows.length > 0) {
    blocks.push({ type: "details", summary: "All settings as they were", blocks: [effective] });
  }
  return blocks;
}

function clusterTable({ context, server, version, identity }: Target): Table {
  return pairs(["Cluster", ""], [
    [text("Context"), code(context)],
    [text("Server"), code(server)],
    [text("Kubernetes"), code(version)],
    [text("Identity"), code(identity)],
  ]);
}

function nodesTable({ nodes }: Target): Table {
  return {
    type: "table",
    columns: ["Node", "Address", "Architecture", "Kubelet", "Runtime"],
    rows: nodes.map(({ name, address, architecture, kubelet, runtime }) =>
      [name, address, architecture, kubelet, runtime].map((value) => [code(value)])
    ),
  };
}

function pairs(columns: readonly string[], rows: readonly (readonly [Inline, Inline])[]): Table {
  return { type: "table", columns, rows: rows.map(([name, value]) => [[name], [value]]) };
}

function askedLine({ settingsFile, overrides, context, adopt }: RunStarted["asked"]) {
  const parts = [
    ...settingsFile === undefined ? [] : [`--settings ${settingsFile}`],
    ...context === undefined ? [] : [`--context ${context}`],
    ...overrides.map((override) => `--set ${override}`),
    ...adopt ? ["--adopt"] : [],
  ];
  if (parts.length === 0) return undefined;
  return [text("Asked for with "), code(parts.join(" "))];
}

/** Every single value of the settings, by its path; of a text of many lines only their number. */
function* leaves(value: Json, path = ""): Generator<readonly [Inline, Inline]> {
  if (typeof value === "object" && value !== null && !isShortList(value)) {
    for (const [key, inner] of Object.entries(value as JsonObject)) {
      yield* leaves(inner, path === "" ? key : `${path}.${key}`);
    }
  } else {
    yield [code(path), leaf(value)];
  }
}

function leaf(value: Json) {
  if (typeof value !== "string") return code(JSON.stringify(value));
  const lines = value.trimEnd().split("\n").length;
  return lines > 1 ? text(`(${count(lines, "line")})`) : code(value);
}

function isShortList(value: object): boolean {
  return Array.isArray(value) && value.every((item) => typeof item !== "object" || item === null);
}
