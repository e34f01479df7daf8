import { assertEquals } from "@std/assert";
import { pinnedImages, probeEverySecond } from "./charts.ts";

Deno.test("charts: only readiness probes get quicker", () => {
  const values = `controller:
  livenessProbe:
    initialDelaySeconds: 10
    periodSeconds: 10
  # how soon it is ready
  readinessProbe:
    httpGet:
      port: 10254
    initialDelaySeconds: 10
    # in seconds
    periodSeconds: 10
    timeoutSeconds: 1
  minReadySeconds: 0
`;
  const [before = "", probe = ""] = values.split("  readinessProbe:\n");
  assertEquals(
    probeEverySecond(values),
    `${before}  readinessProbe:\n` +
      probe.replace("Seconds: 10", "Seconds: 0").replace("periodSeconds: 10", "periodSeconds: 1"),
  );
});

Deno.test("charts: images with a digest are found wherever they stand", () => {
  const values = `
controller:
  image: { registry: r.example, image: a/controller, tag: v1, digest: "sha256:11" }
  patch:
    image: { registry: r.example, image: a/patch, tag: v2, digest: "sha256:22" }
backend:
  image: { registry: r.example, image: a/backend, tag: v3, digest: "" }
list: [1, text, null]
`;
  assertEquals(pinnedImages(values), [
    { image: "r.example/a/controller:v1", digest: "sha256:11" },
    { image: "r.example/a/patch:v2", digest: "sha256:22" },
  ]);
});
