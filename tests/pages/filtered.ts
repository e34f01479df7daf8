import { assertEquals } from "@std/assert";

/** What a program prints that reads a text from its standard input. */
export async function filtered(
  [program = "", ...args]: readonly string[],
  text: string,
): Promise<string> {
  const command = new Deno.Command(program, {
    args,
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  });
  await using child = command.spawn();
  const output = child.output();
  await new Blob([text]).stream().pipeTo(child.stdin);
  const { code, stdout, stderr } = await output;
  const [said, complaint] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
  assertEquals([code, complaint], [0, ""]);
  return said ?? "";
}
