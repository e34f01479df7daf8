import { assertEquals, assertThrows } from "@std/assert";
import { isOurs, LABEL, label, OWNER, referenceOf } from "./ownership.ts";

const deployment = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "demo", namespace: "web", labels: { app: "demo" } },
  spec: { template: { metadata: { labels: { app: "demo" } } } },
};

Deno.test("ownership: the label joins an object's own labels and leaves its pods' alone", () => {
  assertEquals(label([deployment]), [{
    ...deployment,
    metadata: { ...deployment.metadata, labels: { app: "demo", [LABEL]: OWNER } },
  }]);
});

Deno.test("ownership: an object without labels gets them, and the one given stays as it was", () => {
  const service = { apiVersion: "v1", kind: "Service", metadata: { name: "demo" } };
  assertEquals(label([service]), [{
    ...service,
    metadata: { name: "demo", labels: { [LABEL]: OWNER } },
  }]);
  assertEquals(service.metadata, { name: "demo" });
});

Deno.test("ownership: only the label with its value makes an object the runbook's", () => {
  const [ours] = label([deployment]);
  assertEquals(isOurs(ours ?? {}), true);
  assertEquals(isOurs(deployment), false);
  assertEquals(isOurs({ metadata: { labels: { [LABEL]: "another" } } }), false);
  assertEquals(isOurs({ metadata: { labels: null } }), false);
  assertEquals(isOurs({}), false);
});

Deno.test("ownership: an object is referred to by kind, name and namespace", () => {
  assertEquals(referenceOf(deployment), {
    apiVersion: "apps/v1",
    kind: "Deployment",
    name: "demo",
    namespace: "web",
  });
  assertEquals(referenceOf({ apiVersion: "v1", kind: "Namespace", metadata: { name: "web" } }), {
    apiVersion: "v1",
    kind: "Namespace",
    name: "web",
  });
});

Deno.test("ownership: what is no object has no reference", () => {
  assertThrows(() => referenceOf({ apiVersion: "v1", kind: "Service", metadata: {} }), TypeError);
  assertThrows(() => referenceOf({ metadata: { name: "demo" } }), TypeError);
});
