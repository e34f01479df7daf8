import { assertEquals } from "@std/assert";
import { wayOn } from "./going_on.ts";

const ASKED = { overrides: [], adopt: false };
const LIVE = { world: "live", purpose: "run", asked: ASKED } as const;

Deno.test("wayOn: nothing is left to do after what passed, or faded as it should", () => {
  assertEquals(wayOn(LIVE, "passed"), undefined);
  assertEquals(wayOn(LIVE, "gone"), undefined);
});

Deno.test("wayOn: a live run is resumed, whatever stopped it", () => {
  for (const verdict of ["failed", "interrupted", "unknown"] as const) {
    assertEquals(wayOn(LIVE, verdict)?.command, "deno task resume");
  }
});

Deno.test("wayOn: a rehearsal is rehearsed again, or recorded where it has no answers", () => {
  const rehearsal = { ...LIVE, world: "rehearsal" } as const;
  assertEquals(wayOn(rehearsal, "failed")?.command, "deno task run --rehearse");
  assertEquals(wayOn(rehearsal, "not recorded")?.command, "deno task record");
});

Deno.test("wayOn: what a verification finds lost is told again, what it does not know looked at again", () => {
  const verification = { ...LIVE, purpose: "verify" } as const;
  assertEquals(wayOn(verification, "passed"), undefined);
  assertEquals(wayOn(verification, "failed")?.command, "deno task run");
  assertEquals(wayOn(verification, "unknown")?.command, "deno task verify");
});

Deno.test("wayOn: what was told with options of a call is made true again with these", () => {
  for (const option of [{ overrides: ["echo.replicas=5"] }, { context: "homelab" }]) {
    const header = { ...LIVE, purpose: "verify", asked: { ...ASKED, ...option } } as const;
    assertEquals(
      wayOn(header, "failed")?.aim,
      "to make it true again, with the options of that run",
    );
  }
});
