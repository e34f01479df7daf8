import { assert, assertEquals, assertRejects } from "@std/assert";
import { systemClock } from "./clock.ts";

Deno.test("clock: sleeps as long as it is asked to", async () => {
  const begin = systemClock.now();
  await systemClock.sleep(20);
  assert(systemClock.now() - begin >= 15);
});

Deno.test("clock: an abort ends a sleep at once, also one that was given before", async () => {
  const reason = new Error("interrupted");
  const abort = new AbortController();
  const sleeping = systemClock.sleep(60_000, abort.signal);
  abort.abort(reason);
  assertEquals(await assertRejects(() => sleeping), reason);
  assertEquals(await assertRejects(() => systemClock.sleep(60_000, abort.signal)), reason);
});
