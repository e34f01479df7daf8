/** What the machine must have before the lab can be built and started. */

import { output, toolFolders } from "./common/mod.ts";

/** Something that is not there, and how to get it. */
export interface MissingPiece {
  /** Its name. */
  readonly what: string;
  /** The one line that installs it. */
  readonly installWith: string;
  /** The Debian packages that bring it; none where only the lists of packages are missing. */
  readonly debianPackages?: readonly string[];
}

interface Requirement {
  readonly what: string;
  /** It is there when one of these is: absolute paths, or names to find on PATH. */
  readonly anyOf: readonly string[];
  readonly debianPackage: string;
}

/** nginx, Apache and the like are not among them: images are made of packages, nothing is installed. */
const REQUIREMENTS: readonly Requirement[] = [
  { what: "containerd", anyOf: ["containerd"], debianPackage: "containerd" },
  { what: "runc", anyOf: ["runc"], debianPackage: "runc" },
  {
    what: "CNI plugins",
    anyOf: ["/usr/lib/cni/bridge", "/opt/cni/bin/bridge"],
    debianPackage: "containernetworking-plugins",
  },
  { what: "iptables", anyOf: ["iptables"], debianPackage: "iptables" },
  { what: "ip", anyOf: ["ip"], debianPackage: "iproute2" },
  { what: "ps", anyOf: ["ps"], debianPackage: "procps" },
  { what: "curl", anyOf: ["curl"], debianPackage: "curl" },
  { what: "openssl", anyOf: ["openssl"], debianPackage: "openssl" },
  { what: "unzip", anyOf: ["unzip"], debianPackage: "unzip" },
  { what: "npm", anyOf: ["npm"], debianPackage: "npm" },
];

/**
 * Names what the machine lacks. Needs permission to read and to run `go`.
 *
 * @param goVersion the oldest Go that will do, as go.mod has it (`1.26.0`)
 */
export async function findMissing(goVersion: string): Promise<readonly MissingPiece[]> {
  if (!isDebianMachine()) {
    return [{
      what: "Debian 12 on x86_64, whose packages the images are made of",
      installWith: "run the lab in a virtual machine of that kind",
    }];
  }
  const missing = REQUIREMENTS.filter(({ anyOf }) => !anyOf.some(isThere)).map(asMissing);
  if (!reaches(await installedGo(), goVersion)) missing.push(newerGo(goVersion));
  if (!await hasPackageLists()) {
    missing.push({ what: "package lists", installWith: "apt-get update", debianPackages: [] });
  }
  return missing;
}

/** Tells whether a version is at least the wanted one, number by number. */
export function reaches(version: string | undefined, wanted: string): boolean {
  if (version === undefined) return false;
  const have = version.split(".").map(Number);
  const want = wanted.split(".").map(Number);
  for (const [index, number] of want.entries()) {
    const difference = (have[index] ?? 0) - number;
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** The pieces as lines for a person: what is missing and how to get it. */
export function describeMissing(missing: readonly MissingPiece[]): string {
  return missing.map(({ what, installWith }) => `  ${what}: ${installWith}`).join("\n");
}

function asMissing({ what, debianPackage }: Requirement): MissingPiece {
  return {
    what,
    installWith: `apt-get install ${debianPackage}`,
    debianPackages: [debianPackage],
  };
}

function newerGo(version: string): MissingPiece {
  const archive = `https://go.dev/dl/go${version}.linux-amd64.tar.gz`;
  return {
    what: `Go ${version} or newer`,
    installWith: `curl -fsSL ${archive} | tar -xz -C /usr/local`,
  };
}

function isDebianMachine(): boolean {
  return Deno.build.os === "linux" && Deno.build.arch === "x86_64" && isThere("apt-get");
}

async function installedGo(): Promise<string | undefined> {
  if (!isThere("go")) return undefined;
  return /^go(\d+(?:\.\d+)*)/.exec(await output(["go", "env", "GOVERSION"]))?.[1];
}

/** Fresh machines and slim containers come without the lists of what there is to install. */
async function hasPackageLists(): Promise<boolean> {
  for await (const { name } of Deno.readDir("/var/lib/apt/lists")) {
    if (/_Packages(\.|$)/.test(name)) return true;
  }
  return false;
}

function isThere(program: string): boolean {
  if (program.startsWith("/")) return isFile(program);
  return toolFolders().some((folder) => isFile(`${folder}/${program}`));
}

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}
