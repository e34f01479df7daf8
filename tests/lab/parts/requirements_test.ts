import { assert, assertEquals, assertFalse } from "@std/assert";
import { describeMissing, reaches } from "./requirements.ts";

Deno.test("requirements: versions are compared as numbers, part by part", () => {
  assert(reaches("1.26.0", "1.26.0"));
  assert(reaches("1.26.8", "1.26.0"));
  assert(reaches("1.100", "1.26.0"));
  assert(reaches("2.0", "1.26.8"));
  assertFalse(reaches("1.25.9", "1.26.0"));
  assertFalse(reaches("1.26", "1.26.1"));
});

Deno.test("requirements: no version reaches nothing", () => {
  assertFalse(reaches(undefined, "0.0"));
});

Deno.test("requirements: each missing piece is named with the line that installs it", () => {
  const text = describeMissing([
    { what: "runc", installWith: "apt-get install runc", debianPackages: ["runc"] },
    { what: "Go 1.26.0 or newer", installWith: "curl … | tar …" },
  ]);
  assertEquals(text, "  runc: apt-get install runc\n  Go 1.26.0 or newer: curl … | tar …");
});
