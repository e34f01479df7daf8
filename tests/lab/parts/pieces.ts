/** The pieces that are built and kept, and what each depends on. */

import { fileURLToPath } from "node:url";
import { type CacheOptions, digestKey, ensurePiece, readSources } from "../../pieces/mod.ts";
import { packageCharts, pinnedImages } from "./charts.ts";
import { fetchClients } from "./clients.ts";
import { buildPrograms, GO_SOURCES, goVersion, moduleFolder } from "./go_build.ts";
import { buildImages, offeredVersions, PACKAGE_SETS } from "./images/mod.ts";

const HERE = fileURLToPath(new URL(".", import.meta.url));

/** The programs: `nodes/` for those that run beside the cluster's pods, `images/` for the others. */
export async function ensurePrograms(options: CacheOptions): Promise<string> {
  const sources = [...await readSources(GO_SOURCES), ...await ownSources("go_build", "clients")];
  return await ensurePiece({
    name: "programs",
    key: await digestKey([await goVersion(), ...sources]),
    announcement: "Builds the lab's programs from source: about ten minutes, once",
    async build({ folder, work }) {
      await Deno.mkdir(`${folder}/nodes`);
      await Deno.mkdir(`${folder}/images`);
      options.say("Fetches kubectl and helm 4: usually 5 seconds");
      await fetchClients({ folder: `${folder}/nodes`, work });
      await buildPrograms(`${folder}/images`, options.say);
      await Deno.rename(`${folder}/images/kube`, `${folder}/nodes/kube`);
      await Deno.rename(`${folder}/images/helm`, `${folder}/nodes/helm3`);
    },
  }, options);
}

/** The images, as blobs and `names.json`. */
export async function ensureImages(options: CacheOptions, programs: string): Promise<string> {
  const sources = [
    ...await readSources(`${HERE}images`),
    ...await readSources(`${HERE}rootfs`),
    ...await readSources(`${HERE}common`),
  ];
  const packages = await offeredVersions(Object.values(PACKAGE_SETS).flat());
  return await ensurePiece({
    name: "images",
    key: await digestKey([programs, packages, ...sources]),
    announcement: "Makes the container images of Debian packages: usually 20 seconds",
    build: async (folders) =>
      await buildImages({
        ...folders,
        sources: {
          programs: `${programs}/images`,
          ingressModule: await moduleFolder("ingress", "k8s.io/ingress-nginx"),
        },
      }),
  }, options);
}

/** The helm repository; `pinned.json` beside the charts lists the images that they pin. */
export async function ensureCharts(options: CacheOptions, programs: string): Promise<string> {
  return await ensurePiece({
    name: "charts",
    key: await digestKey([programs, ...await ownSources("charts", "common/files")]),
    announcement: "Packages the charts: usually a second",
    async build(folders) {
      const charts = [
        `${await moduleFolder("kube", "go.universe.tf/metallb")}/charts/metallb`,
        `${await moduleFolder("ingress", "k8s.io/ingress-nginx")}/charts/ingress-nginx`,
      ];
      await packageCharts({ charts, helm: `${programs}/nodes/helm4`, ...folders });
      const pinned = await Promise.all(
        charts.map(async (chart) => pinnedImages(await Deno.readTextFile(`${chart}/values.yaml`))),
      );
      await Deno.writeTextFile(`${folders.folder}/pinned.json`, JSON.stringify(pinned.flat()));
    },
  }, options);
}

async function ownSources(...modules: readonly string[]): Promise<readonly string[]> {
  return await Promise.all(modules.map((module) => Deno.readTextFile(`${HERE}${module}.ts`)));
}
