import { assertEquals } from "@std/assert";
import { rule } from "./objects.ts";
import { around, rulesOf } from "./shared_ingress.ts";
import { clusterWith } from "./testdata/cluster.ts";
import { shippedSettings } from "./testdata/settings.ts";

const DEMO = rule("demo.home.arpa", "demo", 80);
const ECHO = rule("echoserver.home.arpa", "echoserver", 8080);
const OTHER = rule("other.home.arpa", "other", 80);
const PATH = "/apis/networking.k8s.io/v1/namespaces/default/ingresses/demo-localhost";

Deno.test("shared ingress: a new host's rule comes after those of the others", () => {
  assertEquals(around([DEMO, OTHER], "echoserver.home.arpa"), { before: [DEMO, OTHER], after: [] });
});

Deno.test("shared ingress: a host's rule keeps its place when it is told again", () => {
  assertEquals(around([DEMO, ECHO, OTHER], "demo.home.arpa"), { before: [], after: [ECHO, OTHER] });
  assertEquals(around([DEMO, ECHO, OTHER], "echoserver.home.arpa"), {
    before: [DEMO],
    after: [OTHER],
  });
});

Deno.test("shared ingress: a second rule for the same host does not stay", () => {
  assertEquals(around([DEMO, OTHER, DEMO], "demo.home.arpa"), { before: [], after: [OTHER] });
});

Deno.test("shared ingress: a rule for all hosts is another's", () => {
  const { host: _, ...everybody } = DEMO;
  assertEquals(around([everybody], "demo.home.arpa"), { before: [everybody], after: [] });
});

Deno.test("shared ingress: the rules are read as they stand, and none where there is no Ingress", async () => {
  const settings = await shippedSettings();
  await using cluster = await clusterWith({ [PATH]: { spec: { rules: [ECHO, DEMO] } } });
  assertEquals(await rulesOf(cluster.probe, settings), [ECHO, DEMO]);
  await using empty = await clusterWith({});
  assertEquals(await rulesOf(empty.probe, settings), []);
});
