import { assertEquals, assertStringIncludes } from "@std/assert";
import { fileURLToPath } from "node:url";
import { type Shell } from "../../runbook/completions/mod.ts";
import { output } from "../pieces/mod.ts";
import { tool } from "./tools/mod.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

async function script(shell: Shell): Promise<string> {
  const flags = ["-q", "-P=look", "--import-map", ".runbook/imports.json"];
  return await output([Deno.execPath(), "run", ...flags, "main.ts", "completions", shell], {
    cwd: ROOT,
  });
}

Deno.test("completions: fish offers commands with their summaries, steps and options", async () => {
  const fish = await tool("fish");
  const text = await script("fish");
  const offered = async (line: string) =>
    (await output([fish, "--no-config", "-c", `${text}\ncomplete -C '${line}'`])).trim().split(
      "\n",
    );
  assertStringIncludes((await offered("homelab ver")).join(), "verify\tLook whether");
  assertEquals(await offered("homelab run ing"), ["ingress"]);
  assertEquals((await offered("homelab run --rehe")).map((line) => line.split("\t")[0]), [
    "--rehearse",
  ]);
});

Deno.test("completions: zsh reads the script and offers the same", async () => {
  const zsh = await tool("zsh");
  const text = await script("zsh");
  // What would be offered is handed to compadd, and _arguments ends there, too.
  const driver = `
zmodload zsh/zutil
${text}
compadd() { print -l -- "$@" }
_describe() { print -l -- $commands }
_arguments() { print -l -- "$@" }
words=(homelab ve); CURRENT=2; _homelab
print -- ---
words=(homelab run ing); CURRENT=3; _homelab`;
  const said = await output([zsh, "-f", "-c", driver]);
  const [commands = "", run = ""] = said.split("---");
  assertStringIncludes(commands, "verify:Look whether");
  assertStringIncludes(run, "ingress demo-service");
  assertStringIncludes(run, "--rehearse[");
});
