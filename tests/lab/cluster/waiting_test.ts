import { assertEquals, assertRejects } from "@std/assert";
import { EnvironmentError } from "../../../runbook/errors/mod.ts";
import { waitFor } from "./waiting.ts";

Deno.test("waiting: looks again until there is an answer", async () => {
  let looks = 0;
  const look = () => Promise.resolve(++looks === 3 ? "there" : undefined);
  assertEquals(await waitFor(look, { what: "it is there", timeout: 5_000, every: 1 }), "there");
  assertEquals(looks, 3);
});

Deno.test("waiting: gives up after the time and says what did not come", async () => {
  await assertRejects(
    () => waitFor(() => Promise.resolve(undefined), { what: "pigs fly", timeout: 5, every: 1 }),
    EnvironmentError,
    "pigs fly",
  );
});

Deno.test("waiting: ends with the reason of the signal", async () => {
  const signal = AbortSignal.abort(new Error("enough"));
  const look = () => Promise.resolve(undefined);
  await assertRejects(() => waitFor(look, { what: "x", timeout: 5_000, signal }), Error, "enough");
});
