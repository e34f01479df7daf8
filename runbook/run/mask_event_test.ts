import { assertEquals } from "@std/assert";
import type { Event } from "../journal/mod.ts";
import { createMasker } from "../secrets/mod.ts";
import { maskEvent } from "./mask_event.ts";

const SECRET = "a-word-that-nobody-may-read";

Deno.test("mask event: what is gathered after a failure shows no secret, as it is or encoded", () => {
  const gathered = (first: string, second: string): Event => ({
    type: "gathered",
    findings: [{
      title: `Pod ${first} in namespace default`,
      lines: ["Last lines of container app:", `  password=${first}`, `  basic ${second}`],
    }],
  });
  const masker = createMasker();
  masker.add([SECRET]);
  assertEquals(
    maskEvent(gathered(SECRET, btoa(SECRET)), masker),
    gathered("‹masked›", "‹masked›"),
  );
});
