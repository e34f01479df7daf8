/**
 * `deno task lab`: a homelab to try the runbook on.
 *
 * @module
 */
import { fileURLToPath } from "node:url";
import { EnvironmentError, InterruptedError, RunbookError } from "../../runbook/errors/mod.ts";
import { attachLab, type HelmVersion, type Lab, startLab, takeDown } from "./cluster/mod.ts";
import { type LabCommand, parseCommandLine, USAGE } from "./command_line.ts";
import { describeLab } from "./status.ts";

/** The folder with deno.json, where the runbook runs. */
const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** How the runbook is started there; the same as in its own tasks. */
const RUNBOOK = [
  ...[Deno.execPath(), "run", "-q", "-P=tell", "--import-map", ".runbook/imports.json"],
  "main.ts",
];

/** Does what is asked and returns the exit code. */
async function perform(command: LabCommand): Promise<number> {
  switch (command.type) {
    case "help":
      console.log(USAGE);
      return 0;
    case "up": {
      const present = await attachLab();
      console.log(
        present === undefined
          ? `The lab is up: ${(await start(command.install)).kubeconfig}`
          : `The lab is up already, since ${present.since.toISOString()}`,
      );
      return 0;
    }
    case "status": {
      const lab = await attachLab();
      console.log(lab === undefined ? "The lab is not up" : await describeLab(lab));
      return 0;
    }
    case "exec": {
      const lab = await running(command.command.join(" "));
      return await finish(lab.desk(command.command, { helm: command.helm }));
    }
    case "run": {
      const lab = await attachLab() ?? await start(command.install);
      return await tell(lab, command.helm, ["run", "--settings", lab.settings, ...command.args]);
    }
    case "resume":
    case "verify":
    case "undo":
      return await tell(await running(command.type), command.helm, [command.type, ...command.args]);
    case "down":
      await takeDown();
      console.log("The lab is down");
      return 0;
    default: {
      const forgotten: never = command;
      throw new Error(`Forgotten command: ${JSON.stringify(forgotten)}`);
    }
  }
}

/** The lab that is up; where none is, nothing can be run on it. */
async function running(what: string): Promise<Lab> {
  const lab = await attachLab();
  if (lab !== undefined) return lab;
  throw new EnvironmentError(`Cannot run "${what}": no lab is up`, { remedy: "deno task lab up" });
}

/** Runs one of the runbook's commands on the desk. */
async function tell(lab: Lab, helm: HelmVersion, words: readonly string[]): Promise<number> {
  const code = await finish(lab.desk([...RUNBOOK, ...words], { helm, cwd: ROOT }));
  // The runbook does not know that its cluster can be reached from the desk only.
  if (code === 1) console.log("On the lab that is: deno task lab resume");
  return code;
}

/** Starts the lab; on Ctrl-C takes away what there is of it. */
async function start(install: boolean): Promise<Lab> {
  const interrupt = new AbortController();
  const stop = () => interrupt.abort(new InterruptedError("Cannot start the lab: interrupted"));
  return await hearing(
    stop,
    () => startLab({ install, say: console.error, signal: interrupt.signal }),
  );
}

/** Runs a command to its end at this terminal, where Ctrl-C is the command's business alone. */
async function finish(command: Deno.Command): Promise<number> {
  const child = command.spawn();
  const handOn = (signal: Deno.Signal) => {
    if (signal === "SIGTERM") child.kill(signal);
  };
  return (await hearing(handOn, () => child.status)).code;
}

/** Calls `heard` instead of ending when a signal asks this process to end during `body`. */
async function hearing<T>(
  heard: (signal: Deno.Signal) => void,
  body: () => Promise<T>,
): Promise<T> {
  const listeners = (["SIGINT", "SIGTERM"] as const)
    .map((signal) => ({ signal, listener: () => heard(signal) }));
  for (const { signal, listener } of listeners) Deno.addSignalListener(signal, listener);
  try {
    return await body();
  } finally {
    for (const { signal, listener } of listeners) Deno.removeSignalListener(signal, listener);
  }
}

if (import.meta.main) {
  try {
    Deno.exit(await perform(parseCommandLine(Deno.args)));
  } catch (error) {
    if (!(error instanceof RunbookError)) throw error;
    console.error(error.message);
    if (error.remedy !== undefined) console.error(error.remedy);
    Deno.exit(error.exitCode);
  }
}
