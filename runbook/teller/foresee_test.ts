import { assertEquals } from "@std/assert";
import type { Json } from "../json/mod.ts";
import type { Step } from "../step/mod.ts";
import { probeOf } from "../testdata/mod.ts";
import { foreseeStep, type Foresight } from "./foresee.ts";

const step: Step<null> = {
  id: "step",
  title: "Step",
  async tell(t) {
    t.say`Words.`;
    t.file("a.txt", "text");
    await t.check("it is there", () => Promise.resolve(1), () => {});
    const pods = await t.learn<readonly string[]>("pods", () => Promise.resolve(["a", "b"]), [
      "<pod>",
    ]);
    await t.each("pod", pods, async (pod) => void await t.run`restart ${pod}`);
    const { captures } = await t.show`ask`.prints("it is <answer:word>");
    await t.run`say ${captures.answer ?? ""}`;
  },
};

/** What is foreseen, a word each. */
async function foreseen(foresight: Foresight): Promise<readonly string[]> {
  const told = await foreseeStep(step, null, foresight);
  return told.map((event) =>
    event.type === "file" ? `file ${event.name}` : `${event.mode} ${event.text}`
  );
}

Deno.test("foresee: what is learned is looked at, and each of it is told", async () => {
  assertEquals(await foreseen((look) => look(probeOf({}))), [
    "file a.txt",
    "change restart a",
    "change restart b",
    "look ask",
    "change say <answer>",
  ]);
});

Deno.test("foresee: where there is nothing to see yet, the example stands for it", async () => {
  const blind = <T extends Json>(_look: unknown, example: T) => Promise.resolve(example);
  assertEquals((await foreseen(blind)).slice(1, 3), ["change restart <pod>", "look ask"]);
});
