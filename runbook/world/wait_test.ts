import { assert, assertEquals, assertRejects } from "@std/assert";
import { manualClock } from "../testdata/mod.ts";
import { lookAgain, type LookAgainOptions, orAborted } from "./wait.ts";
import type { Settled } from "./world.ts";

const forever = new AbortController().signal;

/** Looks as often as `worth` has answers, and then once more and so on with the last of them. */
function looking(worth: readonly Settled[], given: Partial<LookAgainOptions<number>> = {}) {
  const clock = manualClock();
  const lefts: number[] = [];
  const result = lookAgain<number>({
    clock,
    within: 10_000,
    signal: forever,
    attempt: (left) => {
      lefts.push(left);
      const settled = worth[Math.min(lefts.length, worth.length) - 1] ?? "again";
      return Promise.resolve({ result: lefts.length, settled });
    },
    ...given,
  });
  return { clock, lefts, result };
}

Deno.test("wait: the first look is at once, and may be the only one", async () => {
  const { clock, result } = looking(["done"]);
  assertEquals(await result, { result: 1, attempts: 1, duration: 0 });
  assertEquals(clock.sleeps, []);
});

Deno.test("wait: pauses grow from 100 ms to 2 s", async () => {
  const { clock, result } = looking(["again"], { within: 60_000 });
  await result;
  assertEquals(clock.sleeps.slice(0, 3), [100, 150, 225]);
  const longest = clock.sleeps.indexOf(2_000);
  assert(longest > 0);
  assert(clock.sleeps.slice(longest, -1).every((pause) => pause === 2_000));
});

Deno.test("wait: the last look is at the deadline, and counts", async () => {
  const { clock, lefts, result } = looking(["again"]);
  const { attempts, duration } = await result;
  assertEquals([duration, lefts.at(-1), clock.now()], [10_000, 0, 10_000]);
  assertEquals(attempts, lefts.length);
});

Deno.test("wait: without time there is one look", async () => {
  const { result } = looking(["again", "done"], { within: 0 });
  assertEquals(await result, { result: 1, attempts: 1, duration: 0 });
});

Deno.test("wait: hopeless ends it at once", async () => {
  const { result } = looking(["again", "again", "stop", "done"]);
  assertEquals((await result).result, 3);
});

Deno.test("wait: an attempt that outlasts the deadline is the last one", async () => {
  const clock = manualClock();
  const { result } = looking([], {
    clock,
    attempt: () => {
      clock.pass(11_000);
      return Promise.resolve({ result: 7, settled: "again" });
    },
  });
  assertEquals(await result, { result: 7, attempts: 1, duration: 11_000 });
});

Deno.test("wait: who watches hears of every attempt but the last", async () => {
  const heard: number[][] = [];
  const { result } = looking(["again", "again", "done"], {
    waiting: (...told) => void heard.push(told),
  });
  await result;
  assertEquals(heard, [[1, 1, 0], [2, 2, 100]]);
});

Deno.test("wait: an abort ends it, before a look and in a pause", async () => {
  const reason = new Error("interrupted");
  const before = looking(["again"], { signal: AbortSignal.abort(reason) });
  assertEquals(await assertRejects(() => before.result), reason);
  assertEquals(before.lefts, []);

  const abort = new AbortController();
  const during = looking(["again"], {
    signal: abort.signal,
    waiting: () => abort.abort(reason),
  });
  assertEquals(await assertRejects(() => during.result), reason);
  assertEquals(during.lefts.length, 1);
});

Deno.test("wait: what an attempt throws is thrown", async () => {
  const bug = new TypeError("bug");
  const { result } = looking([], { attempt: () => Promise.reject(bug) });
  assertEquals(await assertRejects(() => result), bug);
});

Deno.test("orAborted(): an interruption does not wait for what is under way", async () => {
  const interruption = new AbortController();
  const never = new Promise<string>(() => {});
  const waiting = orAborted(never, interruption.signal);
  interruption.abort(new Error("enough"));
  await assertRejects(() => waiting, Error, "enough");
});

Deno.test("orAborted(): without one it gives what was waited for", async () => {
  const { signal } = new AbortController();
  assertEquals(await orAborted(Promise.resolve("there"), signal), "there");
});
