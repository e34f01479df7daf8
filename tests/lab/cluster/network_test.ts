import { assertEquals, assertStringIncludes } from "@std/assert";
import { cable, card } from "./network.ts";

Deno.test("network: a node reaches the other nodes' pods through them, not its own", () => {
  assertEquals(
    card("node2"),
    `link set lo up
address add 192.168.1.12/24 dev eth0
link set eth0 up
route add 10.244.1.0/24 via 192.168.1.11 dev eth0
route add 10.244.3.0/24 via 192.168.1.13 dev eth0
route add default via 192.168.1.1 dev eth0
`,
  );
});

Deno.test("network: the desk is in the LAN and has no way out", () => {
  assertEquals(
    card("desk"),
    "link set lo up\naddress add 192.168.1.10/24 dev eth0\nlink set eth0 up\n",
  );
});

Deno.test("network: a machine keeps its hardware address however often it boots", () => {
  for (const processId of [100, 200]) {
    assertStringIncludes(
      cable("node1", processId),
      `name eth0 address 02:00:c0:a8:01:0b netns ${processId}\n`,
    );
  }
});
