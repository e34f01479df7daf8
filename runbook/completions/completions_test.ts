import { assertEquals } from "@std/assert";
import type { CommandTable } from "../command_line/mod.ts";
import { completionScript } from "./mod.ts";

const TABLE: CommandTable = {
  name: "deno task",
  summary: "A runbook",
  version: "1",
  options: [{ type: "string", name: "home", value: "DIR", summary: "A folder" }],
  commands: [
    {
      name: "run",
      summary: "Tell it: all",
      arguments: [{ name: "step", variadic: true, summary: "Steps" }],
      options: [
        { type: "boolean", name: "yes", short: "y", summary: "Don't [ask]" },
        { type: "string", name: "for", value: "X", summary: "What for", choices: ["a", "b"] },
        { type: "string", name: "from", value: "STEP", summary: "The first" },
        { type: "string", name: "formats", value: "FORMATS", summary: "Which" },
        { type: "string", name: "run", value: "RUN", summary: "Which" },
        { type: "list", name: "set", value: "SETTING", summary: "One" },
        { type: "boolean", name: "secret", summary: "Not shown", hidden: true },
      ],
    },
    { name: "resume", summary: "Go on" },
  ],
};

/** A folder with something in it. */
const FOLDER = import.meta.dirname ?? ".";

const SCRIPT = completionScript("bash", {
  table: TABLE,
  values: {
    step: { words: ["ingress", "sidetrack"] },
    formats: { words: ["mkdocs", "github", "gitea"], several: true },
    run: { words: ["recording"], folder: FOLDER },
    setting: { words: ["address", "echo.replicas"], goesOn: true },
  },
  root: "/srv/it's here",
});

/** What bash offers for the last of these words, as its own completion calls ours. */
async function offered(...words: readonly string[]): Promise<readonly string[]> {
  const list = words.map((word) => `'${word}'`).join(" ");
  const driver = `${SCRIPT}
COMP_WORDS=(homelab ${list}); COMP_CWORD=${words.length}; _homelab; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout } = await new Deno.Command("bash", {
    args: ["--norc", "--noprofile", "-uc", driver],
  }).output();
  return new TextDecoder().decode(stdout).split("\n").filter((line) => line !== "");
}

Deno.test("completions: commands first, then steps and options", async () => {
  assertEquals(await offered("r"), ["run", "resume"]);
  assertEquals(await offered("run", "in"), ["ingress"]);
  assertEquals(await offered("run", "ingress", ""), [
    "ingress",
    "sidetrack",
    "--yes",
    "--for",
    "--from",
    "--formats",
    "--run",
    "--set",
    "--home",
    "--help",
  ]);
  assertEquals(await offered("resume", "--"), ["--home", "--help"]);
});

Deno.test("completions: behind an option its choices; files where only the user knows", async () => {
  assertEquals(await offered("run", "--for", ""), ["a", "b"]);
  assertEquals(await offered("run", "--home", ""), []);
});

Deno.test("completions: behind an option what it takes, in lists, out of a folder, or to go on with", async () => {
  assertEquals(await offered("run", "--from", "i"), ["ingress"]);
  assertEquals(await offered("run", "--formats", "g"), ["github", "gitea"]);
  assertEquals(await offered("run", "--formats", "mkdocs,gi"), ["mkdocs,github", "mkdocs,gitea"]);
  assertEquals(await offered("run", "--run", "re"), ["recording"]);
  assertEquals(await offered("run", "--run", "bas"), ["bash.ts"]);
  assertEquals(await offered("run", "--set", "e"), ["echo.replicas="]);
});

Deno.test("completions: the command homelab is deno task of that folder", async () => {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(`${folder}/deno`, '#!/bin/sh\nprintf "%s|" "$@"\n', { mode: 0o755 });
    const { stdout } = await new Deno.Command("bash", {
      args: ["--norc", "--noprofile", "-c", `${SCRIPT}\nhomelab run 'a b'`],
      env: { PATH: `${folder}:/usr/bin:/bin` },
    }).output();
    assertEquals(
      new TextDecoder().decode(stdout),
      "task|-q|--config|/srv/it's here/deno.json|run|a b|",
    );
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
