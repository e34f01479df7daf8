import { assertStringIncludes } from "@std/assert";
import { Scene } from "./scene.ts";

Deno.test("completions: the script for bash knows every command and step", async () => {
  using scene = new Scene();
  const { stdout } = await scene.call("completions", "bash");
  for (const word of ["verify", "docs", "sidetrack-hostname", "--rehearse"]) {
    assertStringIncludes(stdout, word);
  }
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
