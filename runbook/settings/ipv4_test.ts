import { assertEquals } from "@std/assert";
import { holdsIpv4, ipv4Address, ipv4Range, parseIpv4, parseIpv4Range } from "./ipv4.ts";

Deno.test("ipv4: an address is four numbers up to 255", () => {
  const given = [
    "192.168.1.254",
    "0.0.0.0",
    "255.255.255.255",
    "192.168.1.256",
    "192.168.1",
    "192.168.1.1.1",
    "192.168.01.1",
    "192.168.1.1/32",
    " 192.168.1.1",
    "192.168.1.0x1",
    "fe80::1",
    "",
    192.168,
  ];
  assertEquals(given.filter(ipv4Address().allows), given.slice(0, 3));
});

Deno.test("ipv4: addresses keep their order as numbers, above 128.0.0.0 too", () => {
  assertEquals(parseIpv4("255.255.255.255"), 2 ** 32 - 1);
  assertEquals(parseIpv4("192.168.1.254"), 0xc0a801fe);
});

Deno.test("ipv4: a range is CIDR, or first and last address in this order", () => {
  const given = [
    "192.168.1.254/32",
    "192.168.1.240/28",
    "0.0.0.0/0",
    "192.168.1.240-192.168.1.250",
    "192.168.1.250-192.168.1.240",
    "192.168.1.0/33",
    "192.168.1.0/",
    "192.168.1.0/24/24",
    "192.168.1.240-250",
    "192.168.1.254",
    "a-b",
    "",
  ];
  assertEquals(given.filter(ipv4Range().allows), given.slice(0, 4));
});

Deno.test("ipv4: CIDR stands for its whole network", () => {
  assertEquals(parseIpv4Range("192.168.1.254/24"), {
    first: 0xc0a80100,
    last: 0xc0a801ff,
    prefix: 24,
  });
});

Deno.test("ipv4: a range holds its first and its last address, and none beside them", () => {
  assertEquals(
    ["192.168.1.239", "192.168.1.240", "192.168.1.255", "192.168.2.0"].map((address) =>
      holdsIpv4("192.168.1.240/28", address)
    ),
    [false, true, true, false],
  );
  assertEquals(
    ["192.168.1.9", "192.168.1.10", "192.168.1.12", "192.168.1.13"].map((address) =>
      holdsIpv4("192.168.1.10-192.168.1.12", address)
    ),
    [false, true, true, false],
  );
});

Deno.test("ipv4: what is no address or no range holds nothing", () => {
  assertEquals(holdsIpv4("192.168.1.0/24", "nonsense"), false);
  assertEquals(holdsIpv4("nonsense", "192.168.1.1"), false);
});
