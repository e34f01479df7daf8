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

/** What fish offers behind a line, each with its explanation. */
async function offeredByFish(line: string): Promise<readonly string[]> {
  const text = `${await script("fish")}\ncomplete -C '${line}'`;
  return (await output([await tool("fish"), "--no-config", "-c", text])).trim().split("\n");
}

Deno.test("completions: fish offers commands with their summaries, steps and options", async () => {
  assertStringIncludes((await offeredByFish("homelab ver")).join(), "verify\tLook whether");
  assertEquals(await offeredByFish("homelab run ing"), ["ingress"]);
  assertEquals(await words("homelab run --rehe"), ["--rehearse"]);
});

Deno.test("completions: fish offers what an option takes, in lists, or to go on with", async () => {
  assertEquals(await words("homelab plan --from ing"), ["ingress"]);
  assertEquals(await words("homelab docs --for mkdocs,gi"), ["mkdocs,gitea", "mkdocs,github"]);
  assertEquals(await words("homelab docs --run rec"), ["recording"]);
  assertEquals(await words("homelab plan --set echo.rep"), ["echo.replicas="]);
});

async function words(line: string): Promise<readonly string[]> {
  return (await offeredByFish(line)).map((offer) => offer.split("\t")[0] ?? "");
}

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
  assertStringIncludes(run, "]:from:(loadbalancer ingress");
});
