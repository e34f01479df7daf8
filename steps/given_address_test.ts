import { assertEquals, assertThrows } from "@std/assert";
import { givenAddress, isGiven } from "./given_address.ts";
import { clusterWith } from "./testdata/cluster.ts";

const SERVICE = "/api/v1/namespaces/ingress-nginx/services/ingress-nginx-controller";
const EVENTS = "/api/v1/namespaces/ingress-nginx/events";
const TAKEN = 'Failed to allocate IP for "a/b": address also in use by default/greedy';

Deno.test("given address: what MetalLB says counts as long as there is no address", async () => {
  const events = [{ metadata: {}, involvedObject: {}, reason: "AllocationFailed", message: TAKEN }];
  await using pending = await clusterWith({ [SERVICE]: { metadata: {} }, [EVENTS]: events });
  const refused = { addresses: [], refusal: TAKEN, lasting: false };
  assertEquals(await givenAddress("ingress-nginx")(pending.probe), refused);
  const status = { loadBalancer: { ingress: [{ ip: "192.168.1.254" }] } };
  await using given = await clusterWith({ [SERVICE]: { status }, [EVENTS]: events });
  const has = { addresses: ["192.168.1.254"], refusal: "", lasting: false };
  assertEquals(await givenAddress("ingress-nginx")(given.probe), has);
});

Deno.test("given address: what was said long before has longer to be taken back", async () => {
  const begin = Date.parse("2026-01-01T00:10:00Z");
  const event = (lastTimestamp: string, message: string) => {
    return { metadata: {}, involvedObject: {}, reason: "AllocationFailed", lastTimestamp, message };
  };
  const old = event("2026-01-01T00:01:00Z", TAKEN);
  const fresh = event("2026-01-01T00:10:05Z", "no available IPs");
  await using before = await clusterWith({ [SERVICE]: { metadata: {} }, [EVENTS]: [old] });
  await using after = await clusterWith({ [SERVICE]: { metadata: {} }, [EVENTS]: [fresh, old] });
  let passed = 0;
  const look = givenAddress("ingress-nginx", () => begin + passed);
  const seen = async (milliseconds: number, { probe }: typeof before) => {
    passed = milliseconds;
    const { refusal, lasting } = await look(probe);
    return { refusal, lasting };
  };
  assertEquals(await seen(0, before), { refusal: TAKEN, lasting: false });
  assertEquals(await seen(9_000, before), { refusal: TAKEN, lasting: false });
  assertEquals(await seen(9_001, after), { refusal: "no available IPs", lasting: true });
  assertEquals(await seen(31_000, before), { refusal: TAKEN, lasting: true });
});

Deno.test("given address: what lasts is given up, what may change is waited for", () => {
  isGiven({ addresses: ["192.168.1.254"], refusal: "", lasting: false });
  const pending = { addresses: [], refusal: "", lasting: false };
  assertThrows(() => isGiven(pending), Error, "its EXTERNAL-IP is <pending>");
  assertThrows(() => isGiven({ ...pending, refusal: TAKEN }), Error, `is <pending>: ${TAKEN}`);
  const lasting = { ...pending, refusal: TAKEN, lasting: true };
  assertThrows(() => isGiven(lasting), Error, `stays <pending>: ${TAKEN}`);
});
