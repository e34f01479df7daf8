import { assertEquals } from "@std/assert";
import { runStarted } from "../testdata/mod.ts";
import type { Target } from "../journal/mod.ts";
import { standInsFor } from "./stand_ins.ts";

const NODE = { architecture: "amd64", kubelet: "v1.35.4", runtime: "containerd://2.1.0" };

function cluster(given: Partial<Target> = {}): Target {
  return {
    context: "default",
    server: "https://192.168.1.10:6443",
    identity: "3b9f5b1e-0000-4000-8000-000000000001",
    version: "v1.35.4",
    nodes: [
      { ...NODE, name: "pi", address: "192.168.1.11" },
      { ...NODE, name: "pi-attic", address: "192.168.1.12" },
    ],
    ...given,
  };
}

const CASES: readonly { name: string; text: string; hidden: string }[] = [
  {
    name: "a node and its address have the same number, the longer name first",
    text: "pi-attic has 192.168.1.12, pi has 192.168.1.11",
    hidden: "node-2 has 192.0.2.2, node-1 has 192.0.2.1",
  },
  {
    name: "a name inside another word is none",
    text: "pipe api pid2 tapi",
    hidden: "pipe api pid2 tapi",
  },
  {
    name: "a name as part of another name, in a host, a path and a URL",
    text: "kube-apiserver-pi pi.lan:80 /etc/pi/x %2Fpi%2F Pod/pi_0",
    hidden: "kube-apiserver-node-1 node-1.lan:80 /etc/node-1/x %2Fnode-1%2F Pod/node-1_0",
  },
  {
    name: "a name behind a colour or an escaped line break",
    text: '\x1b[32mpi\x1b[0m "a\\npi\\n"',
    hidden: '\x1b[32mnode-1\x1b[0m "a\\nnode-1\\n"',
  },
  {
    name: "addresses behind a colour, an escaped sign or an encoded byte",
    text: "\x1b[32mfd00::1\x1b[0m a\\nfd00::1 %20192.168.1.11 \\u0026192.168.1.12 \\u003cpi",
    hidden:
      "\x1b[32m2001:db8::1\x1b[0m a\\n2001:db8::1 %20192.0.2.1 \\u0026192.0.2.2 \\u003cnode-1",
  },
  {
    name: "addresses in commands, URLs, networks, ranges and sentences",
    text: "--resolve demo.lan:80:192.168.1.254 http://192.168.1.254/ 192.168.1.0/24 " +
      "192.168.1.240-192.168.1.254, it is 192.168.1.254.",
    hidden: "--resolve demo.lan:80:192.0.2.3 http://192.0.2.3/ 192.0.2.4/24 " +
      "192.0.2.5-192.0.2.3, it is 192.0.2.3.",
  },
  {
    name: "addresses of the Internet and of the cluster's inside",
    text: "203.0.114.7 10.244.1.5",
    hidden: "192.0.2.3 192.0.2.4",
  },
  {
    name: "IPv6 in every form",
    text: "[2a02:8109::11]:6443 fd00::1: fe80::1%eth0 ::ffff:192.168.1.11 2a02:8109::11",
    hidden: "[2001:db8::1]:6443 2001:db8::2: 2001:db8::3%eth0 2001:db8::4 2001:db8::1",
  },
  {
    name: "MAC addresses, whichever sign is in them",
    text: "dc:a6:32:01:02:03 DC-A6-32-01-02-04 dc:a6:32:01:02:03",
    hidden: "00:00:5e:00:53:01 00:00:5e:00:53:02 00:00:5e:00:53:01",
  },
  {
    name: "MAC addresses behind a key and before a device; what is longer is none",
    text: "mac:dc:a6:32:01:02:03:eth0 %2Fdc:a6:32:01:02:03 SHA1 aa:dc:a6:32:01:02:03",
    hidden: "mac:00:00:5e:00:53:01:eth0 %2F00:00:5e:00:53:01 SHA1 aa:dc:a6:32:01:02:03",
  },
  {
    name: "an address has the same stand-in in capital letters",
    text: "fd00::aB FD00::AB dc:a6:32:01:02:03 DC:A6:32:01:02:03",
    hidden: "2001:db8::1 2001:db8::1 00:00:5e:00:53:01 00:00:5e:00:53:01",
  },
  {
    name: "the context where it is said to be one",
    text: `context "default" --context 'default' --context=default, namespace default`,
    hidden: `context "context" --context 'context' --context=context, namespace default`,
  },
  {
    name: "what every machine has, and what only looks like an address, stays",
    text: "127.0.0.1 0.0.0.0 ::1 [::]:80 localhost v1.35.4 12:34:56 999.1.1.1 a::b::c sha256:0a1b",
    hidden:
      "127.0.0.1 0.0.0.0 ::1 [::]:80 localhost v1.35.4 12:34:56 999.1.1.1 a::b::c sha256:0a1b",
  },
];

for (const { name, text, hidden } of CASES) {
  Deno.test(`stand-ins: ${name}`, () => assertEquals(standInsFor([cluster()])(text), hidden));
}

Deno.test("stand-ins: an API server's name is hidden, that of the own machine is nobody's", () => {
  const at = (server: string) => standInsFor([cluster({ server })])(`${server} demo-localhost`);
  assertEquals(at("https://k3s.lan:6443"), "https://server.example:6443 demo-localhost");
  assertEquals(at("k3s.lan:6443"), "server.example:6443 demo-localhost");
  assertEquals(at("https://localhost:6443"), "https://localhost:6443 demo-localhost");
  assertEquals(at("https://pi:6443"), "https://node-1:6443 demo-localhost");
  assertEquals(at("https://[fd00::1]:6443"), "https://[2001:db8::1]:6443 demo-localhost");
});

Deno.test("stand-ins: an API server's name is hidden in capital and in small letters", () => {
  const standIns = standInsFor([cluster({ server: "https://K3S.lan:6443" })]);
  assertEquals(standIns("K3S.lan:6443 k3s.lan"), "server.example:6443 server.example");
});

Deno.test("stand-ins: a context whose name is no ordinary word is hidden wherever it stands", () => {
  const standIns = standInsFor([cluster({ context: "me@pi-attic" })]);
  assertEquals(standIns("me@pi-attic\nyou@pi-attic"), "context\nyou@node-2");
});

Deno.test("stand-ins: a cluster that has changed keeps the numbers it had", () => {
  const { nodes } = cluster();
  const shed = { ...NODE, name: "shed", address: "192.168.1.13" };
  const standIns = standInsFor([cluster(), cluster({ nodes: [shed, ...nodes] })]);
  assertEquals(standIns("pi shed 192.168.1.13"), "node-1 node-3 192.0.2.3");
});

Deno.test("stand-ins: without a cluster only addresses are known", () => {
  assertEquals(standInsFor([])("pi 192.168.1.11"), "pi 192.0.2.1");
});

Deno.test("stand-ins: more addresses than there are for examples share the last", () => {
  const standIns = standInsFor([]);
  const many = Array.from({ length: 800 }, (_, index) => `10.0.${index >> 8}.${index & 255}`);
  const given = many.map(standIns);
  assertEquals(new Set(given).size, 762);
  assertEquals([given[253], given[254], given[799]], [
    "192.0.2.254",
    "198.51.100.1",
    "203.0.113.254",
  ]);
});

Deno.test("stand-ins: a long word without end is read in no time", () => {
  const { target } = runStarted();
  const long = `${"a".repeat(200_000)} ${"1.".repeat(100_000)} ${"a:".repeat(100_000)}`;
  const begin = performance.now();
  standInsFor(target === null ? [] : [target])(long);
  const milliseconds = performance.now() - begin;
  assertEquals(milliseconds < 2_000, true, `${milliseconds} ms`);
});
