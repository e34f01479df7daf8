import { assertEquals } from "@std/assert";
import { differingKeys } from "./differing.ts";

Deno.test("differingKeys(): names what differs by its dotted key, lists as a whole", () => {
  const one = { address: "192.168.1.254", pool: ["a"], echo: { replicas: 3, variant: "nginx" } };
  const other = { address: "192.168.1.254", pool: ["a", "b"], echo: { replicas: 5 } };
  assertEquals(differingKeys(one, other), ["pool", "echo.replicas", "echo.variant"]);
});

Deno.test("differingKeys(): equal settings differ in nothing", () => {
  assertEquals(differingKeys({ a: { b: [1] } }, { a: { b: [1] } }), []);
});
