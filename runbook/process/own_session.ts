/**
 * How a command gets a session of its own.
 *
 * @module
 */

import type { ChildProcess, spawn, SpawnOptions } from "node:child_process";
import { findTool } from "./tools.ts";

type Spawn = typeof spawn;

/** What zx has to be told. */
export type OwnSession = { readonly detached: true } | { readonly spawn: Spawn };

/**
 * By setsid(1) where it is there (Linux) and may be run, else by Node. Before Node starts a program
 * in a new session it copies the whole process, which takes 4 ms in a run of usual size; setsid
 * takes less than one, and becomes the program that it starts.
 */
export async function ownSession(): Promise<OwnSession> {
  setsid ??= findTool("setsid", Deno.env.get("PATH") ?? "");
  const program = await setsid;
  if (program === undefined) return { detached: true };
  const { state } = await Deno.permissions.query({ name: "run", command: program });
  if (state !== "granted") return { detached: true };
  const { spawn } = await import("node:child_process");
  const bashIn = (command: string, _: readonly string[], options: SpawnOptions): ChildProcess =>
    spawn(program, ["bash", "-c", command], { ...options, shell: false });
  return { spawn: bashIn as Spawn };
}

let setsid: Promise<string | undefined> | undefined;
