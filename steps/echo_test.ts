import { assert, assertEquals, assertNotEquals } from "@std/assert";
import type { JsonObject } from "../runbook/mod.ts";
import { ECHO, echoObjects } from "./echo.ts";
import type { Settings } from "./settings.ts";
import { shippedSettings } from "./testdata/settings.ts";

Deno.test("echo: the official image gets a configuration, and copies it to where it can be edited", async () => {
  const objects = echoObjects(await shippedSettings());
  assertEquals(objects.map(({ kind }) => kind), ["ConfigMap", "Deployment", "Service"]);
  const [command] = commandsOf(objects);
  assertEquals(command?.slice(0, 2), ["sh", "-c"]);
  assert(command?.[2]?.startsWith("cp /configuration/nginx.conf /etc/nginx/nginx.conf && exec "));
});

Deno.test("echo: an image with a configuration inside runs as it is", async () => {
  const objects = echoObjects(
    await shippedSettings(
      "echo.variant=echoserver",
      "images.echo=registry.k8s.io/echoserver:1.3",
      "echo.replicas=5",
    ),
  );
  assertEquals(objects.map(({ kind }) => kind), ["Deployment", "Service"]);
  assertEquals(commandsOf(objects), [undefined]);
  assertEquals((objects[0]?.spec as { replicas: number }).replicas, 5);
});

Deno.test("echo: everything is of one name, in the namespace of the services", async () => {
  const settings: Settings = await shippedSettings("namespaces.apps=apps");
  for (const { metadata } of echoObjects(settings)) {
    const { name, namespace } = metadata as { name: string; namespace: string };
    assertEquals({ name, namespace }, { name: ECHO, namespace: "apps" });
  }
});

Deno.test("echo: the container has the name that the tutorial's command gives it", async () => {
  const lua = ["echo.variant=echoserver", "images.echo=registry.lan:5000/mine:1"];
  for (const overrides of [[], lua]) {
    const objects = echoObjects(await shippedSettings(...overrides));
    assertEquals(templateOf(objects).spec.containers.map(({ name }) => name), ["echoserver"]);
  }
});

Deno.test("echo: the pods' revision stays as long as their configuration does", async () => {
  const settings = await shippedSettings();
  const [before, after] = [revisionOf(settings), revisionOf(settings)];
  assertEquals(before, after);
  assertNotEquals(before, undefined);
});

interface Template {
  readonly metadata: { readonly annotations?: Readonly<Record<string, string>> };
  readonly spec: {
    readonly containers: readonly { readonly name: string; readonly command?: readonly string[] }[];
  };
}

function templateOf(objects: readonly JsonObject[]): Template {
  const found = objects.find(({ kind }) => kind === "Deployment");
  return (found?.spec as unknown as { template: Template }).template;
}

function commandsOf(objects: readonly JsonObject[]): readonly (readonly string[] | undefined)[] {
  return templateOf(objects).spec.containers.map(({ command }) => command);
}

function revisionOf(settings: Settings): string | undefined {
  return templateOf(echoObjects(settings)).metadata.annotations?.["homelab/revision"];
}
