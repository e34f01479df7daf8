import { assertEquals, assertStringIncludes } from "@std/assert";
import { faultsPage } from "./table.ts";

Deno.test("faults: the table has a section for each part that was tried, and a total", () => {
  const page = faultsPage([
    { part: "kill", fault: "a | b", place: "cluster", outcome: "c", tried: 1_200, lost: 0 },
    { part: "input", fault: "d", place: "machine", outcome: "e", tried: 34, lost: 1 },
  ]);
  assertStringIncludes(page, "**In all: 1,234 tried, 1 lost.**");
  assertStringIncludes(page, "| a \\| b | real cluster | C | 1,200 | 0 |");
  const headings = page.split("\n").filter((line) => line.startsWith("## "));
  assertEquals(headings.length, 2);
});
