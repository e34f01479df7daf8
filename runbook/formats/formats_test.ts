import { assertEquals } from "@std/assert";
import { meantFormat } from "./mod.ts";

Deno.test("formats: a misspelt one is known, and so is what others call it", () => {
  assertEquals(meantFormat("docusaurs"), "docusaurus");
  assertEquals(meantFormat("Forgejo"), "gitea");
  assertEquals(meantFormat("forgjo"), "gitea");
  assertEquals(meantFormat("wiki.js"), "wikijs");
  assertEquals(meantFormat("confluence"), undefined);
});
