/**
 * A little bash of our own.
 *
 * @module
 */

/**
 * Runs a little bash of our own, untouched by what the user's environment tells bash to do. Its
 * permission, `--allow-run=bash`, is the one that running commands needs anyway.
 */
export async function bash(script: string): Promise<{ success: boolean; stdout: string }> {
  const { success, stdout } = await new Deno.Command("bash", {
    args: ["-c", script],
    clearEnv: true,
    env: { PATH: Deno.env.get("PATH") ?? "/usr/bin:/bin" },
    stdin: "null",
    stderr: "null",
  }).output();
  return { success, stdout: new TextDecoder().decode(stdout) };
}
