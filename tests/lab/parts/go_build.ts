/** Builds the lab's programs from Go modules: what runs on the nodes and what goes into images. */

import { fileURLToPath } from "node:url";
import { output } from "./common/mod.ts";

/** The folder with the Go modules, one sub-folder each. */
export const GO_SOURCES = fileURLToPath(new URL("../go", import.meta.url));

/** Nothing of the user's own Go settings may change what is built. */
const GO_ENVIRONMENT = {
  CGO_ENABLED: "0",
  GOFLAGS: "-mod=readonly",
  GOTOOLCHAIN: "local",
  GOWORK: "off",
};

/** The modules by their folders below `tests/lab/go`. */
export type GoModule = "kube" | "ingress" | "helm";

/** One call of `go build`. */
interface Build {
  readonly module: GoModule;
  readonly packages: readonly string[];
  /** Variables that the releases set through the linker; without them a program calls itself v0.0.0. */
  readonly variables: () => Promise<Readonly<Record<string, string>>>;
  readonly announcement: string;
}

/** In the order of their sizes; `tool` stands for the programs that go.mod lists as tools. */
const BUILDS: readonly Build[] = [
  {
    module: "kube",
    packages: ["./cmd/...", "tool"],
    variables: kubernetesVersion,
    announcement: "Builds Kubernetes and MetalLB: usually 6 minutes, with warm Go caches seconds",
  },
  {
    module: "helm",
    packages: ["tool"],
    variables: async () => ({
      "helm.sh/helm/v3/internal/version.version": await moduleVersion("helm", "helm.sh/helm/v3"),
      "helm.sh/helm/v3/internal/version.metadata": "",
      "helm.sh/helm/v3/internal/version.gitTreeState": "clean",
    }),
    announcement: "Builds helm 3: usually 2 minutes",
  },
  {
    module: "ingress",
    packages: ["tool"],
    variables: () =>
      Promise.resolve({
        "k8s.io/ingress-nginx/version.RELEASE": "v1.11.0",
        "k8s.io/ingress-nginx/version.REPO": "https://github.com/kubernetes/ingress-nginx",
      }),
    announcement: "Builds the ingress-nginx controller: usually 90 seconds",
  },
];

/** Builds every program into a folder; each is named as its Go package is. */
export async function buildPrograms(folder: string, say: (line: string) => void): Promise<void> {
  for (const { module, packages, variables, announcement } of BUILDS) {
    say(announcement);
    await go(module, [
      "build",
      "-trimpath",
      "-gcflags=all=-dwarf=false", // what the linker would drop need not be compiled: an eighth less work
      `-ldflags=${linkerFlags(await variables())}`,
      `-o=${folder}/`,
      ...packages,
    ]);
  }
}

/** What the linker is told: no debug tables, and the value of each variable. */
export function linkerFlags(variables: Readonly<Record<string, string>>): string {
  const set = Object.entries(variables).map(([name, value]) => `-X ${name}=${value}`);
  return ["-s", "-w", ...set].join(" ");
}

/** The folder of a dependency in Go's module cache; it is fetched when it is not there. */
export async function moduleFolder(module: GoModule, path: string): Promise<string> {
  await go(module, ["mod", "download", path]);
  return await go(module, ["list", "-m", "-f", "{{.Dir}}", path]);
}

/** Go's own version, as `go1.26.8`. */
export function goVersion(): Promise<string> {
  return go("kube", ["env", "GOVERSION"]);
}

async function kubernetesVersion(): Promise<Readonly<Record<string, string>>> {
  const version = await moduleVersion("kube", "k8s.io/kubernetes");
  const [major = "", minor = ""] = version.slice("v".length).split(".");
  const packages = ["k8s.io/component-base/version", "k8s.io/client-go/pkg/version"];
  return Object.fromEntries(packages.flatMap((path) => [
    [`${path}.gitVersion`, version],
    [`${path}.gitMajor`, major],
    [`${path}.gitMinor`, minor],
    [`${path}.gitTreeState`, "clean"],
  ]));
}

function moduleVersion(module: GoModule, path: string): Promise<string> {
  return go(module, ["list", "-m", "-f", "{{.Version}}", path]);
}

async function go(module: GoModule, args: readonly string[]): Promise<string> {
  const text = await output(["go", ...args], {
    cwd: `${GO_SOURCES}/${module}`,
    env: GO_ENVIRONMENT,
  });
  return text.trim();
}
