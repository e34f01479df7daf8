import { assert } from "@std/assert";

/** What a program printed, which must have ended well; `env` is added to the environment. */
export async function ran(
  [program = "", ...args]: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(program, { args, env }).output();
  const [said, complaint] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
  assert(success, `${program} ${args.join(" ")}\n${said}${complaint}`);
  return said ?? "";
}
