import { assertEquals } from "@std/assert";
import { nearest } from "./nearest.ts";

const steps = ["loadbalancer", "ingress", "demo-service", "multi-node", "sidetrack-hostname"];

Deno.test("nearest: a missing, additional, wrong or swapped character is forgiven", () => {
  assertEquals(nearest("ingres", steps), "ingress");
  assertEquals(nearest("inngress", steps), "ingress");
  assertEquals(nearest("imgress", steps), "ingress");
  assertEquals(nearest("ingrses", steps), "ingress");
});

Deno.test("nearest: a swap is one slip, so a short word may have one", () => {
  assertEquals(nearest("rnu", ["run", "undo"]), "run");
});

Deno.test("nearest: longer words may have more slips", () => {
  assertEquals(nearest("sidetrakc-hostnam", steps), "sidetrack-hostname");
  assertEquals(nearest("load_balancr", steps), "loadbalancer");
});

Deno.test("nearest: case does not count, and the candidate keeps its own", () => {
  assertEquals(nearest("ingressclass", ["ingressClass"]), "ingressClass");
});

Deno.test("nearest: the beginning of a word is its abbreviation", () => {
  assertEquals(nearest("side", steps), "sidetrack-hostname");
});

Deno.test("nearest: something else altogether has no neighbour", () => {
  assertEquals(nearest("certificate", steps), undefined);
  assertEquals(nearest("x", steps), undefined);
  assertEquals(nearest("", steps), undefined);
  assertEquals(nearest("ingress", []), undefined);
});

Deno.test("nearest: of several equally near the first is taken", () => {
  assertEquals(nearest("demo3", ["demo1", "demo2"]), "demo1");
});
