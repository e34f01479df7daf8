import { type BegunRun, fold } from "../journal/mod.ts";
import { type Edition, wikiPage } from "../pages/mod.ts";
import { commandEvents, numbered, runStarted, stepEvents } from "../testdata/mod.ts";
import * as dialects from "./mod.ts";

const COMMANDS = 10_000;

const TABLE = "NAME    READY  STATUS   AGE\n" +
  Array.from({ length: 10 }, (_, pod) => `demo-${pod}  1/1    Running  3s\n`).join("");

const RUN = begun([
  runStarted({ steps: ["many"] }),
  ...stepEvents(
    "many",
    {},
    Array.from({ length: COMMANDS }, (_, index) =>
      commandEvents(index + 1, "kubectl get pods", {
        expects: { stdout: "NAME ...\n...\ndemo-9 <_:word> Running <_:age>" },
        stdout: TABLE,
      })).flat(),
  ),
  { type: "run-ended", verdict: "passed" },
]);

const EDITION: Edition = {
  name: "many",
  title: "Many commands",
  position: 1,
  steps: ["many"],
  versions: [],
  figures: [],
  shipped: false,
};

const group = `a page of ${COMMANDS} commands`;

Deno.bench("the outputs in fences, nothing else", { group, baseline: true }, () => {
  const fences: string[] = [];
  for (const { events } of [...RUN.steps.values()].flatMap(({ telling }) => telling ?? [])) {
    for (const event of events) {
      if (event.type === "output") fences.push(`\`\`\`\n${event.text}\`\`\`\n`);
    }
  }
  fences.join("\n");
});

for (const dialect of Object.values(dialects).filter(isDialect)) {
  Deno.bench(dialect.name, { group }, () => {
    dialect.render(wikiPage(RUN, EDITION));
  });
}

/** Beside dialects, the folder's door has what others are made of. */
function isDialect(value: object): value is dialects.Dialect {
  return "render" in value;
}

function begun(events: Parameters<typeof numbered>[0]): BegunRun {
  const run = fold(numbered(events));
  if (run.type !== "begun") throw new Error("the run of this benchmark never began");
  return run;
}
