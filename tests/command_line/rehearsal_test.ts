import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { runbook } from "../../steps/mod.ts";
import { shippedRecording } from "../rehearsal/rehearse.ts";
import { Scene } from "./scene.ts";

const FIRST = /^Rehearsal of the real run of \d+ \w+ \d{4} \(Kubernetes v[\d.]+, kubectl v/;
const LAST = /^✔ Rehearsal passed.* \(recorded on \d+ \w+ \d{4}, Kubernetes v[\d.]+\)$/;

/** The steps that the recording has: those of today, but for such as are not recorded yet. */
const RECORDED = shippedRecording().flatMap((event) =>
  event.type === "run-started" ? event.steps : []
);

const PAGES = [...RECORDED.map((id, index) => `${index + 1}-${id}.md`), "index.md"];

/** How `status` shows every step after a rehearsal of all that is recorded. */
function standings(): string {
  const width = Math.max(...runbook.steps.map(({ id }) => id.length));
  const lines = runbook.steps.map(({ id }) =>
    RECORDED.includes(id)
      ? `✔  ${id.padEnd(width)}  passed, <_:rest>`
      : `·  ${id.padEnd(width)}  not told`
  );
  return lines.join("\n    ");
}

/** What each page must say where no cluster was touched. */
function assertMarked(pages: Readonly<Record<string, string>>): void {
  for (const text of Object.values(pages)) {
    assertMatch(text, /\*\*Rehearsal\*\* of the real run of \d+ \w+ \d{4} \(Kubernetes v[\d.]+, /);
  }
}

Deno.test("rehearsal: without a cluster all that is recorded is told, plainly marked as rehearsed", async () => {
  using scene = new Scene();
  const { stdout } = await scene.call("run", ...RECORDED);
  const lines = stdout.trimEnd().split("\n");
  assertMatch(lines.at(0) ?? "", FIRST);
  assertMatch(lines.at(-1) ?? "", LAST);
  assertStringIncludes(stdout, "`deno task lab run` makes a practice cluster");
  assertStringIncludes(
    stdout,
    "yours differ in `charts.metallb.repository`",
  );
  const pages = scene.transcript();
  assertEquals(Object.keys(pages), PAGES);
  assertMarked(pages);

  await scene.call("status").prints(`
    Rehearsal <_:rest>: passed
    Cluster: context <_:rest>

    ${standings()}

    Transcript: /scene/home/transcripts/${scene.runs()[0]}/index.md
    Nothing is left to do
  `);
  await scene.call("resume").fails(
    2,
    `
    error: Cannot resume: the last run is finished, expected one that stopped
      Begin a new one with: deno task run
  `,
  );
});

Deno.test("rehearsal: --rehearse asks no cluster, even a configured one", async () => {
  using scene = new Scene();
  const kubeconfig = scene.file("kubeconfig", "this is no kubeconfig");
  const { stdout } = await scene.call("run", "--rehearse", "demo-service")
    .env({ KUBECONFIG: kubeconfig });
  assertMatch(stdout, FIRST);
});

Deno.test("rehearsal: steps by id and number are told in the runbook's order", async () => {
  using scene = new Scene();
  const { stdout } = await scene.call("run", "multi-node", "3", "4");
  const headings = stdout.split("\n").filter((line) => /^\d\/\d /.test(line));
  assertEquals(headings, ["1/2 Create a Loadbalanced Service", "2/2 A Multi-Node Service"]);
  assertEquals(Object.keys(scene.transcript()).length, 3);
});
