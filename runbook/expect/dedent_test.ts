import { assertEquals } from "@std/assert";
import { dedent } from "./dedent.ts";

Deno.test("dedent: the common indentation goes, what is deeper stays", () => {
  assertEquals(
    dedent(`
      spec:
        replicas: 3

      status: {}
    `),
    "spec:\n  replicas: 3\n\nstatus: {}",
  );
});

Deno.test("dedent: a tab is no blank, so mixed indentation is left alone", () => {
  assertEquals(dedent("\tone\n  two"), "\tone\n  two");
  assertEquals(dedent("\t\tone\n\ttwo"), "\tone\ntwo");
});

Deno.test("dedent: a text of blanks alone is empty, CRLF becomes LF", () => {
  assertEquals(dedent("\n   \n\t\n"), "");
  assertEquals(dedent("\r\n  one\r\n  two\r\n"), "one\ntwo");
});
