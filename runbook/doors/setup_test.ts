import { assertEquals, assertMatch } from "@std/assert";

const setup = new URL("./setup.ts", import.meta.url);
const npmMap = { imports: { "@x/a": "./a.ts", b: "npm:b@1" } };

/** Runs setup in a project that names these packages; gives the map it chose and what it said. */
async function chosen(imports: Record<string, string>): Promise<[map: unknown, said: string]> {
  const project = await Deno.makeTempDir();
  try {
    await Deno.mkdir(`${project}/runbook/doors`, { recursive: true });
    await Deno.writeTextFile(`${project}/deno.json`, JSON.stringify({ imports }));
    await Deno.writeTextFile(`${project}/runbook/doors/npm.json`, JSON.stringify(npmMap));
    const output = await new Deno.Command(Deno.execPath(), {
      args: ["run", "-q", "--no-lock", "-R=.", "-W=.runbook", setup.href],
      cwd: project,
    }).output();
    const said = new TextDecoder().decode(output.stderr);
    assertEquals(output.code, 0, said);
    const map = JSON.parse(await Deno.readTextFile(`${project}/.runbook/imports.json`));
    return [map, said];
  } finally {
    await Deno.remove(project, { recursive: true });
  }
}

Deno.test("setup: takes the map of deno.json when everything from JSR can be had", async () => {
  const [map, said] = await chosen({ a: "./a.ts", b: "npm:b@1" });
  assertEquals(map, { imports: { a: "../a.ts", b: "npm:b@1" } });
  assertMatch(said, /^Packages come from JSR and npm\n$/);
});

Deno.test("setup: takes the npm map when a package from JSR cannot be had", async () => {
  // No scope on JSR is a single letter, so this holds wherever the test runs.
  const [map, said] = await chosen({ "@x/a": "jsr:@x/a@1", b: "npm:b@1" });
  assertEquals(map, { imports: { "@x/a": "../runbook/doors/a.ts", b: "npm:b@1" } });
  assertMatch(said, /^Packages come from npm alone: JSR does not answer\n$/);
});
