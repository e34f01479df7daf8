import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { output } from "./common/mod.ts";
import { ensureParts, type Parts } from "./mod.ts";

function readyParts(): Promise<Parts> {
  return ensureParts({ install: false, say: console.error });
}

async function imagesOf(chart: string, parts: Parts): Promise<readonly string[]> {
  const archive = `${parts.charts}/${chart}`;
  const settings = ["--set=frrk8s.enabled=false,speaker.frr.enabled=false"];
  const manifests = await output([`${parts.bin}/helm4`, "template", archive, ...settings]);
  return [...manifests.matchAll(/^ +image: "?([^"\n]+)"?$/gm)].map(([, image = ""]) => image);
}

Deno.test("parts: every image that the charts ask for is there", async () => {
  const parts = await readyParts();
  const names: Readonly<Record<string, string>> = JSON.parse(
    await Deno.readTextFile(`${parts.images}/names.json`),
  );
  const pinned = parts.pinnedDigests.map(({ image, digest }) => `${image}@${digest}`);
  for (const chart of ["metallb-0.16.2.tgz", "ingress-nginx-4.11.0.tgz"]) {
    const images = await imagesOf(chart, parts);
    assert(images.length >= 2, `${chart} has ${images.length} images`);
    for (const image of images) {
      const [name = "", digest] = image.split("@");
      assert(names[name.slice(name.indexOf("/") + 1)] !== undefined, `No image for ${name}`);
      assertEquals(pinned.includes(image), digest !== undefined);
    }
  }
});

Deno.test("parts: each program says the version that it was released as", async () => {
  const { bin } = await readyParts();
  assertEquals(await output([`${bin}/kube`, "kubelet", "--version"]), "Kubernetes v1.35.4\n");
  assertStringIncludes(await output([`${bin}/kubectl`, "version", "--client"]), "v1.35.2");
  assertStringIncludes(await output([`${bin}/helm3`, "version", "--short"]), "v3.21.4");
  assertStringIncludes(await output([`${bin}/helm4`, "version", "--short"]), "v4.1.4");
});
