/** Builds every image of the catalogue into a folder that a registry can serve. */

import { type BuildFolders, link } from "../common/mod.ts";
import { type DebianSystem, emptySystem, unpackPackages } from "./debian.ts";
import { BlobStore, type Descriptor } from "./oci.ts";
import { CATALOGUE, namesOf } from "./catalogue.ts";
import { PACKAGE_SETS, type PackageSet, type Recipe, type Sources } from "./recipe.ts";

/** What the images are built of, and where. */
export interface BuildImagesOptions extends BuildFolders {
  /** Where their files come from. */
  readonly sources: Sources;
}

/**
 * Builds the images into `folder`: `sha256/…` and `names.json`, from `repository:tag` to digest.
 * Needs Debian's package lists, and its archive within reach.
 */
export async function buildImages({ sources, folder, work }: BuildImagesOptions): Promise<void> {
  const store = new BlobStore(folder);
  const packageLayers = await buildPackageLayers(store, work);
  const names: Record<string, string> = {};
  for (const [id, entry] of Object.entries(CATALOGUE)) {
    const root = `${work}/image-${id}`;
    await Deno.mkdir(root);
    await entry.recipe.fill(root, sources);
    const layers = [
      ...entry.recipe.packages.map((set) => packageLayers[set]),
      ...await ownLayers(store, root, entry.recipe),
    ];
    const { digest } = await store.addImage(layers, entry.recipe.config);
    for (const name of namesOf(entry)) names[name] = digest;
  }
  await Deno.writeTextFile(`${folder}/names.json`, JSON.stringify(names, null, 2));
}

async function buildPackageLayers(
  store: BlobStore,
  work: string,
): Promise<Readonly<Record<PackageSet, Descriptor>>> {
  const empty = await emptySystem(work);
  const shell = await addPackages("shell", empty);
  // What the packages' scripts would have chosen.
  await link(`${shell.root}/usr/bin/sh`, "bash");
  await link(`${shell.root}/usr/bin/awk`, "mawk");
  const nginx = await addPackages("nginx", shell.system);
  const apache = await addPackages("apache", shell.system);
  return {
    shell: await store.addLayer(shell),
    nginx: await store.addLayer(nginx),
    apache: await store.addLayer(apache),
  };

  async function addPackages(set: PackageSet, onto: DebianSystem) {
    const root = `${work}/packages-${set}`;
    const packages = PACKAGE_SETS[set];
    return { root, system: await unpackPackages({ packages, onto, root, work }) };
  }
}

/** The files of another user make a layer of their own, because a layer has one owner. */
async function ownLayers(
  store: BlobStore,
  root: string,
  { owned }: Recipe,
): Promise<readonly Descriptor[]> {
  if (owned === undefined) return [await store.addLayer({ root })];
  const ownedLayer = await store.addLayer({ root, paths: owned.paths, owner: owned.user });
  for (const path of owned.paths) await Deno.remove(`${root}/${path}`, { recursive: true });
  return [await store.addLayer({ root }), ownedLayer];
}
