import { assertEquals } from "@std/assert";
import { wayOn } from "./going_on.ts";

Deno.test("wayOn: nothing is left to do after what passed, or faded as it should", () => {
  assertEquals(wayOn({ world: "live" }, "passed"), undefined);
  assertEquals(wayOn({ world: "live" }, "gone"), undefined);
});

Deno.test("wayOn: a live run is resumed, whatever stopped it", () => {
  for (const verdict of ["failed", "interrupted", "unknown"] as const) {
    assertEquals(wayOn({ world: "live" }, verdict)?.command, "deno task resume");
  }
});

Deno.test("wayOn: a rehearsal is rehearsed again, or recorded where it has no answers", () => {
  const rehearsal = { world: "rehearsal" } as const;
  assertEquals(wayOn(rehearsal, "failed")?.command, "deno task run --rehearse");
  assertEquals(wayOn(rehearsal, "not recorded")?.command, "deno task record");
});
