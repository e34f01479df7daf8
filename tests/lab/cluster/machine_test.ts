import { assertEquals } from "@std/assert";
import { isFirst } from "./machine.ts";

Deno.test("machine: its first process is 1 in a process namespace directly below ours", () => {
  const status = (ids: string) => `Name:\tbash\nNSpid:\t${ids}\nNSpgid:\t${ids}\n`;
  assertEquals(isFirst(status("4711\t1")), true);
  assertEquals(isFirst(status("4711")), false, "the one that made the namespace");
  assertEquals(isFirst(status("4711\t15")), false, "any other process of the machine");
  assertEquals(isFirst(status("4711\t15\t1")), false, "a container's first process");
});
