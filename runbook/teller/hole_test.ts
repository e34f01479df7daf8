import { assert, assertEquals, assertFalse } from "@std/assert";
import { fillsHoles, quoteAround } from "./hole.ts";

const quote = (word: string) => /^[\w./-]+$/.test(word) ? word : `'${word}'`;

Deno.test("quoteAround(): a hole stays bare, alone and inside a word", () => {
  assertEquals(quoteAround("<pod>", quote), "<pod>");
  assertEquals(quoteAround("pod/<pod>", quote), "pod/<pod>");
});

Deno.test("quoteAround(): a word that needs quotes without its hole keeps them", () => {
  assertEquals(quoteAround("a b <pod>", quote), "'a b <pod>'");
  assertEquals(quoteAround("a b", quote), "'a b'");
});

Deno.test("fillsHoles(): a hole takes any text, everything else is literal", () => {
  assert(fillsHoles("kubectl exec <pod> -- ls", "kubectl exec echo-1 -- ls"));
  assertFalse(fillsHoles("kubectl exec <pod> -- ls", "kubectl exec echo-1 -- rm"));
  assertFalse(fillsHoles("kubectl get pods", "kubectl get pod"));
});

Deno.test("fillsHoles(): a list item that is a hole takes no lines or many", () => {
  const planned = "rules:\n  - host: demo\n  - <rules of other hosts>\nend: 1";
  assert(fillsHoles(planned, "rules:\n  - host: demo\nend: 1"));
  assert(fillsHoles(planned, "rules:\n  - host: demo\n  - host: echo\n    path: /\nend: 1"));
  assertFalse(fillsHoles(planned, "rules:\n  - host: demo\n  - host: echo\nend: 2"));
});
