/**
 * Writes container images as the OCI image format has them: blobs named by their digests.
 *
 * @see https://github.com/opencontainers/image-spec
 */

import { output } from "../common/mod.ts";

/** What a manifest says about a blob. */
export interface Descriptor {
  readonly mediaType: string;
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest: string;
  /** In bytes. */
  readonly size: number;
}

/** How a container of the image starts; the names are the format's own. */
export interface ContainerConfig {
  readonly Cmd?: readonly string[];
  readonly Entrypoint?: readonly string[];
  readonly Env?: readonly string[];
  readonly ExposedPorts?: Readonly<Record<string, Record<string, never>>>;
  readonly StopSignal?: string;
  readonly User?: string;
  readonly WorkingDir?: string;
}

/** A part of a folder that becomes a layer. */
export interface LayerSource {
  /** The folder that stands for `/`. */
  readonly root: string;
  /** Paths below it, by default all of it. */
  readonly paths?: readonly string[];
  /** User and group of every file, by default 0. */
  readonly owner?: number;
}

/** The format's names for what a blob holds. */
export const MEDIA_TYPES = {
  config: "application/vnd.oci.image.config.v1+json",
  layer: "application/vnd.oci.image.layer.v1.tar",
  manifest: "application/vnd.oci.image.manifest.v1+json",
} as const;

/**
 * One time for every file, so that equal content makes equal layers. It is the one of Apache's own
 * page of 2007: with it, httpd answers with the ETag that its official image is known for.
 */
const FILE_TIME = "2007-06-11 18:53:14 UTC";

/** A folder of blobs, laid out as `sha256/HEX`. */
export class BlobStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Packs files as an uncompressed layer: nothing travels further than a bridge. */
  async addLayer({ root, paths = ["."], owner = 0 }: LayerSource): Promise<Descriptor> {
    const file = await Deno.makeTempFile({ dir: this.#folder });
    await output([
      "tar",
      "--create",
      `--file=${file}`,
      `--directory=${root}`,
      "--sort=name",
      `--mtime=${FILE_TIME}`,
      `--owner=${owner}`,
      `--group=${owner}`,
      "--numeric-owner",
      "--mode=go+rX", // whatever the umask was, every user of the container may read
      ...paths,
    ]);
    return await this.#adopt(file, MEDIA_TYPES.layer);
  }

  /** Adds an image of layers, lowest first, and gives its manifest. */
  async addImage(layers: readonly Descriptor[], config: ContainerConfig): Promise<Descriptor> {
    const configBlob = await this.#addJson(imageConfig(layers, config), MEDIA_TYPES.config);
    return await this.#addJson(imageManifest(layers, configBlob), MEDIA_TYPES.manifest);
  }

  async #addJson(value: unknown, mediaType: string): Promise<Descriptor> {
    const file = await Deno.makeTempFile({ dir: this.#folder });
    await Deno.writeTextFile(file, JSON.stringify(value));
    return await this.#adopt(file, mediaType);
  }

  /** Renames a file to its digest. */
  async #adopt(file: string, mediaType: string): Promise<Descriptor> {
    const hex = (await output(["sha256sum", file])).split(" ", 1)[0] ?? "";
    await Deno.mkdir(`${this.#folder}/sha256`, { recursive: true });
    await Deno.chmod(file, 0o644);
    await Deno.rename(file, `${this.#folder}/sha256/${hex}`);
    const { size } = await Deno.stat(`${this.#folder}/sha256/${hex}`);
    return { mediaType, digest: `sha256:${hex}`, size };
  }
}

/** The image's configuration; an uncompressed layer's digest is also the digest of its content. */
export function imageConfig(layers: readonly Descriptor[], config: ContainerConfig): unknown {
  return {
    architecture: "amd64",
    os: "linux",
    config,
    rootfs: { type: "layers", diff_ids: layers.map(({ digest }) => digest) },
  };
}

/** The image's manifest. */
export function imageManifest(layers: readonly Descriptor[], config: Descriptor): unknown {
  return { schemaVersion: 2, mediaType: MEDIA_TYPES.manifest, config, layers };
}
