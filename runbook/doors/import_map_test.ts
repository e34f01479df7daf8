import { assertEquals } from "@std/assert";
import { fromJsr, moved } from "./import_map.ts";

Deno.test("moved(): relative paths still lead to the same modules", () => {
  const imports = { a: "./a.ts", b: "../up/b.ts" };
  assertEquals(moved({ imports }, "one/two/map.json", "out/map.json").imports, {
    a: "../one/two/a.ts",
    b: "../one/up/b.ts",
  });
});

Deno.test("moved(): a path beside or below the new map stays relative", () => {
  const imports = { a: "./out/a.ts", b: "./out/deep/b.ts" };
  assertEquals(moved({ imports }, "map.json", "out/map.json").imports, {
    a: "./a.ts",
    b: "./deep/b.ts",
  });
});

Deno.test("moved(): packages stay as they are", () => {
  const imports = { a: "jsr:@x/a@1", b: "npm:b@2/sub", c: "node:fs" };
  assertEquals(moved({ imports }, "deno.json", "out/map.json").imports, imports);
});

Deno.test("fromJsr(): names what has to be fetched from JSR", () => {
  const imports = { a: "jsr:@x/a@1", b: "npm:b@2", c: "./c.ts" };
  assertEquals(fromJsr({ imports }), ["jsr:@x/a@1"]);
});
