import { assertEquals } from "@std/assert";
import { linkerFlags } from "./go_build.ts";

Deno.test("go build: each variable is set through the linker", () => {
  assertEquals(
    linkerFlags({ "a/b.version": "v1", "a/b.tree": "" }),
    "-s -w -X a/b.version=v1 -X a/b.tree=",
  );
});
