import { assertEquals } from "@std/assert";
import { LABEL, OWNER } from "../runbook/mod.ts";
import { rule } from "./objects.ts";
import { around, ownRulesOf, rulesOf } from "./shared_ingress.ts";
import { clusterWith, kinds } from "./testdata/cluster.ts";
import { shippedSettings } from "./testdata/settings.ts";

const DEMO = rule("demo.home.arpa", "demo", 80);
const ECHO = rule("echoserver.home.arpa", "echoserver", 8080);
const OTHER = rule("other.home.arpa", "other", 80);
const API = "networking.k8s.io/v1";
const KINDS = kinds(API, { ingresses: "Ingress" });
const PATH = `/apis/${API}/namespaces/default/ingresses/demo-localhost`;

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
  await using cluster = await clusterWith({
    ...KINDS,
    [PATH]: { spec: { rules: [ECHO, DEMO] } },
  });
  assertEquals(await rulesOf(cluster.probe, settings), [ECHO, DEMO]);
  await using empty = await clusterWith(KINDS);
  assertEquals(await rulesOf(empty.probe, settings), []);
});

Deno.test("shared ingress: of another's Ingress no rule is the runbook's to take away", async () => {
  const settings = await shippedSettings();
  const spec = { rules: [ECHO, DEMO] };
  await using others = await clusterWith({ ...KINDS, [PATH]: { metadata: {}, spec } });
  assertEquals(await ownRulesOf(others.probe, settings), []);
  const metadata = { labels: { [LABEL]: OWNER } };
  await using ours = await clusterWith({ ...KINDS, [PATH]: { metadata, spec } });
  assertEquals(await ownRulesOf(ours.probe, settings), [ECHO, DEMO]);
});
