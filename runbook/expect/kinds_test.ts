import { assertEquals } from "@std/assert";
import { type Kind, kinds } from "./kinds.ts";
import { matchPattern } from "./match.ts";
import { parsePattern } from "./pattern.ts";

interface Samples {
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

const samples: Readonly<Record<Kind, Samples>> = {
  word: { yes: ["created", "<pending>", "80:31306/TCP"], no: ["", "two words"] },
  name: {
    yes: ["demo", "demo-65fb4fb85c-29cmf", "ipaddresspools.metallb.io", "0"],
    no: ["", "Demo", "-demo", "demo-", "a..b", "a.-b", "a-.b", "a_b", "<none>"],
  },
  int: { yes: ["0", "-1", "31306"], no: ["", "-", "1.5", "3x", "1-2"] },
  ip: {
    yes: [
      "192.168.1.254",
      "0.0.0.0",
      "::",
      "::1",
      "fe80::1",
      "2001:db8:0:0:0:0:0:1",
      "::ffff:10.0.0.1",
    ],
    no: [
      "",
      "192.168.1.256",
      "192.168.1",
      "1.2.3.4.5",
      "01.2.3.4",
      "1.2.3.4.",
      ":",
      "1::2::3",
      "1:2:3",
      "1:2:3:4:5:6:7::8",
      "10.0.0.1/24",
      "<pending>",
      "<none>",
    ],
  },
  cidr: {
    yes: ["192.168.1.254/32", "10.0.0.0/8", "fe80::/64"],
    no: ["", "192.168.1.254", "10.0.0.0/33", "10.0.0.0/08", "fe80::/129", "10.0.0.0/8/8", "/8"],
  },
  age: {
    yes: ["0s", "66s", "2m54s", "10m", "3h5m", "22h", "3d4h", "10d", "2y45d", "9y"],
    no: ["", "3", "s", "4h3d", "1d5s", "2m54", "<unknown>"],
  },
  time: {
    yes: ["2026-11-23T14:28:04Z", "2026-11-23T14:36:35.280295716Z", "2026-11-23T14:28:04+01:00"],
    no: ["", "2026-11-23", "14:28:04", "2026-11-23T14:28:04"],
  },
  version: {
    yes: ["v1.35.4", "1.11.0", "4.11.0-rc.1", "1.6.20~ds1", "v1.35"],
    no: ["", "1", "v", "v1.", "1.2-", "latest", "1.2.3.4.5"],
  },
  uuid: {
    yes: ["64dd2f0c-9f0d-4b7e-8a52-1f2e3d4c5b6a"],
    no: ["", "64dd2f0c9f0d4b7e8a521f2e3d4c5b6a", "64dd2f0c-9f0d-4b7e-8a52-1f2e3d4c5b6g"],
  },
  rest: { yes: ["one", "several words, and more"], no: [""] },
};

for (const [kind, { yes, no }] of Object.entries(samples)) {
  Deno.test(`kinds: ${kind} takes ${yes.length} samples whole and refuses ${no.length}`, () => {
    const pattern = parsePattern(`value=<it:${kind}>`);
    for (const token of yes) {
      const match = matchPattern(pattern, `value=${token}`);
      assertEquals(match.type === "match" && match.captures, { it: token }, token);
    }
    for (const token of no) {
      assertEquals(matchPattern(pattern, `value=${token}`).type, "mismatch", token);
    }
  });
}

Deno.test("kinds: every kind has a title for people", () => {
  for (const { title } of Object.values(kinds)) assertEquals(/^(?:an?|some) \S/.test(title), true);
});
