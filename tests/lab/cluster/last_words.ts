/**
 * What the lab's processes said last, for an error that would not explain itself.
 *
 * @module
 */
import { STATE } from "./layout.ts";

/** The last line of each log of the lab, one a line with the log's name; empty without logs. */
export async function lastWords(): Promise<string> {
  const logs = await Array.fromAsync(logsIn(STATE));
  const words = await Promise.all(
    logs.sort().map(async (log) => {
      const last = lastLine(await Deno.readTextFile(log));
      return last === undefined ? [] : [`${log.slice(STATE.length + 1)}: ${last}`];
    }),
  );
  return words.flat().join("\n");
}

/** The last line that is not blank, cut to 200 characters. */
export function lastLine(text: string): string | undefined {
  return text.split("\n").findLast((line) => line.trim() !== "")?.slice(0, 200);
}

/** A machine has its log in its folder, and its services' logs in `log` below. */
async function* logsIn(folder: string, depth = 0): AsyncGenerator<string> {
  for await (const { name, isFile, isDirectory } of Deno.readDir(folder)) {
    if (isFile && name.endsWith(".log")) yield `${folder}/${name}`;
    const mayHold = depth === 0 ? !["pki"].includes(name) : name === "log";
    if (isDirectory && mayHold && depth < 2) yield* logsIn(`${folder}/${name}`, depth + 1);
  }
}
