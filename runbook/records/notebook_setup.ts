/** What stands in a notebook before everything that was told: why it is safe to run all of it. */

import type { Block } from "../pages/mod.ts";

const SWITCH = "RUNBOOK_RUN_COMMANDS";

/** Says what the cells do. */
export const SETUP_BLOCKS: readonly Block[] = [{
  type: "prose",
  style: "note",
  markdown: "Beneath the cells stands what the run saw. Running them again changes nothing: each " +
    "shows its command or its file's name and does no more. With " +
    `\`${SWITCH}=yes\` in the environment of Jupyter the files are written into a new temporary ` +
    "folder and the commands run there, on the cluster that `kubectl` is set to; each runs once, " +
    "and what it prints is for you to judge. `deno task run` waits and judges itself.",
}];

/** Defines what all other cells call. */
export const SETUP_CODE = `const isMeant = Deno.env.get("${SWITCH}") === "yes";
const folder = isMeant ? Deno.makeTempDirSync() : "";

function file(name: string, text: string): void {
  if (isMeant) Deno.writeTextFileSync(\`\${folder}/\${name}\`, text);
  else console.log(\`Not written: \${name}\`);
}

async function command(text: string, exits = [0]): Promise<void> {
  if (!isMeant) return console.log(\`Not run: \${text}\`);
  const bash = new Deno.Command("bash", { args: ["-euo", "pipefail", "-c", text], cwd: folder });
  const { code, stdout, stderr } = await bash.output();
  console.log(new TextDecoder().decode(stdout));
  console.error(new TextDecoder().decode(stderr));
  if (!exits.includes(code)) throw new Error(\`It ended with \${code}\`);
}`;
