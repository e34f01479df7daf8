import { assertEquals } from "@std/assert";
import { imageConfig, imageManifest } from "./oci.ts";

const LOWER = { mediaType: "layer", digest: "sha256:11", size: 10 };
const UPPER = { mediaType: "layer", digest: "sha256:22", size: 20 };

Deno.test("oci: the configuration lists the layers' content, lowest first", () => {
  assertEquals(imageConfig([LOWER, UPPER], { Cmd: ["nginx"] }), {
    architecture: "amd64",
    os: "linux",
    config: { Cmd: ["nginx"] },
    rootfs: { type: "layers", diff_ids: ["sha256:11", "sha256:22"] },
  });
});

Deno.test("oci: the manifest names configuration and layers", () => {
  const config = { mediaType: "config", digest: "sha256:33", size: 30 };
  assertEquals(imageManifest([LOWER, UPPER], config), {
    schemaVersion: 2,
    mediaType: "application/vnd.oci.image.manifest.v1+json",
    config,
    layers: [LOWER, UPPER],
  });
});
