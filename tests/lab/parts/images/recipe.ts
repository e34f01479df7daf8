/** What an image is made of. */

import { fileURLToPath } from "node:url";
import { copyTree, link } from "../common/mod.ts";
import type { ContainerConfig } from "./oci.ts";

/** Where the files of an image come from. */
export interface Sources {
  /** Folder with the programs built from Go. */
  readonly programs: string;
  /** The ingress-nginx module, with the controller's nginx files under `rootfs/etc/nginx`. */
  readonly ingressModule: string;
}

/** Sets of Debian packages that images share as layers; the others stand on `shell`. */
export const PACKAGE_SETS = {
  shell: ["bash", "coreutils", "sed", "grep", "mawk", "findutils", "hostname", "procps", "curl"],
  nginx: [
    "nginx",
    "libnginx-mod-http-lua",
    "libnginx-mod-http-set-misc",
    "libnginx-mod-http-headers-more-filter",
    "lua-cjson",
    "lua-nginx-cookie",
    "lua-nginx-dns",
    "dumb-init",
    "libmimalloc2.0",
  ],
  apache: ["apache2-bin"],
} as const satisfies Record<string, readonly string[]>;

/** The name of a set. */
export type PackageSet = keyof typeof PACKAGE_SETS;

/** One image. */
export interface Recipe {
  /** Layers of Debian packages, lowest first. */
  readonly packages: readonly PackageSet[];
  /** Puts the image's own files below a folder that stands for `/`. */
  readonly fill: (root: string, sources: Sources) => Promise<void>;
  /** Folders that belong to another user than root. */
  readonly owned?: { readonly user: number; readonly paths: readonly string[] };
  /** How a container of it starts. */
  readonly config: ContainerConfig;
}

const ROOT_FILES = fileURLToPath(new URL("../rootfs", import.meta.url));

/** The search path of every image with a shell. */
export const SHELL_PATH = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/** Copies the files that lie ready for an image under `tests/lab/parts/rootfs`. */
export async function copyRootFiles(image: string, root: string): Promise<void> {
  await copyTree(`${ROOT_FILES}/${image}`, root);
}

/** Sends nginx's logs to the container's output, where `kubectl logs` finds them. */
export async function linkLogs(root: string): Promise<void> {
  await link(`${root}/var/log/nginx/access.log`, "/dev/stdout");
  await link(`${root}/var/log/nginx/error.log`, "/dev/stderr");
}
