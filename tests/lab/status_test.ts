import { assertEquals } from "@std/assert";
import { inMebibytes } from "./status.ts";

Deno.test("lab status: memory is told in whole mebibytes", () => {
  assertEquals(inMebibytes(0), "0 MiB");
  assertEquals(inMebibytes(512 * 2 ** 20 + 1), "512 MiB");
});
