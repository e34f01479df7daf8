import { assertEquals } from "@std/assert";
import { eventsOf, plan, stepOf, tell } from "./testdata/tell.ts";
import { planStep } from "./plan.ts";

Deno.test("plan: what only the run will know is a bare hole, known values are themselves", async () => {
  const planned = await plan(async (t) => {
    const { captures } = await t.show`kubectl get pods`.prints("<pod:name> <node:word>")
      .where({ node: "node-1" });
    await t.run`kubectl exec ${captures["pod"] ?? ""} --on ${captures["node"] ?? ""}`;
    const address = await t.learn("address", () => Promise.resolve("::1"), "<address>");
    await t.run`curl ${`http://${address}/`} ${"a b"}`;
  });
  const texts = planned.map((event) => event.type === "command" ? event.text : event.type);
  assertEquals(texts, [
    "kubectl get pods",
    "kubectl exec <pod> --on node-1",
    "learn",
    "curl http://<address>/ 'a b'",
  ]);
});

Deno.test("plan: nothing is run, looked at or written", async () => {
  const planned = await plan(async (t) => {
    t.file("../escaped", "text");
    await t.run`exit 1`;
    await t.check("never looked", () => Promise.reject(new Error("looked")), () => {});
  });
  assertEquals(planned.map(({ type }) => type), ["file", "command", "check"]);
});

Deno.test("plan: the body of an each is told once, with the example", async () => {
  const planned = await plan(async (t) => {
    const pods = await t.learn("pods", () => Promise.resolve(["a", "b"]), ["<pod>"]);
    await t.each("pod", pods, async (pod) => {
      await t.run`kubectl logs ${pod}`;
    });
    await t.each("nobody", [], async () => {
      await t.run`never`;
    });
  });
  assertEquals(planned, [
    { type: "learn", name: "pods" },
    {
      type: "each",
      name: "pod",
      body: [{
        type: "command",
        mode: "change",
        text: "kubectl logs <pod>",
        expects: { exits: [0] },
      }],
    },
    { type: "each", name: "nobody", body: [] },
  ]);
});

Deno.test("plan: a step without an undo takes nothing back", async () => {
  assertEquals(await planStep(stepOf(() => Promise.resolve()), { host: "" }, "undo"), []);
});

Deno.test("plan: a telling tells what was planned, holes filled", async () => {
  const telling = await tell(async (t) => {
    t.say`Prose is no part of a plan.`;
    t.file("list", "a\nb");
    const words = await t.learn("words", () => Promise.resolve(["x", "y z"]), ["<word>"]);
    await t.each("word", words, async (word) => {
      await t.show`echo ${word} | cat - list`.prints(`${word}\na\nb`);
    });
    await t.eventually("the words are there", () => Promise.resolve(words), () => {});
  });
  assertEquals(telling.error, undefined);
  assertEquals(eventsOf(telling, "command-started").map(({ text }) => text), [
    "echo x | cat - list",
    "echo 'y z' | cat - list",
  ]);
});
