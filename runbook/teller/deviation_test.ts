import { assertEquals, assertInstanceOf } from "@std/assert";
import { Deviation } from "./deviation.ts";
import { type Body, plan, tell } from "./testdata/tell.ts";

/** Plans one body, tells another, and gives what is said about the difference. */
async function deviation(planned: Body, told: Body): Promise<string> {
  const { error } = await tell(told, { plan: await plan(planned) });
  assertInstanceOf(error, Deviation);
  return error.message.replace("The step deviates from its plan: ", "");
}

const echo: Body = async (t) => void await t.run`echo one`;

Deno.test("deviation: another command is refused before it runs", async () => {
  const told: string[] = [];
  assertEquals(
    await deviation(echo, async (t) => {
      await t.run`touch ran`;
      told.push("it ran");
    }),
    'told was the command "touch ran", planned was the command "echo one"',
  );
  assertEquals(told, []);
});

Deno.test("deviation: too much and too little are refused", async () => {
  assertEquals(
    await deviation(echo, async (t) => {
      await t.run`echo one`;
      await t.run`echo two`;
    }),
    'told was the command "echo two", planned was the end of the step',
  );
  assertEquals(
    await deviation(echo, () => Promise.resolve()),
    'told was the end of the step, planned was the command "echo one"',
  );
});

Deno.test("deviation: another order is refused", async () => {
  const file: Body = (t) => Promise.resolve(void t.file("a", "text"));
  assertEquals(
    await deviation(async (t) => {
      await echo(t);
      await file(t);
    }, file),
    'told was the file "a", planned was the command "echo one"',
  );
});

Deno.test("deviation: the mode, each expectation and each look count", async () => {
  const changed: readonly Body[] = [
    async (t) => void await t.show`echo one`,
    async (t) => void await t.run`echo one`.prints("one"),
    async (t) => void await t.run`echo one`.warns(""),
    async (t) => void await t.run`echo one`.exits(0, 1),
    async (t) => void await t.run`echo one`.where({ x: "1" }),
    async (t) => await t.check("one", () => Promise.resolve(1), () => {}),
    async (t) => void await t.learn("one", () => Promise.resolve(1), 1),
    async (t) => await t.each("one", [1], () => Promise.resolve()),
    (t) => Promise.resolve(void t.file("one", "text")),
  ];
  for (const told of changed) {
    await deviation(echo, told);
    await deviation(told, echo);
  }
});

Deno.test("deviation: what fills the holes is free, what stands around them is not", async () => {
  const logs = (verb: string, example: string): Body => async (t) => {
    const pod = await t.learn("pod", () => Promise.resolve("echo-1"), example);
    await t.run`echo ${verb} ${pod}`.prints(`${verb} ${pod}`);
  };
  const { error } = await tell(logs("logs", "<pod>"));
  assertEquals(error, undefined);
  await deviation(logs("logs", "<pod>"), logs("rm", "<pod>"));
  await deviation(logs("logs", "other"), logs("logs", "<pod>"));
});

Deno.test("deviation: each item must tell the whole body and no more", async () => {
  const each = (commands: (item: number) => readonly string[]): Body => (t) =>
    t.each("item", [1, 2], async (item) => {
      for (const command of commands(item)) await t.run`echo ${command}`;
    });
  const planned = each(() => ["a", "b"]);
  assertEquals(
    await deviation(planned, each((item) => item === 1 ? ["a"] : ["a", "b"])),
    'told was the end of one item, planned was the command "echo b"',
  );
  assertEquals(
    await deviation(planned, each((item) => item === 2 ? ["a"] : ["a", "b"])),
    'told was the end of one item, planned was the command "echo b"',
  );
  assertEquals(
    await deviation(planned, each(() => ["a", "b", "c"])),
    'told was the command "echo c", planned was the end of the step',
  );
});
