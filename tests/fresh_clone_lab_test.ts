import { assert, assertEquals, assertMatch } from "@std/assert";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../", import.meta.url));

/** What a machine has that has Node and no Deno. */
const PROGRAMS = ["node", "npm", "npx", "sh"];

/** Runs a program to its end and returns what it printed; fails if it fails. */
async function succeed(command: Deno.Command): Promise<string> {
  const { code, stdout, stderr } = await command.output();
  const [printed, said] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
  assertEquals(code, 0, `${printed}${said}`);
  return printed ?? "";
}

/** The path of a program on this machine. */
function pathOf(program: string): string {
  const folders = (Deno.env.get("PATH") ?? "").split(":");
  for (const folder of folders) {
    const path = `${folder}/${program}`;
    try {
      if (Deno.statSync(path).isFile) return path;
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    }
  }
  throw new Error(`Cannot find "${program}" on PATH, expected it for this test`);
}

/** The environment of a user who has just got the machine; certificates and proxies stay. */
function freshEnvironment(folder: string): Record<string, string> {
  Deno.mkdirSync(`${folder}/home`);
  Deno.mkdirSync(`${folder}/bin`);
  for (const program of PROGRAMS) Deno.symlinkSync(pathOf(program), `${folder}/bin/${program}`);
  const kept = Object.entries(Deno.env.toObject())
    .filter(([name]) => !/^(DENO|KUBE|XDG|npm_)/.test(name));
  return { ...Object.fromEntries(kept), HOME: `${folder}/home`, PATH: `${folder}/bin` };
}

Deno.test("fresh clone: one command rehearses everything, and nothing else is needed", async () => {
  const folder = await Deno.makeTempDir({ prefix: "fresh-clone-" });
  try {
    const clone = `${folder}/runbook`;
    const git = (...args: readonly string[]) =>
      succeed(new Deno.Command("git", { args: [...args], stdout: "piped", stderr: "piped" }));
    await git("clone", "--quiet", ROOT, clone);

    const env = freshEnvironment(folder);
    const args = ["--yes", "deno", "task", "run"];
    const call = () =>
      succeed(
        new Deno.Command(`${folder}/bin/npx`, {
          ...{ args, env, cwd: clone, clearEnv: true },
          ...{ stdin: "null", stdout: "piped", stderr: "piped" },
        }),
      );
    assertMatch(await call(), /^✔ Rehearsal passed/m);
    const [transcript] = [...Deno.readDirSync(`${clone}/transcripts`)];
    const pages = [...Deno.readDirSync(`${clone}/transcripts/${transcript?.name}`)];
    assertEquals(pages.length, 6);
    assertEquals(await git("-C", clone, "status", "--porcelain"), "");

    const begin = performance.now();
    await call();
    assert(performance.now() - begin < 15_000, "with everything downloaded it takes too long");
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
