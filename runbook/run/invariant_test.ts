import { assert, assertEquals } from "@std/assert";
import { firstDifference, type Recorded, type Verdict } from "../journal/mod.ts";
import { giveUp, type Teller } from "../step/mod.ts";
import { createMasker } from "../secrets/mod.ts";
import { probeOf } from "../testdata/mod.ts";
import type { LiveOptions } from "../world/mod.ts";
import { type Part, type PlainStep, rehearse, tellLive } from "./testdata/telling.ts";
import { checkNeeds, undoStep, verifyStep } from "./tell_step.ts";

type Tell = (t: Teller<null>) => Promise<void>;

/** A step that was told once, and how that ended. */
interface Case {
  readonly tell: Tell;
  readonly ends?: Verdict;
  readonly more?: Partial<PlainStep>;
  readonly live?: Partial<LiveOptions>;
}

/** Gives one value after the other, and in the end always the last. */
function values<T>(...all: readonly T[]): () => Promise<T> {
  let next = 0;
  return () => {
    const value = all[Math.min(next++, all.length - 1)];
    return value === undefined ? Promise.reject(new Error("no value")) : Promise.resolve(value);
  };
}

/** An error as client-node throws it for an answer of this status. */
function answered(code: number): Error {
  return Object.assign(new Error("refused"), { code, body: "refused" });
}

const COUNT = "echo x >> calls; grep -c x calls";

const cases: Readonly<Record<string, () => Case>> = {
  "words and files": () => ({
    tell: async (t) => {
      t.say`One paragraph.`;
      const file = t.file("a.yaml", "a: 1\n");
      t.note`Another.`;
      await t.show`cat ${file}`.prints("a: 1");
    },
  }),
  "captures that fill holes": () => ({
    tell: async (t) => {
      const { captures } = await t.run`echo "$$ $RANDOM"`.prints("<pid:int> <number:int>");
      await t.show`echo ${captures["pid"] ?? ""}`.prints("<pid:int>");
      await t.show`echo ${captures["number"] ?? ""}`.prints("<_:int>");
    },
  }),
  "a body for each of what was learned": () => {
    const look = values(["a", "b c", "ü"]);
    return {
      tell: async (t) => {
        const words = await t.learn("words", look, ["<word>"]);
        await t.each("word", words, async (word) => {
          await t.run`echo ${word}`.prints(word);
        });
      },
    };
  },
  "nothing learned to tell a body for": () => ({
    tell: async (t) => {
      const words = await t.learn<string[]>("words", () => Promise.resolve([]), ["<word>"]);
      await t.each("word", words, async (word) => void await t.run`echo ${word}`);
    },
  }),
  "a command that holds at the third attempt": () => ({
    tell: async (t) => {
      const count = t.file("count.sh", COUNT);
      await t.eventually`bash ${count}`.prints("3");
    },
  }),
  "a command that never holds": () => ({
    tell: async (t) => void await t.eventually`echo no; echo why >&2; exit 1`.within("2s"),
    ends: "failed",
  }),
  "a wait that is given up": () => ({
    tell: async (t) => void await t.eventually`echo denied; exit 1`.stopsAt(/denied/),
    ends: "failed",
  }),
  "a look that holds at the third attempt": () => {
    const look = values(1, 2, 3);
    return { tell: (t) => t.eventually("three", look, (seen) => assert(seen === 3)) };
  },
  "a look that is hopeless": () => {
    const look = values(1, 2, 3);
    return {
      tell: (t) =>
        t.eventually("three", look, (seen) => seen === 2 ? giveUp("two") : assert(false)),
      ends: "failed",
    };
  },
  "a look that is forbidden": () => ({
    tell: (t) => t.check("pods", () => Promise.reject(answered(403)), () => {}),
    ends: "failed",
  }),
  "a look that nobody answers": () => ({
    tell: (t) => t.eventually("pods", () => Promise.reject(answered(503)), () => {}),
    ends: "unknown",
  }),
  "a value that cannot be learned": () => ({
    tell: async (t) => void await t.learn("pod", () => Promise.reject(answered(404)), "<pod>"),
    ends: "failed",
  }),
  "a value that nobody answers for": () => ({
    tell: async (t) => void await t.learn("pod", () => Promise.reject(answered(503)), "<pod>"),
    ends: "unknown",
  }),
  "another's object in the way": () => ({
    tell: async (t) => {
      const object = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "demo" } };
      await t.manifest("demo.yaml", [object]);
    },
    live: {
      probe: probeOf({ object: () => Promise.resolve({ metadata: { name: "demo" }, data: {} }) }),
    },
    ends: "failed",
  }),
  "the same command with different answers": () => ({
    tell: async (t) => {
      const count = t.file("count.sh", COUNT);
      await t.run`bash ${count}`.prints("1");
      await t.run`bash ${count}`.prints("2");
    },
  }),
  "both streams and another exit code": () => ({
    tell: async (t) =>
      void await t.run`echo out; echo err >&2; exit 3`.prints("out").warns("err")
        .exits(3),
  }),
  "an exit code that was not expected, with its causes": () => ({
    tell: async (t) => void await t.run`echo no space left >&2; exit 7`,
    ends: "failed",
    more: {
      explain: [
        {
          id: "full",
          look: () => Promise.resolve({ free: 0 }),
          says: ({ failure }) => failure.includes("no space left") ? "The disk is full" : undefined,
          remedy: "make room",
        },
        {
          id: "other",
          look: () => Promise.resolve(null),
          says: () => undefined,
          remedy: "none",
        },
        {
          id: "blind",
          look: () => Promise.reject(new Error("cannot look")),
          says: ({ evidence }) => evidence === null ? "Nobody knows" : undefined,
          remedy: "ask",
        },
      ],
    },
  }),
  "an exit code that was not expected, with the objects concerned": () => ({
    tell: async (t) => void await t.run`exit 7`,
    ends: "failed",
    more: { concerns: () => [{ apiVersion: "v1", kind: "Service", name: "demo" }] },
    live: {
      probe: probeOf({
        object: () => Promise.reject(Object.assign(new Error("away"), { code: 503, body: "" })),
      }),
    },
  }),
  "another output than expected": () => ({
    tell: async (t) => void await t.run`echo 502`.prints("404"),
    ends: "failed",
  }),
  "a long output": () => ({
    tell: async (t) => void await t.run`seq 60000`.prints("1\n2\n...\n59999\n60000"),
  }),
  "an output of one long line without an end": () => ({
    tell: async (t) => void await t.run`head -c 300000 /dev/zero | tr '\\0' x`,
  }),
  "letters of all kinds, and none": () => ({
    tell: async (t) => {
      await t.run`printf 'ü 日本 🦫\\r\\n\\033[31mred\\033[0m'`.prints("ü 日本 🦫\nred");
      await t.run`printf '\\xff\\xfe\\0'`;
      await t.run`true`.prints("");
    },
  }),
  "a secret in the output": () => {
    const masker = createMasker();
    masker.add(["a-secret-token"]);
    return {
      tell: async (t) => void await t.run`echo "a-secret""-token"`.prints("‹masked›"),
      live: { masker },
    };
  },
  "a command that takes too long": () => ({
    tell: async (t) => void await t.run`echo begun; sleep 100`.within("1s"),
    ends: "failed",
  }),
  "a promise that does not hold": () => ({
    tell: async (t) => void await t.run`true`,
    more: { holds: (t) => t.check("it is there", values(false), (seen) => assert(seen)) },
    ends: "failed",
  }),
};

for (const [name, make] of Object.entries(cases)) {
  Deno.test(`invariant: a rehearsal tells again ${name}`, async () => {
    const { tell, ends = "passed", more = {}, live = {} } = make();
    const step: PlainStep = { id: "step", title: "Step", tell, ...more };
    const recorded = await tellLive(step, { live });
    assertEquals(recorded.told.verdict, ends, recorded.told.error?.message);
    const again = await rehearse(step, recorded.events);
    assertEquals(firstDifference(recorded.events, again.events), undefined);
    assertEquals(again.told.verdict, ends);
  });
}

Deno.test("invariant: needs, verification and undoing are told again, too", async () => {
  const step: PlainStep = {
    id: "step",
    title: "Step",
    tell: () => Promise.resolve(),
    needs: [{
      id: "tools",
      title: "tools are there",
      gates: true,
      look: values("v1", "v2"),
      judge: (seen) => assert(seen === "v1"),
      remedy: "install them",
    }],
    holds: (t) => t.check("it is there", values([1], [2]), (seen) => assert(seen[0] === 1)),
    undo: async (t) => void await t.run`echo gone`.prints("gone"),
  };
  const parts: readonly Part[] = [checkNeeds, verifyStep, (options) => undoStep(options, [])];
  for (const part of parts) {
    const recorded = await tellLive(step, { part });
    assertEquals(recorded.told.verdict, "passed");
    const again = await rehearse(step, recorded.events, part);
    assertEquals(firstDifference(recorded.events, again.events), undefined);
  }
});

/** The recording with one word changed, wherever it was seen. */
function changed(events: readonly Recorded[], from: string, to: string): readonly Recorded[] {
  return events.map((event) => {
    switch (event.type) {
      case "output":
        return { ...event, text: event.text.replace(from, to) };
      case "check":
        return event.seen === undefined
          ? event
          : { ...event, seen: JSON.parse(JSON.stringify(event.seen).replace(from, to)) };
      default:
        return event;
    }
  });
}

Deno.test("invariant: a recording changed in one word makes its check fail", async () => {
  const step: PlainStep = {
    id: "step",
    title: "Step",
    tell: async (t) => {
      await t.show`echo "demo LoadBalancer 192.168.1.254"`.prints("demo <_:word> <address:ip>");
      await t.eventually`echo It works`.prints("It works");
      await t.show`echo careful >&2`.warns("careful");
      await t.check("replicas", () => Promise.resolve({ ready: "three" }), (seen) => {
        assertEquals(seen, { ready: "three" });
      });
    },
    holds: (t) =>
      t.check("page", () => Promise.resolve("a page"), (seen) => assertEquals(seen, "a page")),
  };
  const { events } = await tellLive(step);
  const words = [
    ["192.168.1.254", "<pending>"],
    ["works", "breaks"],
    ["careful", "careless"],
    ["three", "two"],
    ["a page", "a 502"],
  ] as const;
  for (const [from, to] of words) {
    const { told } = await rehearse(step, changed(events, from, to));
    assertEquals(told.verdict, "failed", `${from} became ${to}`);
  }
  assertEquals((await rehearse(step, changed(events, "nowhere", ""))).told.verdict, "passed");
});
