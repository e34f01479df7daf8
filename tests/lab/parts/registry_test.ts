import { assertEquals } from "@std/assert";
import { answerFor, serveParts } from "./registry.ts";

const HEX = "0123456789abcdef".repeat(4);
const DIGEST = `sha256:${HEX}`;
const NAMES = { "library/nginx:latest": DIGEST };
const MANIFEST = "application/vnd.oci.image.manifest.v1+json";

Deno.test("registry: a manifest is found by tag and by digest", () => {
  const answer = { type: "blob", digest: DIGEST, contentType: MANIFEST } as const;
  assertEquals(answerFor("/v2/library/nginx/manifests/latest", NAMES), answer);
  assertEquals(answerFor(`/v2/library/nginx/manifests/${DIGEST}`, NAMES), answer);
});

Deno.test("registry: unknown tags and repositories are unknown manifests", () => {
  const answer = { type: "unknown", code: "MANIFEST_UNKNOWN" } as const;
  assertEquals(answerFor("/v2/library/nginx/manifests/1.0", NAMES), answer);
  assertEquals(answerFor("/v2/other/manifests/latest", NAMES), answer);
});

Deno.test("registry: paths lead to blobs and charts and nowhere else", () => {
  assertEquals(answerFor(`/v2/any/name/blobs/${DIGEST}`, NAMES), {
    type: "blob",
    digest: DIGEST,
    contentType: "application/octet-stream",
  });
  assertEquals(answerFor("/charts/index.yaml", NAMES), { type: "chart", file: "index.yaml" });
  assertEquals(answerFor("/charts/../names.json", NAMES).type, "unknown");
  assertEquals(answerFor("/v2/any/blobs/sha256:..", NAMES).type, "unknown");
});

Deno.test("registry: a client pulls what is there and hears 404 for what is not", async () => {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.mkdir(`${folder}/sha256`);
    await Deno.writeTextFile(`${folder}/sha256/${HEX}`, "{}");
    await Deno.writeTextFile(`${folder}/names.json`, JSON.stringify(NAMES));
    const server = await serveParts({ images: folder, charts: folder }, {
      hostname: "127.0.0.1",
      port: 0,
    });
    const base = `http://127.0.0.1:${server.addr.port}/v2`;

    const welcome = await fetch(`${base}/`);
    assertEquals([welcome.status, await welcome.json()], [200, {}]);

    const url = `${base}/library/nginx/manifests/latest?ns=docker.io`;
    const head = await fetch(url, { method: "HEAD" });
    assertEquals(head.headers.get("Docker-Content-Digest"), DIGEST);
    assertEquals(head.headers.get("Content-Length"), "2");
    const manifest = await fetch(url);
    assertEquals(manifest.headers.get("Content-Type"), MANIFEST);
    assertEquals(await manifest.text(), "{}");

    const unknown = await fetch(`${base}/library/nothing/manifests/latest`);
    assertEquals(unknown.status, 404);
    assertEquals((await unknown.json()).errors[0].code, "MANIFEST_UNKNOWN");
    const gone = await fetch(`${base}/any/blobs/sha256:${"0".repeat(64)}`);
    assertEquals(gone.status, 404);
    await gone.body?.cancel();
    await server.shutdown();
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
