import { assert, assertEquals } from "@std/assert";
import { printable } from "../wording/mod.ts";
import { describe } from "./describe.ts";
import { HOSTILE_NAMES, lanesOf, PICTURES, wayTo } from "./testdata/mod.ts";

Deno.test("describe: a way is told from station to station, its branches by number", () => {
  assertEquals(
    describe(wayTo(2)),
    "The way begins at the visitor curl, then to the address 192.168.1.254 (from MetalLB's pool " +
      "homelab), then to the ingress controller ingress-nginx-controller-7bb76cdf47-879hp (on " +
      "node1), and from there to 2; 1: host demo.homelab.home.arpa, then to the service demo " +
      "(port 80), then to the pod demo-5d9db9dd9f-vbv87 (on node3); 2: host " +
      "echoserver.homelab.home.arpa, then to the service echoserver (port 8080), and from there " +
      "to 2; 2.1: pod echoserver-5dc45cc988-bf051 (on node1); 2.2: pod " +
      "echoserver-5dc45cc988-bh5aw (on node2).",
  );
});

Deno.test("describe: of lanes it is told who took which turn, and which nobody took", () => {
  const lanes = [
    { name: "first", detail: "on node1", turns: [1, 2, 3, 5] },
    { name: "second", turns: [6, 7] },
    { name: "idle", turns: [] },
  ];
  assertEquals(
    describe({ type: "lanes", turn: "request", turns: 8, duration: 1234, lanes }),
    "8 requests in 1.2 s, shared by 3. first (on node1): 4 requests, number 1 to 3, 5. " +
      "second: 2 requests, number 6, 7. idle: no request. Nobody took 4, 8.",
  );
});

Deno.test("describe: every name is there in full, in one line of text", () => {
  for (const name of ["way of hostile names", "lanes of hostile names"]) {
    const picture = PICTURES[name];
    assert(picture !== undefined);
    const words = describe(picture);
    for (const hostile of HOSTILE_NAMES) {
      assert(words.includes(printable(hostile).replaceAll(/\s+/g, " ").trim()), hostile);
    }
    assert(!/[\p{Cc}]/u.test(words), "there is a control character");
  }
});

Deno.test("describe: the words for 1000 turns of 50 name all of them", () => {
  const picture = lanesOf(50, 1000);
  const told = [...describe(picture).matchAll(/number ([\d, to]+)\./g)].flatMap((
    [, numbers = ""],
  ) =>
    numbers.split(", ").flatMap((part) => {
      const [first = 0, last = first] = part.split(" to ").map(Number);
      return Array.from({ length: last - first + 1 }, (_, index) => first + index);
    })
  );
  assertEquals(
    told.sort((a, b) => a - b),
    Array.from({ length: 1000 }, (_, index) => index + 1),
  );
});
