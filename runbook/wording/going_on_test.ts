import { assertEquals } from "@std/assert";
import { wayOn } from "./going_on.ts";

Deno.test("wayOn: nothing is left to do after what passed, or faded as it should", () => {
  assertEquals(wayOn({ world: "live", purpose: "run" }, "passed"), undefined);
  assertEquals(wayOn({ world: "live", purpose: "verify" }, "gone"), undefined);
});

Deno.test("wayOn: a live run is resumed, whatever stopped it", () => {
  for (const verdict of ["failed", "interrupted", "unknown"] as const) {
    assertEquals(wayOn({ world: "live", purpose: "run" }, verdict)?.command, "deno task resume");
    assertEquals(wayOn({ world: "live", purpose: "undo" }, verdict)?.command, "deno task resume");
  }
});

Deno.test("wayOn: a rehearsal is rehearsed again, or recorded where it has no answers", () => {
  const rehearsal = { world: "rehearsal", purpose: "run" } as const;
  assertEquals(wayOn(rehearsal, "failed")?.command, "deno task run --rehearse");
  assertEquals(wayOn(rehearsal, "not recorded")?.command, "deno task record");
});

Deno.test("wayOn: what was lost is told again, what was not seen is looked at again", () => {
  const verification = { world: "live", purpose: "verify" } as const;
  assertEquals(wayOn(verification, "failed")?.command, "deno task run");
  assertEquals(wayOn(verification, "unknown")?.command, "deno task verify");
});
