import { assert, assertEquals, assertInstanceOf, assertRejects } from "@std/assert";
import { PatternError } from "../expect/mod.ts";
import { eventsOf, plan, tell } from "./testdata/tell.ts";

Deno.test("teller: prose is told in its three styles", async () => {
  const telling = await tell((t) => {
    t.say`A server at ${t.config.host}.`;
    t.note`Good to know.`;
    t.warn`Mind this.`;
    return Promise.resolve();
  });
  assertEquals(telling.events, [
    { type: "prose", style: "say", text: "A server at demo.localhost." },
    { type: "prose", style: "note", text: "Good to know." },
    { type: "prose", style: "warning", text: "Mind this." },
  ]);
});

Deno.test("teller: a file is shown, and lies where the commands run", async () => {
  const telling = await tell(async (t) => {
    const file = t.file(
      "demo.conf",
      `
        server {
          listen 80;
        }
      `,
    );
    await t.show`cat ${file}`.prints("server {\n  listen 80;\n}");
  });
  assertEquals(telling.error, undefined);
  const text = "server {\n  listen 80;\n}";
  assertEquals(telling.events[0], { type: "file", name: "demo.conf", language: "nginx", text });
});

Deno.test("teller: objects are shown as one YAML file with the runbook's label", async () => {
  const planned = await plan(async (t) => {
    const objects = ["a", "b"].map((name) => ({
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name },
    }));
    const manifest = await t.manifest("maps.yaml", objects);
    await t.run`kubectl apply -f ${manifest}`;
  });
  const labelled = (name: string) =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n` +
    "  labels:\n    app.kubernetes.io/part-of: homelab-runbook";
  assertEquals(planned, [
    { type: "file", name: "maps.yaml", text: `${labelled("a")}\n---\n${labelled("b")}` },
    { type: "check", label: "nothing of another's is in the way of maps.yaml" },
    {
      type: "command",
      mode: "change",
      text: "kubectl apply -f maps.yaml",
      expects: { exits: [0] },
    },
  ]);
});

Deno.test("teller: a command says whether it changes, looks, or is waited for", async () => {
  const planned = await plan(async (t) => {
    await t.run`a`;
    await t.show`b`;
    await t.eventually`c`;
  });
  assertEquals(planned.map((event) => event.type === "command" && event.mode), [
    "change",
    "look",
    "until",
  ]);
});

Deno.test("teller: the builder is immutable", async () => {
  const [first, second] = await plan(async (t) => {
    const plain = t.show`a`;
    const strict = plain.prints("one").warns("two").exits(1, 2).where({ x: "1" }).where({ y: "2" });
    await plain;
    await strict;
  });
  assertEquals(first, { type: "command", mode: "look", text: "a", expects: { exits: [0] } });
  assertEquals(second, {
    type: "command",
    mode: "look",
    text: "a",
    expects: { exits: [1, 2], stdout: "one", stderr: "two", where: { x: "1", y: "2" } },
  });
});

Deno.test("teller: a command runs when it is awaited, and once however often that is", async () => {
  const brought: string[] = [];
  const telling = await tell(async (t) => {
    t.run`echo never`;
    const command = t.run`echo once`.prints("<word:word>");
    brought.push((await command).captures["word"] ?? "", (await command).stdout);
  });
  assertEquals(telling.error, undefined);
  assertEquals(eventsOf(telling, "command-started").map(({ text }) => text), ["echo once"]);
  // The body is told twice: to the plan and then for real.
  assertEquals(brought, ["<word>", "<output>", "once", "once\n"]);
});

Deno.test("teller: a mistake in an expectation is thrown where it is written", async () => {
  const reached: string[] = [];
  await assertRejects(() =>
    plan((t) => {
      const command = t.run`echo`;
      reached.push("before");
      command.prints("<name:no-such-kind>");
      reached.push("after");
      return Promise.resolve();
    }), PatternError);
  assertEquals(reached, ["before"]);
});

Deno.test("teller: a failed check names the line of the step that it stands in", async () => {
  const { error, events } = await tell(async (t) => {
    await t.check("an even number", () => Promise.resolve(3), (seen) => assert(seen % 2 === 0));
  });
  assertInstanceOf(error, Error);
  const check = events.at(-1);
  assert(check?.type === "check" && check.place !== undefined);
  const { file, line = 0 } = check.place;
  assertEquals(file, "runbook/teller/teller_test.ts");
  const source = await Deno.readTextFile(new URL(import.meta.url));
  assertEquals(source.split("\n")[line - 1]?.includes('"an even number"'), true);
});
