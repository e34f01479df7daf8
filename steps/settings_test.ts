import { assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { parse } from "@std/yaml";
import { RunbookError } from "../runbook/errors/mod.ts";
import { type LoadedSettings, loadSettings } from "../runbook/settings/mod.ts";
import type { WikiSettings } from "../runbook/mod.ts";
import { hostsOf, type Settings, settingsDefinition, wikiDefinition } from "./settings.ts";

const root = new URL("..", import.meta.url).pathname.replace(/\/$/, "");

function load(overrides: readonly string[] = [], file?: string): Promise<LoadedSettings<Settings>> {
  return loadSettings(settingsDefinition, {
    root,
    overrides,
    ...(file === undefined ? {} : { file }),
    read: (path) => Deno.readTextFile(path),
  });
}

async function wikiOf(...overrides: readonly string[]): Promise<WikiSettings> {
  const read = (path: string) => Deno.readTextFile(path);
  return (await loadSettings(wikiDefinition, { root, overrides, read })).settings;
}

async function refusalOf(...overrides: readonly string[]): Promise<string> {
  return (await assertRejects(() => load(overrides), RunbookError)).message;
}

Deno.test("shipped settings: they are valid, and each is said in the file but what follows from others", async () => {
  const { origins } = await load();
  const elsewhere = origins.filter(({ origin }) => !/^config\/runbook\.yaml:\d+$/.test(origin));
  assertEquals(elsewhere, [
    { key: "pool", value: ["192.168.1.254/32"], origin: "derived" },
    { key: "echo.requests", value: 30, origin: "derived" },
    { key: "wiki.out", value: undefined, origin: "derived" },
  ]);
});

Deno.test("shipped settings: each line of an origin is the line of its key", async () => {
  const lines = (await Deno.readTextFile(`${root}/config/runbook.yaml`)).split("\n");
  for (const { key, origin } of (await load()).origins) {
    const line = Number(origin.split(":")[1]);
    if (origin === "derived") continue;
    assertEquals(lines[line - 1]?.trim().split(":")[0], key.split(".").at(-1));
  }
});

Deno.test("lab settings: valid over the shipped ones, with charts of the lab's own", async () => {
  const { settings } = await load([], `${root}/tests/lab/settings.yaml`);
  assertEquals(settings.charts["ingress-nginx"], {
    repository: "http://192.168.1.2:5000/charts",
    chart: "ingress-nginx",
    version: "4.11.0",
  });
});

Deno.test("chart values: native layer 2, and the address for the ingress controller", async () => {
  const { values } = (await load(["address=10.0.0.9", "ingress.class=edge"])).settings;
  assertEquals(parse(values.metallb), {
    frrk8s: { enabled: false },
    speaker: { frr: { enabled: false } },
  });
  assertEquals(parse(values.ingressNginx), {
    controller: {
      ingressClassResource: { name: "edge" },
      ingressClass: "edge",
      service: {
        annotations: { "metallb.io/loadBalancerIPs": "10.0.0.9" },
        externalTrafficPolicy: "Cluster",
      },
    },
  });
});

Deno.test("settings: the pool is the address alone unless it is given", async () => {
  assertEquals((await load(["address=10.0.0.9"])).settings.pool, ["10.0.0.9/32"]);
  const given = await load(["address=10.0.0.9", "pool=10.0.0.8/29,10.1.0.1-10.1.0.5"]);
  assertEquals(given.settings.pool, ["10.0.0.8/29", "10.1.0.1-10.1.0.5"]);
});

Deno.test("settings: both hosts lie under the domain", () => {
  assertEquals(hostsOf({ domain: "lan" }), { demo: "demo.lan", echo: "echoserver.lan" });
});

Deno.test("settings: an address that is none is refused", async () => {
  assertEquals(
    await refusalOf("address=192.168.1.300"),
    'Cannot use --set address=192.168.1.300: it is "192.168.1.300", ' +
      "expected an IPv4 address such as 192.168.1.254",
  );
});

Deno.test("settings: an address that no machine can have is refused", async () => {
  for (const address of ["127.0.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255"]) {
    assertStringIncludes(await refusalOf(`address=${address}`), "no machine of a network can have");
  }
});

Deno.test("settings: a pool that does not hold the address is refused", async () => {
  assertEquals(
    await refusalOf("pool=192.168.1.240/29,10.0.0.0/24"),
    "Cannot use --set pool=192.168.1.240/29,10.0.0.0/24: the pool [192.168.1.240/29, " +
      "10.0.0.0/24] does not hold the address 192.168.1.254, expected a pool that does",
  );
});

Deno.test("settings: the ends of a whole network are refused, those of a part of one are not", async () => {
  assertStringIncludes(
    await refusalOf("pool=192.168.1.0/24", "address=192.168.1.0"),
    "192.168.1.0 is the network address of 192.168.1.0/24",
  );
  assertStringIncludes(
    await refusalOf("pool=192.168.1.0/24", "address=192.168.1.255"),
    "192.168.1.255 is the broadcast address of 192.168.1.0/24",
  );
  await load(["pool=192.168.1.240/28", "address=192.168.1.240"]);
  await load(["pool=192.168.0.0-192.168.1.255", "address=192.168.1.0"]);
});

Deno.test("settings: MetalLB's namespace is its own", async () => {
  const shared = 'shares the namespace "default"';
  assertStringIncludes(await refusalOf("namespaces.metallb=default"), shared);
  assertStringIncludes(
    await refusalOf("namespaces.ingress=metallb-system"),
    'Cannot use --set namespaces.ingress=metallb-system: MetalLB shares the namespace "metallb-system"',
  );
  await load(["namespaces.ingress=default"]);
});

Deno.test("settings: replicas from 1 to 50, and at least ten requests for each", async () => {
  for (const count of ["0", "51", "2.5", "-1"]) {
    assertStringIncludes(
      await refusalOf(`echo.replicas=${count}`),
      "expected a whole number from 1 to 50",
    );
  }
  assertStringIncludes(
    await refusalOf("echo.requests=29"),
    "29 requests cannot be relied on to reach 3 replicas, expected at least 30",
  );
  assertEquals((await load(["echo.requests=30"])).settings.echo.requests, 30);
});

Deno.test("settings: ten requests for each replica unless a number is given", async () => {
  assertEquals((await load(["echo.replicas=10"])).settings.echo.requests, 100);
});

Deno.test("settings: the echo variant fits its image", async () => {
  const tutorials = "images.echo=registry.k8s.io/echoserver:1.3";
  assertStringIncludes(await refusalOf(tutorials), 'variant "nginx" does not fit the image');
  assertStringIncludes(
    await refusalOf("echo.variant=echoserver"),
    'variant "echoserver" does not fit the image docker.io/library/nginx',
  );
  await load([tutorials, "echo.variant=echoserver"]);
  await load(["images.echo=registry.lan:5000/mine@sha256:" + "0".repeat(64)]);
});

Deno.test("wiki: as shipped, no format is named, and the page before is the installation", async () => {
  assertEquals(await wikiOf(), {
    for: [],
    split: false,
    before: "1-installation",
    network: "shown",
  });
});

Deno.test("wiki: what is given counts, and none means no page before", async () => {
  const given = await wikiOf(
    "wiki.for=github,junit",
    "wiki.out=../wiki",
    "wiki.split=true",
    "wiki.before=none",
    "wiki.network=hidden",
  );
  assertEquals(given, {
    for: ["github", "junit"],
    out: "../wiki",
    split: true,
    network: "hidden",
  });
});

Deno.test("wiki: it is no part of what a run is told with", async () => {
  assertEquals((await load(["wiki.split=true"])).settings, (await load()).settings);
});

Deno.test("wiki: what is said of it is shown among the settings", async () => {
  const { origins } = await load(["wiki.for=github"]);
  const shown = origins.filter(({ key }) => key === "wiki.for");
  assertEquals(shown, [{ key: "wiki.for", value: ["github"], origin: "--set" }]);
});

Deno.test("wiki: mistakes are refused, with what was meant", async () => {
  assertStringIncludes(await refusalOf("wiki.for=docusaurs"), 'did you mean "docusaurus"?');
  assertStringIncludes(await refusalOf("wiki.for=forgejo"), 'did you mean "gitea"?');
  assertStringIncludes(await refusalOf("wiki.for=confluence"), 'expected "docusaurus" or ');
  assertStringIncludes(await refusalOf("wiki.split=yes"), "expected true or false");
  assertStringIncludes(await refusalOf("wiki.network=hide"), 'expected "shown" or "hidden"');
  assertStringIncludes(
    await refusalOf("wiki.before=1-installation"),
    "expected a page's file name",
  );
});

Deno.test("settings: each rule is about settings that there are", async () => {
  const keys = (await load()).origins.map(({ key }) => key);
  const about = settingsDefinition.rules.flatMap((rule) => rule.about);
  assertEquals(about.filter((key) => !keys.includes(key)), []);
});
