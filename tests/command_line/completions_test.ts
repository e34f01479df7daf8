import { assertStringIncludes } from "@std/assert";
import { OwnRoot } from "./own_root.ts";
import { Scene } from "./scene.ts";

Deno.test("completions: the script for bash knows every command and step", async () => {
  using scene = new Scene();
  const { stdout } = await scene.call("completions", "bash");
  for (const word of ["verify", "docs", "sidetrack-hostname", "--rehearse"]) {
    assertStringIncludes(stdout, word);
  }
});

Deno.test("completions: it knows formats, checks, settings and where the runs are", async () => {
  using scene = new Scene();
  const { stdout } = await scene.call("completions", "bash");
  const offers = [
    ["docs --for", "docusaurus docusaurus-md"],
    ["docs --run", "'recording'\" $(command ls '/scene/home/.runbook/runs' 2>/dev/null)\""],
    ["run --skip-checks", "announcers webhooks"],
    ["plan --until", "loadbalancer ingress"],
    ["plan --set", "echo.replicas= "],
  ] as const;
  for (const [place, offer] of offers) {
    const line = stdout.split("\n").find((line) => line.includes(`'${place}')`)) ?? "";
    assertStringIncludes(line, offer);
  }
});

Deno.test("completions: a mistake in the settings keeps no shell from starting", async () => {
  using root = new OwnRoot();
  using scene = new Scene(root.path);
  root.append("config/runbook.yaml", "\nnonsense: true\n");
  const { stdout } = await scene.call("completions", "bash");
  assertStringIncludes(stdout, "complete -o bashdefault");
});

Deno.test("completions: another shell is refused with the nearest", async () => {
  using scene = new Scene();
  await scene.call("completions", "bsh").fails(
    2,
    `
      error: Cannot complete for "bsh", expected bash, zsh, fish
        Did you mean "bash"?
    `,
  );
});
