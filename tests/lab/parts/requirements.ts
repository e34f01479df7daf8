/** What the machine must have before the lab can be built and started. */

/** Something that is not there, and how to get it. */
export interface MissingPiece {
  readonly what: string;
  /** The one line that installs it. */
  readonly installWith: string;
  /** The Debian package that brings it, where there is one that will do. */
  readonly debianPackage?: string;
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

/** Programs that Debian keeps where an ordinary user's PATH does not look. */
const SYSTEM_PATHS = ["/usr/sbin", "/sbin", "/usr/local/go/bin"];

/**
 * Names what the machine lacks. Needs permission to read and to run `go version`.
 *
 * @param goVersion the oldest Go that will do, as go.mod has it (`1.26.0`)
 */
export async function findMissing(goVersion: string): Promise<readonly MissingPiece[]> {
  const missing: MissingPiece[] = [];
  if (!reaches(await installedGo(), goVersion)) {
    missing.push({
      what: `Go ${goVersion} or newer`,
      installWith:
        `curl -fsSL https://go.dev/dl/go${goVersion}.linux-amd64.tar.gz | tar -xz -C /usr/local`,
    });
  }
  for (const { what, anyOf, debianPackage } of REQUIREMENTS) {
    if (!anyOf.some(isThere)) {
      missing.push({ what, debianPackage, installWith: `apt-get install ${debianPackage}` });
    }
  }
  return missing;
}

/** Tells whether a version is at least the wanted one, number by number. */
export function reaches(version: string | undefined, wanted: string): boolean {
  if (version === undefined) return false;
  const [have, want] = [version, wanted].map((text) => text.split(".").map(Number));
  const length = Math.max(have?.length ?? 0, want?.length ?? 0);
  for (let index = 0; index < length; index++) {
    const difference = (have?.[index] ?? 0) - (want?.[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** The pieces as lines for a person: what is missing and how to get it. */
export function describeMissing(missing: readonly MissingPiece[]): string {
  return missing.map(({ what, installWith }) => `  ${what}: ${installWith}`).join("\n");
}

async function installedGo(): Promise<string | undefined> {
  if (!isThere("go")) return undefined;
  const { stdout } = await new Deno.Command("go", { args: ["env", "GOVERSION"] }).output();
  return /^go(\d+(?:\.\d+)*)/.exec(new TextDecoder().decode(stdout))?.[1];
}

function isThere(program: string): boolean {
  if (program.startsWith("/")) return isFile(program);
  const folders = [...(Deno.env.get("PATH") ?? "").split(":"), ...SYSTEM_PATHS];
  return folders.some((folder) => isFile(`${folder}/${program}`));
}

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}
