/** What is fetched or built once and kept outside the tree. */

import { fileURLToPath } from "node:url";
import { cacheFolder, digestKey, ensurePiece, output, type Piece } from "../../pieces/mod.ts";
import { debianTool } from "./debian_tools.ts";
import { installDocusaurus } from "./docusaurus.ts";
import { fetchJunitSchema } from "./junit_schema.ts";

const HERE = fileURLToPath(new URL("..", import.meta.url));

/** A piece with the path within it that is of use. */
interface KeptTool {
  readonly path: string;
  readonly announcement: string;
  /** Files that it is made from, relative to `tests/pages`. */
  readonly sources: readonly string[];
  readonly build: Piece["build"];
}

const TOOLS = {
  python: {
    path: "bin/python",
    announcement: "Installs MkDocs and Jupyter's tools: usually 30 seconds",
    sources: ["tools/requirements.txt"],
    async build({ folder }) {
      await output([debianTool("python3"), "-m", "venv", folder]);
      // Not by the name of pip: what a venv's programs are called from is not where it ends up.
      const install = ["-m", "pip", "install", "--quiet", "--requirement"];
      await output([`${folder}/bin/python`, ...install, `${HERE}tools/requirements.txt`]);
    },
  },
  "junit-schema": {
    path: "junit-10.xsd",
    announcement: "Fetches the schema of JUnit files: usually 5 seconds",
    sources: ["tools/junit_schema.ts"],
    build: ({ folder }) => fetchJunitSchema(folder),
  },
  docusaurus: {
    path: ".",
    announcement: "Installs Docusaurus: usually a minute",
    sources: ["docusaurus/package.json", "tools/docusaurus.ts"],
    build: ({ folder }) => installDocusaurus(folder),
  },
  goldmark: {
    path: "goldmark",
    announcement: "Builds the program around goldmark: usually 20 seconds",
    sources: ["goldmark/go.mod", "goldmark/go.sum", "goldmark/main.go"],
    async build({ folder }) {
      await output(["go", "build", "-o", `${folder}/goldmark`, "."], {
        cwd: `${HERE}goldmark`,
        env: { CGO_ENABLED: "0", GOFLAGS: "-mod=readonly", GOWORK: "off" },
      });
    },
  },
} as const satisfies Readonly<Record<string, KeptTool>>;

/** The name of what is kept. */
export type KeptToolName = keyof typeof TOOLS;

/** All of them. */
export const KEPT_TOOLS = Object.keys(TOOLS).filter(isKeptTool);

function isKeptTool(name: string): name is KeptToolName {
  return Object.hasOwn(TOOLS, name);
}

/** Gives the path of what is kept, and makes it first where it is not there. */
export async function keptTool(
  name: KeptToolName,
  say: (line: string) => void,
): Promise<string> {
  const { path, announcement, sources, build }: KeptTool = TOOLS[name];
  const texts = await Promise.all(sources.map((source) => Deno.readTextFile(`${HERE}${source}`)));
  const key = await digestKey([Deno.build.arch, ...texts]);
  const options = { cache: cacheFolder("pages"), say };
  return `${await ensurePiece({ name, key, announcement, build }, options)}/${path}`;
}
