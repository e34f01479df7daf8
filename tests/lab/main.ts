/**
 * `deno task lab`: a homelab to try the runbook on.
 *
 * @module
 */
import { fileURLToPath } from "node:url";
import { EnvironmentError, InterruptedError, RunbookError } from "../../runbook/errors/mod.ts";
import { attachLab, type Lab, startLab, takeDown } from "./cluster/mod.ts";
import { type LabCommand, parseCommandLine, USAGE } from "./command_line.ts";
import { describeLab } from "./status.ts";

/** The folder with deno.json, where the runbook runs. */
const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** How the runbook is started there; the same as the task `run`. */
const RUNBOOK = [
  ...[Deno.execPath(), "run", "-q", "-P=tell", "--import-map", ".runbook/imports.json"],
  ...["main.ts", "run"],
];

/** Does what is asked and returns the exit code. */
async function perform(command: LabCommand): Promise<number> {
  switch (command.type) {
    case "help":
      console.log(USAGE);
      return 0;
    case "up": {
      const running = await attachLab();
      console.log(
        running === undefined
          ? `The lab is up: ${(await start(command.install)).kubeconfig}`
          : `The lab is up already, since ${running.since.toISOString()}`,
      );
      return 0;
    }
    case "status": {
      const lab = await attachLab();
      console.log(lab === undefined ? "The lab is not up" : await describeLab(lab));
      return 0;
    }
    case "exec": {
      const lab = await attachLab();
      if (lab === undefined) {
        throw new EnvironmentError(`Cannot run "${command.command.join(" ")}": no lab is up`, {
          remedy: "deno task lab up",
        });
      }
      return await finish(lab.desk(command.command, { helm: command.helm }));
    }
    case "run": {
      const lab = await attachLab() ?? await start(command.install);
      const words = [...RUNBOOK, "--settings", lab.settings, ...command.args];
      return await finish(lab.desk(words, { helm: command.helm, cwd: ROOT }));
    }
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
