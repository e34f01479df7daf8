import { output } from "../../pieces/mod.ts";

/** pytest tests its own JUnit files with this schema; it is in its source archive. */
const ARCHIVE = "pytest==8.4.2";

/** Fetches `junit-10.xsd` into a folder. Needs Python's package index. */
export async function fetchJunitSchema(folder: string): Promise<void> {
  const flags = ["--quiet", "--no-deps", "--no-binary", ":all:", "--dest", folder];
  await output(["python3", "-m", "pip", "download", ...flags, ARCHIVE]);
  const [name] = [...Deno.readDirSync(folder)].map(({ name }) => name);
  const schema = "testing/example_scripts/junit-10.xsd";
  const flat = ["--strip-components=3", "--wildcards", `*/${schema}`];
  await output(["tar", "-xf", `${folder}/${name}`, "-C", folder, ...flat]);
}
