import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { encodeLine } from "../../runbook/journal/mod.ts";
import { Scene } from "./scene.ts";

/** A scene in which one step was rehearsed. */
async function rehearsed(): Promise<Scene> {
  const scene = new Scene();
  await scene.call("run", "demo-service");
  return scene;
}

Deno.test("journal: a flipped byte is an error with its line, and nothing is touched", async () => {
  using scene = await rehearsed();
  const bytes = Deno.readFileSync(scene.journal());
  const line = new TextDecoder().decode(bytes).split("\n", 4).slice(0, 3).join("\n").length + 20;
  bytes[line] = (bytes[line] ?? 0) ^ 1;
  Deno.writeFileSync(scene.journal(), bytes);
  for (const command of ["status", "resume"]) {
    await scene.call(command).fails(
      3,
      `
      error: Cannot read the journal "/scene/home/.runbook/runs/${
        scene.runs()[0]
      }/journal.jsonl": ...
        at /scene/home/.runbook/runs/${scene.runs()[0]}/journal.jsonl:4
        Nothing was changed. ...`,
    );
  }
  assertEquals(Deno.readFileSync(scene.journal()), bytes);
});

Deno.test("journal: a torn end is said, and cut when the run goes on", async () => {
  using scene = await rehearsed();
  const text = Deno.readTextFileSync(scene.journal());
  const lines = text.trimEnd().split("\n").length;
  Deno.writeTextFileSync(scene.journal(), text.slice(0, -30));
  const run = scene.runs()[0];
  await scene.call("status").prints(`
    Rehearsal ${run}: interrupted
    ...
    Line ${lines} of the journal was cut off while it was written (<_:int> bytes are there) ...
    Transcript: /scene/home/transcripts/${run}/index.md (completed just now from the journal)
    What next, to rehearse again: deno task run --rehearse
  `);
  await scene.call("resume").prints("Rehearsal of ...\n...\n✔ Rehearsal passed...")
    .warns(`warning: Line ${lines} of the journal was cut off ...; it is kept in <_:rest>`);
  assertEquals(scene.runs(), [run ?? ""]);
  await scene.call("status").prints(`Rehearsal ${run}: passed\n...\nNothing is left to do`);
});

Deno.test("journal: of another format it is refused by name", async () => {
  using scene = await rehearsed();
  const [first = ""] = Deno.readTextFileSync(scene.journal()).split("\n", 1);
  const { sum: _, ...event } = JSON.parse(first);
  Deno.writeFileSync(scene.journal(), encodeLine({ ...event, format: 99 }));
  for (const command of ["status", "resume"]) {
    await scene.call(command).fails(
      3,
      `
      error: ...: line 1 was written by a newer runbook (format 99), expected format ...
        at /scene/home/.runbook/runs/${scene.runs()[0]}/journal.jsonl:1
        Nothing was changed. ...`,
    );
  }
});

Deno.test("journal: the transcript of a run that was cut off is completed by status", async () => {
  using scene = await rehearsed();
  const complete = scene.transcript();
  const text = Deno.readTextFileSync(scene.journal());
  // As a crash leaves it: the end of the run is missing, and the pages are behind the journal.
  Deno.writeTextFileSync(scene.journal(), text.slice(0, text.trimEnd().lastIndexOf("\n") + 1));
  Deno.removeSync(`${scene.home}/transcripts`, { recursive: true });
  const { stdout } = await scene.call("status");
  assertStringIncludes(stdout, "index.md (completed just now from the journal)");
  const completed = scene.transcript();
  assertEquals(Object.keys(completed), Object.keys(complete));
  assertEquals(completed["1-demo-service.md"], complete["1-demo-service.md"]);
  assert(completed["index.md"] !== complete["index.md"]);
});

Deno.test("journal: the transcript of a run killed just after its end is completed by status", async () => {
  using scene = await rehearsed();
  const complete = scene.transcript();
  const folder = `${scene.home}/transcripts/${scene.runs()[0]}`;
  const bytes = Deno.readFileSync(scene.journal());
  Deno.writeFileSync(scene.journal(), bytes.subarray(0, bytes.lastIndexOf(0x0a, -2) + 1));
  await scene.call("status");
  // As the kill leaves it: the journal has its end, the pages were written before.
  Deno.writeFileSync(scene.journal(), bytes);
  const { "index.md": index = "" } = scene.transcript();
  assertStringIncludes(index, "**Not ended**");
  const { stdout } = await scene.call("status");
  assertStringIncludes(stdout, `Transcript: ${folder.replace(scene.path, "/scene")}/index.md (com`);
  assertEquals(scene.transcript(), complete);
  assertEquals((await scene.call("status")).stdout.includes("completed"), false);
});

Deno.test("journal: nothing in it acts on the terminal of who asks for the status", async () => {
  using scene = await rehearsed();
  const lines = Deno.readTextFileSync(scene.journal()).trimEnd().split("\n").map((line) => {
    const { sum: _, ...event } = JSON.parse(line);
    const message = "evil \u001b]0;title\u0007\u001b[2J\u202e";
    return encodeLine(event.type === "step-ended" ? { ...event, message } : event);
  });
  Deno.writeFileSync(scene.journal(), await new Blob(lines).bytes());
  const { stdout } = await scene.call("status");
  assertStringIncludes(stdout, "\n      evil ");
  assertEquals(stdout.match(/(?!\n)[\p{Cc}\u202e]/gu), null);
});
