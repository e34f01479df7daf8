import { assertEquals, assertThrows } from "@std/assert";
import { ConfigError } from "../errors/mod.ts";
import { checksum, readManifest, writeManifest } from "./manifest.ts";

const SUMS = new Map([["page.md", checksum("one")], ["deep/er/way.svg", checksum("two")]]);

Deno.test("manifest: what was written is read again, as sha256sum writes it", () => {
  const text = writeManifest(SUMS);
  assertEquals(text, `${checksum("two")}  deep/er/way.svg\n${checksum("one")}  page.md\n`);
  assertEquals(readManifest(text, "sums"), new Map([...SUMS].toReversed()));
  assertEquals(readManifest("", "sums"), new Map());
});

Deno.test("manifest: it does not depend on the order in which files were made", () => {
  assertEquals(writeManifest(new Map([...SUMS].toReversed())), writeManifest(SUMS));
});

Deno.test("manifest: a damaged line is an error at its place, and no path leads out of the folder", () => {
  const sum = checksum("one");
  for (const line of ["", "abc  page.md", `${sum} page.md`, `${sum}  ../page.md`]) {
    assertDamaged(line);
  }
  for (const path of ["/etc/passwd", "a/../../b", "..", "./a", "a//b", "a/", "a\\b"]) {
    assertDamaged(`${sum}  ${path}`);
  }
});

function assertDamaged(line: string): void {
  const text = `${writeManifest(SUMS)}${line}\n${writeManifest(SUMS)}`;
  const { place } = assertThrows(
    () => readManifest(text, "sums"),
    ConfigError,
    "line 3 is damaged",
  );
  assertEquals(place, { file: "sums", line: 3, column: 1 });
}
