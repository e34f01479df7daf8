import { assertEquals } from "@std/assert";
import type { Leaf } from "./schema.ts";
import {
  boolean,
  duration,
  environmentName,
  integer,
  milliseconds,
  oneOf,
  version,
  webAddress,
} from "./values.ts";

function allowedOf(leaf: Leaf<unknown>, values: readonly unknown[]): readonly unknown[] {
  return values.filter((value) => leaf.allows(value));
}

Deno.test("values: a whole number within its bounds", () => {
  assertEquals(allowedOf(integer(1, 50), [1, 50, 0, 51, 1.5, NaN, "3", null, [3]]), [1, 50]);
});

Deno.test("values: a number is read from the text of the command line, other text is kept", () => {
  assertEquals(["5", "-5", "5.5", "0x5", "", "five"].map(integer(1, 50).fromText), [
    5,
    -5,
    "5.5",
    "0x5",
    "",
    "five",
  ]);
});

Deno.test("values: yes or no", () => {
  assertEquals(allowedOf(boolean(), [true, false, "true", 1, null]), [true, false]);
  assertEquals(["true", "false", "yes"].map(boolean().fromText), [true, false, "yes"]);
});

Deno.test("values: one of a few words, and which of them was meant", () => {
  assertEquals(oneOf("nginx", "echoserver").meant?.("Ngnix"), "nginx");
  assertEquals(allowedOf(oneOf("nginx", "echoserver"), ["nginx", "Nginx", "", 1]), ["nginx"]);
  assertEquals(oneOf("nginx", "echoserver").allowed, '"nginx" or "echoserver"');
});

Deno.test("values: exact versions, no ranges", () => {
  const given = ["0.16.2", "v1.2.3-rc.1+build", "0.16", "^0.16.2", ">1", "latest", "1.2.3 ", 4.15];
  assertEquals(allowedOf(version(), given), ["0.16.2", "v1.2.3-rc.1+build"]);
});

Deno.test("values: web addresses without user, password and blanks", () => {
  const good = ["https://metallb.github.io/metallb", "http://192.168.1.2:5000/charts"];
  const bad = [
    "metallb.github.io/metallb",
    "oci://quay.io/metallb",
    "file:///charts",
    "https://user:password@example.org",
    "https://example.org/a b",
    "https://",
    "http://example.org:99999",
  ];
  assertEquals(allowedOf(webAddress(), [...good, ...bad]), good);
});

Deno.test("values: names of environment variables", () => {
  assertEquals(allowedOf(environmentName(), ["TOKEN", "_a1", "1A", "A-B", "$A", ""]), [
    "TOKEN",
    "_a1",
  ]);
});

Deno.test("values: durations have a unit and last", () => {
  const given = ["90s", "5m", "1h", "0s", "5", "5 m", "1h30m", "-5m", "5d", 5];
  assertEquals(allowedOf(duration(), given), ["90s", "5m", "1h"]);
});

Deno.test("values: a duration in milliseconds", () => {
  assertEquals([milliseconds("90s"), milliseconds("5m"), milliseconds("1h")], [
    90_000,
    300_000,
    3_600_000,
  ]);
});
