/**
 * Unpacks Debian packages into folders that become image layers.
 *
 * Nothing is installed and nothing of the machine's own files is used: apt resolves and fetches the
 * packages for an empty system that exists as a status file only.
 */

import { output } from "../common/mod.ts";

/**
 * Packages that count as installed although they are not: what they bring (Perl, the ICU tables,
 * network tools) is large and nothing in the images calls it.
 */
const LEFT_OUT = ["debconf", "dpkg", "iproute2", "libicu72", "perl", "perl-base", "usrmerge"];

/** What no container reads. */
const NOT_UNPACKED = ["doc", "info", "lintian", "locale", "man", "vim"]
  .map((name) => `--exclude=./usr/share/${name}`)
  .concat("--exclude=./usr/lib/*/gconv");

/** Debian's merged layout; each layer has the links, lest a folder of one hides a lower one's link. */
const MERGED_FOLDERS = ["bin", "lib", "lib64", "sbin"];

/** What apt believes to be installed: an image's layers so far. */
export interface DebianSystem {
  /** apt's status file of this system. */
  readonly status: string;
}

/** Begins an empty system; its bookkeeping lies in a folder of work. */
export async function emptySystem(work: string): Promise<DebianSystem> {
  return await newSystem(work, LEFT_OUT.map(pretendInstalled).join(""));
}

/** Which packages, and where to. */
export interface UnpackRequest {
  readonly packages: readonly string[];
  /** The system that the packages are added to; it stays as it is. */
  readonly onto: DebianSystem;
  /** Gets the files. */
  readonly root: string;
  /** For the fetched archives and the new system's bookkeeping. */
  readonly work: string;
}

/** Unpacks packages with all that they need and the system has not; gives the larger system. */
export async function unpackPackages(
  { packages, onto, root, work }: UnpackRequest,
): Promise<DebianSystem> {
  const archives = await Deno.makeTempDir({ dir: work });
  await fetchPackages(packages, onto, archives);
  await makeMergedFolders(root);
  let status = await Deno.readTextFile(onto.status);
  for (const path of await packageFiles(archives)) {
    await output(["bash", "-o", "pipefail", "-c", UNPACK, "unpack", path, root]);
    status += installedStanza(await output(["dpkg-deb", "--field", path]));
  }
  return await newSystem(work, status);
}

async function newSystem(work: string, content: string): Promise<DebianSystem> {
  const status = await Deno.makeTempFile({ dir: work });
  await Deno.writeTextFile(status, content);
  return { status };
}

/** The newest version on offer of each package: what a change of theirs is noticed by. */
export async function offeredVersions(packages: readonly string[]): Promise<string> {
  return parseOffers(await output(["apt-cache", "policy", ...packages]));
}

/** Keeps a package's name and candidate of what `apt-cache policy` prints. */
export function parseOffers(policy: string): string {
  return policy.split("\n").filter((line) => /^\S|^ {2}Candidate:/.test(line)).join("\n");
}

/** A package's own description, marked as installed. */
export function installedStanza(fields: string): string {
  return `${fields.trimEnd()}\nStatus: install ok installed\n\n`;
}

function pretendInstalled(name: string): string {
  return installedStanza(
    `Package: ${name}\nVersion: 9999\nArchitecture: amd64\nMulti-Arch: allowed`,
  );
}

const UNPACK = `dpkg-deb --fsys-tarfile "$1" | tar --extract --keep-directory-symlink \\
  --no-same-owner ${NOT_UNPACKED.join(" ")} --directory="$2"`;

async function fetchPackages(
  packages: readonly string[],
  { status }: DebianSystem,
  archives: string,
): Promise<void> {
  await Deno.mkdir(`${archives}/partial`, { recursive: true });
  await output([
    "apt-get",
    "install",
    "--download-only",
    "--yes",
    "--no-install-recommends",
    `--option=Dir::State::status=${status}`,
    `--option=Dir::Cache::archives=${archives}`,
    "--option=APT::Sandbox::User=root", // the archives' folder is not for apt's own user to write
    "--option=Debug::NoLocking=true", // the machine's package database is not touched
    ...packages,
  ]);
}

async function makeMergedFolders(root: string): Promise<void> {
  for (const name of MERGED_FOLDERS) {
    await Deno.mkdir(`${root}/usr/${name}`, { recursive: true });
    await Deno.symlink(`usr/${name}`, `${root}/${name}`);
  }
}

async function packageFiles(folder: string): Promise<readonly string[]> {
  const paths: string[] = [];
  for await (const { name } of Deno.readDir(folder)) {
    if (name.endsWith(".deb")) paths.push(`${folder}/${name}`);
  }
  return paths.toSorted();
}
