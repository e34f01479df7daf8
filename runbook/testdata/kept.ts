import { assertEquals } from "@std/assert";

/**
 * Compares a rendered text with the one that is kept in a file. With `RENEW_KEPT=1` in the
 * environment the file is written instead, to be read before it is committed.
 */
export async function assertAsKept(file: URL, text: string): Promise<void> {
  if (Deno.env.get("RENEW_KEPT") === "1") {
    await Deno.mkdir(new URL(".", file), { recursive: true });
    await Deno.writeTextFile(file, text);
  }
  assertEquals(text, await Deno.readTextFile(file), file.pathname);
}
