import { assertEquals } from "@std/assert";
import { controllerIsBehind } from "./controller_causes.ts";
import { shippedSettings } from "./testdata/settings.ts";

const SETTINGS = await shippedSettings();
const URL = "http://demo.homelab.home.arpa/";

function said(found: string, ready: number | null): string | undefined {
  const failure = `curl -sS -i ${URL}: stdout: expected \`200\`, found \`${found}\``;
  return controllerIsBehind("demo").says({ failure, evidence: ready }, SETTINGS);
}

Deno.test("controller causes: 503 although pods are ready is an old view of the controller", () => {
  assertEquals(
    said("503", 2),
    "The ingress controller does not see yet that the service demo has ready pods (2): it answers 503",
  );
});

Deno.test("controller causes: without ready pods, or with another answer, it is not that", () => {
  assertEquals(said("503", 0), undefined);
  assertEquals(said("503", null), undefined);
  assertEquals(said("404", 2), undefined);
});
