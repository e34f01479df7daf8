import { assertEquals } from "@std/assert";
import { parseEntry } from "./process_table.ts";

const rest = "1 42 40 34816 -1 4194560 157 0 0 0 0 0 0 0 20 0 1 0 97807 4034560 731 0";

Deno.test("process table: a Linux record is read whatever the program is called", () => {
  for (const name of ["bash", "a b", "x) R 1 2", "two\nlines"]) {
    const entry = parseEntry(`boot 42 (${name}) S ${rest}`);
    assertEquals(entry, {
      pid: 42,
      group: 42,
      session: 40,
      zombie: false,
      boot: "boot",
      startTime: "boot/97807",
    });
  }
});

Deno.test("process table: a process that only waits for its parent is marked", () => {
  assertEquals(parseEntry(`boot 42 (bash) Z ${rest}`)?.zombie, true);
});

Deno.test("process table: a record of ps, as on macOS, is read", () => {
  assertEquals(parseEntry("  501   500 Ss   Mon Nov 23 16:31:00 2026    "), {
    pid: 501,
    group: 500,
    session: 500,
    zombie: false,
    boot: "",
    startTime: "Mon Nov 23 16:31:00 2026",
  });
});

Deno.test("process table: an empty record is nothing", () => {
  assertEquals(parseEntry(""), undefined);
});
