/**
 * What the lab is doing now, for people.
 *
 * @module
 */
import type { Lab } from "./cluster/mod.ts";

/** Lines about the lab: since when, memory, nodes, pods. */
export async function describeLab(lab: Lab): Promise<string> {
  const memory = await lab.memory();
  const on = await Promise.all(([1, 2, 3] as const).map(async (number) => {
    const node = lab.node(number);
    return await node.isOn() ? [] : [`${node.name} is switched off`];
  }));
  const tables = await Promise.all([
    lab.exec(["kubectl", "get", "nodes", "--request-timeout=5s"]),
    lab.exec(["kubectl", "get", "pods", "--all-namespaces", "--request-timeout=5s"]),
  ]);
  return [
    `The lab is up since ${lab.since.toISOString()}, with ${inMebibytes(memory)} of memory in use`,
    ...on.flat(),
    ...tables.map(({ stdout, stderr }) => `\n${(stdout + stderr).trim()}`),
  ].join("\n");
}

/** Bytes as people read them. */
export function inMebibytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MiB`;
}
