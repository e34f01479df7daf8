import { assertEquals } from "@std/assert";
import { locateKeys, locationOf } from "./locate.ts";

const yaml = `# a comment: with a colon
address: 192.168.1.254

charts:
  metallb:
    # version: 0.15.0
    version: "0.16.2" # newest
  "ingress nginx":
      version: 4.15.1
pool: [10.0.0.1/32,  10.0.0.2/32]
secrets:
- ONE
-   TWO
notes: |
  address: not a key
  - not an item
names:
  - first: a
    last: b
empty:
`;

function startsAt(key: string): readonly (string | undefined)[] {
  const found = locateKeys(yaml).get(key);
  return [found?.key, found?.value].map((at) => at && `${at.line}:${at.column}`);
}

Deno.test("locate: a key and its value", () => {
  assertEquals(startsAt("address"), ["2:1", "2:10"]);
});

Deno.test("locate: nested keys, whatever their indentation and quotes", () => {
  assertEquals(startsAt("charts.metallb.version"), ["7:5", "7:14"]);
  assertEquals(startsAt("charts.ingress nginx.version"), ["9:7", "9:16"]);
});

Deno.test("locate: a key without a value on its line stands for its value", () => {
  assertEquals(startsAt("charts.metallb"), ["5:3", "5:3"]);
  assertEquals(startsAt("empty"), ["20:1", "20:1"]);
});

Deno.test("locate: items of lists in brackets and of lists with dashes", () => {
  assertEquals(startsAt("pool.0"), ["10:8", "10:8"]);
  assertEquals(startsAt("pool.1"), ["10:22", "10:22"]);
  assertEquals(startsAt("secrets.0"), ["12:3", "12:3"]);
  assertEquals(startsAt("secrets.1"), ["13:5", "13:5"]);
});

Deno.test("locate: maps within a list", () => {
  assertEquals(startsAt("names.0.first"), ["18:5", "18:12"]);
  assertEquals(startsAt("names.0.last"), ["19:5", "19:11"]);
});

Deno.test("locate: text blocks and comments hold no keys", () => {
  const keys = [...locateKeys(yaml).keys()];
  assertEquals(keys.filter((key) => key.startsWith("notes")), ["notes"]);
  assertEquals(keys.filter((key) => key.includes("comment")), []);
});

Deno.test("locate: what is not written down is located at the nearest key above", () => {
  const locations = locateKeys(yaml);
  assertEquals(locationOf(locations, "charts.metallb.repository.x")?.key, { line: 5, column: 3 });
  assertEquals(locationOf(locations, "timeouts"), undefined);
});

Deno.test("locate: Windows line ends and a byte order mark change nothing", () => {
  const foreign = "\uFEFF" + yaml.replaceAll("\n", "\r\n");
  assertEquals(locateKeys(foreign), locateKeys(yaml));
});
