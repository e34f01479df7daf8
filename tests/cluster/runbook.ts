/**
 * The runbook as its users call it: the real command line, on the lab's desk.
 *
 * @module
 */
import { fileURLToPath } from "node:url";
import type { HelmVersion, Lab } from "../lab/cluster/mod.ts";
import { Running } from "./running.ts";

/** The folder with deno.json, where the runbook is called. */
const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** What differs from call to call. */
export interface CallOptions {
  /** Which helm is on the desk. Default: 4. */
  readonly helm?: HelmVersion;
  /** Variables on top of the desk's own. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A folder of runs of its own, and the command line that works in it. */
export class Runbook implements AsyncDisposable {
  /** Folder of `.runbook/` and `transcripts/`; goes with the runbook. */
  readonly home: string;
  readonly #lab: Lab;
  readonly #options: CallOptions;
  readonly #started: Running[] = [];

  private constructor(home: string, lab: Lab, options: CallOptions) {
    this.home = home;
    this.#lab = lab;
    this.#options = options;
  }

  /** Makes an empty folder; `options` hold for each call. */
  static async open(lab: Lab, options: CallOptions = {}): Promise<Runbook> {
    return new Runbook(await Deno.makeTempDir({ prefix: "runbook-" }), lab, options);
  }

  /** The same folder on the desk of another lab; the folder goes with the first. */
  on(lab: Lab): Runbook {
    return new Runbook(this.home, lab, this.#options);
  }

  /** Starts a command, e.g. `["undo", "--yes"]`. */
  start(words: readonly string[]): Running {
    const { helm = 4, env = {} } = this.#options;
    // As the tasks start it, with no more permissions than they give.
    const deno = [Deno.execPath(), "run", "-q", "-P=tell", "--import-map", ".runbook/imports.json"];
    const command = [...deno, "main.ts", ...words, "--home", this.home];
    // Deno would ask its maker whether there is a newer one.
    const quiet = { NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" };
    const place = { cwd: ROOT, helm, env: { ...env, ...quiet } } as const;
    const pipes = { stdin: "null", stdout: "piped", stderr: "piped" } as const;
    const child = this.#lab.desk(command, { ...place, ...pipes }).spawn();
    const running = new Running(words.join(" "), child);
    this.#started.push(running);
    return running;
  }

  /**
   * Runs a command to its end and returns all that it printed.
   *
   * @param exits the exit code that it must end with.
   * @throws {AssertionError} with all that it printed, if it ends otherwise.
   */
  async call(words: readonly string[], exits = 0): Promise<string> {
    return await this.start(words).exits(exits);
  }

  /** Writes a settings file of the lab's settings and these, as YAML, and returns its path. */
  async settings(more: string): Promise<string> {
    const path = `${this.home}/settings.yaml`;
    await Deno.writeTextFile(path, `${await Deno.readTextFile(this.#lab.settings)}\n${more}\n`);
    return path;
  }

  /** Removes the folder; what still works in it is ended. */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const running of this.#started) await running[Symbol.asyncDispose]();
    await Deno.remove(this.home, { recursive: true });
  }
}

/** The words of a live run of these steps, all of them by default. */
export function live(settings: string, ...words: readonly string[]): readonly string[] {
  return ["run", "--yes", "--settings", settings, ...words];
}
