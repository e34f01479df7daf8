import { assertEquals } from "@std/assert";
import { isAmong } from "./identity.ts";

const leader = { pid: 42, group: 42, session: 42, zombie: false, boot: "b1", startTime: "b1/900" };
const child = { ...leader, pid: 43, group: 43, startTime: "b1/950" };
const process = { pid: 42, group: 42, startTime: "b1/900" };

Deno.test("process identity: the leader or any of its session is enough to be alive", () => {
  assertEquals(isAmong([leader, child], process), true);
  assertEquals(isAmong([leader], process), true);
  assertEquals(isAmong([child], process), true);
  assertEquals(isAmong([{ ...child, session: 7 }], process), false);
});

Deno.test("process identity: what only waits for its parent is not alive", () => {
  assertEquals(isAmong([{ ...leader, zombie: true }], process), false);
  assertEquals(isAmong([{ ...leader, zombie: true }, child], process), true);
});

Deno.test("process identity: strangers of the same numbers are not taken for it", () => {
  assertEquals(isAmong([{ ...leader, startTime: "b1/999" }, child], process), false);
  const later = { ...child, boot: "b2", startTime: "b2/950" };
  assertEquals(isAmong([later], process), false, "the machine was started anew");
});
