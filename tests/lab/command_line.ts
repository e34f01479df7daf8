/**
 * The lab's command line, understood.
 *
 * @module
 */
import { UsageError } from "../../runbook/errors/mod.ts";
import type { HelmVersion } from "./cluster/mod.ts";

/** What `deno task lab --help` says. */
export const USAGE = `Usage: deno task lab COMMAND

A homelab on this machine: three real Kubernetes nodes on a LAN of their own. Wants root on Linux.

  up               start it (about 10 s once everything is built)
  status           is it up, which nodes are Ready, what runs, how much memory it takes
  exec -- CMD…     run a command on the desk, a machine in the homelab's LAN
  run [ARGS]       tell the runbook to it, with the lab's settings; starts it if need be
  resume, verify, undo  the runbook's own commands, on the desk
  down             take it away without a trace

Options:
  --install        up, run: install and build what is missing (Debian)
  --helm 3|4       all that run a command: which helm the command finds (default 4)

Examples:
  deno task lab up --install
  deno task lab exec --helm 3 -- helm list --all-namespaces
  deno task lab run ingress --yes
`;

const VERBS = "up, status, exec, run, resume, verify, undo, down";

/** What is asked of the lab. */
export type LabCommand =
  | { readonly type: "help" | "status" | "down" }
  | { readonly type: "up"; readonly install: boolean }
  | { readonly type: "exec"; readonly helm: HelmVersion; readonly command: readonly string[] }
  | {
    readonly type: "run";
    readonly helm: HelmVersion;
    readonly install: boolean;
    /** For the runbook, as they are. */
    readonly args: readonly string[];
  }
  | {
    readonly type: "resume" | "verify" | "undo";
    readonly helm: HelmVersion;
    /** For the runbook, as they are. */
    readonly args: readonly string[];
  };

/**
 * Understands the arguments. Options stand before or right behind the command; from the first
 * other word on, everything belongs to `exec` or `run`.
 *
 * @throws {UsageError} with what is not understood.
 */
export function parseCommandLine(args: readonly string[]): LabCommand {
  const before = takeOptions(args);
  const [verb, ...behind] = before.rest;
  const { rest, ...own } = takeOptions(behind);
  const { help = false, install = false, helm = 4 } = { ...before, ...own };
  if (help) return { type: "help" };
  switch (verb) {
    case "up":
    case "status":
    case "down":
      if (rest[0] !== undefined) throw unknown(rest[0]);
      return verb === "up" ? { type: verb, install } : { type: verb };
    case "exec": {
      const command = rest[0] === "--" ? rest.slice(1) : rest;
      if (command.length === 0) throw new UsageError("Cannot run nothing: expected exec -- CMD…");
      return { type: verb, helm, command };
    }
    case "run":
      return { type: verb, helm, install, args: rest };
    case "resume":
    case "verify":
    case "undo":
      return { type: verb, helm, args: rest };
    case undefined:
      throw new UsageError(
        `Cannot tell what to do with the lab: expected one of ${VERBS}`,
      );
    default:
      throw unknown(verb);
  }
}

interface Options {
  readonly help?: boolean;
  readonly install?: boolean;
  readonly helm?: HelmVersion;
  readonly rest: readonly string[];
}

function takeOptions(args: readonly string[]): Options {
  const [first = "", ...rest] = args;
  if (first === "--help" || first === "-h") return { ...takeOptions(rest), help: true };
  if (first === "--install") return { ...takeOptions(rest), install: true };
  if (first === "--helm") return { ...takeOptions(rest.slice(1)), helm: helmVersion(rest[0]) };
  if (first.startsWith("--helm=")) return takeOptions(["--helm", first.slice(7), ...rest]);
  return { rest: args };
}

function helmVersion(word = ""): HelmVersion {
  if (word === "3" || word === "4") return word === "3" ? 3 : 4;
  throw new UsageError(`Cannot use helm "${word}": expected 3 or 4`);
}

function unknown(word: string): UsageError {
  return new UsageError(`Cannot understand "${word}": expected one of ${VERBS}`);
}
