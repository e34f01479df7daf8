import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { Scene } from "./scene.ts";

Deno.test("config: every setting with its value and where it was said, down to the line", async () => {
  using scene = new Scene();
  const file = scene.file("mine.yaml", "domain: lan.example\necho:\n  replicas: 2\n");
  const words = ["config", "--settings", file, "--set", "address=192.168.7.8"];
  const { stdout } = await scene.call(...words);
  assertMatch(stdout, /^address +192\.168\.7\.8 +--set$/m);
  assertMatch(stdout, /^domain +lan\.example +\S*mine\.yaml:1$/m);
  assertMatch(stdout, /^echo\.replicas +2 +\S*mine\.yaml:3$/m);
  assertMatch(stdout, /^echo\.requests +20 +derived$/m);
  assertMatch(stdout, /^ingress\.class +nginx +config\/runbook\.yaml:\d+$/m);
  assertStringIncludes(stdout, "config/metallb.values.yaml");
  scene.isUntouched();
});

Deno.test("config: as JSON for programs", async () => {
  using scene = new Scene();
  const { stdout } = await scene.call("config", "--json", "--set", "demo.replicas=3");
  const settings: { readonly key: string; readonly value: unknown; readonly origin: string }[] =
    JSON.parse(stdout).settings;
  assertEquals(settings.find(({ key }) => key === "demo.replicas"), {
    key: "demo.replicas",
    value: 3,
    origin: "--set",
  });
});
