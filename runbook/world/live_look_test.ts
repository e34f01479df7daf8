import { assertEquals, assertRejects } from "@std/assert";
import type { Json } from "../json/mod.ts";
import { createMasker } from "../secrets/mod.ts";
import { manualClock, worldIn } from "../testdata/mod.ts";
import type { LiveOptions } from "./live.ts";
import type { Looked, LookRequest, Waiting } from "./world.ts";

function look<T extends Json>(
  once: () => Promise<T>,
  request: Partial<LookRequest<T>> = {},
  live: Partial<LiveOptions> = {},
): Promise<Looked<T>> {
  return worldIn("/nowhere", live).look({
    phase: "tell",
    label: "a look",
    look: once,
    within: 10_000,
    settle: () => "done",
    ...request,
  });
}

/** An error as client-node throws it for an answer of this status. */
function answered(code: number, message: string): Error {
  return Object.assign(new Error(message), { code, body: JSON.stringify({ message }) });
}

/** A look that fails so often and then sees something. */
function failing(error: Error, times: number): () => Promise<string> {
  let looks = 0;
  return () => ++looks <= times ? Promise.reject(error) : Promise.resolve("seen");
}

Deno.test("live look: goes on until it is settled, and tells who watches", async () => {
  let looks = 0;
  const waitings: Waiting[] = [];
  const looked = await look(() => Promise.resolve({ looks: ++looks }), {
    settle: (seen) => seen.looks === 3 ? "done" : "again",
  }, { waiting: (waiting) => void waitings.push(waiting) });
  assertEquals(looked, { type: "seen", value: { looks: 3 }, attempts: 3, duration: 250 });
  assertEquals(waitings.map(({ attempts, elapsed, last }) => [attempts, elapsed, last]), [
    [1, 0, '{"looks":1}'],
    [2, 100, '{"looks":2}'],
  ]);
});

Deno.test("live look: what is forbidden stays so, and ends the look at once", async () => {
  for (const status of [401, 403]) {
    const looked = await look(failing(answered(status, "not allowed"), 1));
    assertEquals([looked.type, looked.attempts], ["failed", 1]);
  }
});

Deno.test("live look: what does not answer may be back in a moment", async () => {
  for (const error of [answered(503, "away"), answered(429, "slow down"), new Error("odd")]) {
    const looked = await look(failing(error, 2));
    assertEquals([looked.type, looked.attempts], ["seen", 3]);
  }
});

Deno.test("live look: a mistake in the look itself is thrown, not looked at again", async () => {
  const nothing: { readonly items?: readonly string[] } = {};
  const mistaken = () =>
    Promise.resolve().then(() => Reflect.apply(Array.prototype.at, nothing.items, [0]));
  await assertRejects(() => look(mistaken), TypeError);
  await assertRejects(
    () => look(failing(new ReferenceError("pods is not defined"), 1)),
    ReferenceError,
  );
  const network = new TypeError("fetch failed", { cause: new Error("connection refused") });
  assertEquals((await look(failing(network, 1))).type, "seen");
});

Deno.test("live look: without an answer until the deadline the last error counts", async () => {
  const clock = manualClock();
  const looked = await look(failing(answered(503, "away"), Infinity), {}, { clock });
  assertEquals(clock.now(), 10_000);
  const { attempts, ...rest } = looked;
  assertEquals(rest, {
    type: "failed",
    error: { kind: "unreachable", message: "away" },
    duration: 10_000,
  });
  assertEquals(attempts > 5, true);
});

Deno.test("live look: secrets are masked in values, keys and errors before they are judged", async () => {
  const masker = createMasker();
  masker.add(["a-secret-token"]);
  const judged: Json[] = [];
  const seen = await look(() => Promise.resolve({ "a-secret-token": ["a-secret-token!"] }), {
    settle: (seen) => {
      judged.push(seen);
      return "done";
    },
  }, { masker });
  assertEquals(seen.type === "seen" && seen.value, { "‹masked›": ["‹masked›!"] } as Json);
  assertEquals(judged, [{ "‹masked›": ["‹masked›!"] }]);
  const failed = await look(failing(answered(403, "a-secret-token"), 1), {}, { masker });
  assertEquals(failed.type === "failed" && failed.error.message, "‹masked›");
});

Deno.test("live look: a value is what its JSON says, as a rehearsal reads it", async () => {
  const looked = await look(() => Promise.resolve({ at: new Date(0), gone: undefined } as never));
  assertEquals(looked.type === "seen" && looked.value, { at: "1970-01-01T00:00:00.000Z" } as Json);
});

Deno.test("live look: an abort is thrown as its reason", async () => {
  const reason = new Error("interrupted");
  const signal = AbortSignal.abort(reason);
  assertEquals(await assertRejects(() => look(() => Promise.resolve(1), {}, { signal })), reason);
});
