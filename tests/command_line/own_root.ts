/**
 * A copy of the runbook whose files can be changed.
 *
 * @module
 */
import { cpSync } from "node:fs";
import { encodeLine } from "../../runbook/journal/mod.ts";
import { ROOT } from "./scene.ts";

const RECORDING = "steps/recording/journal.jsonl";

/** What a runbook is made of beside the engine. */
const FILES = ["main.ts", "deno.json", "deno.lock", ".runbook/imports.json", "config", "steps"];

/** A temporary folder with the runbook; the engine is the project's own. */
export class OwnRoot implements Disposable {
  /** Path of the folder. */
  readonly path = Deno.makeTempDirSync({ prefix: "root-" });

  /** @param more Further files and folders that it has, too. */
  constructor(more: readonly string[] = []) {
    for (const file of [...FILES, ...more]) {
      cpSync(`${ROOT}/${file}`, `${this.path}/${file}`, { recursive: true });
    }
    Deno.symlinkSync(`${ROOT}/runbook`, `${this.path}/runbook`);
  }

  /** Has the recorded run print something else; each line gets its right checksum again. */
  record(printed: string, instead: string): void {
    const lines = Deno.readTextFileSync(`${this.path}/${RECORDING}`).trimEnd().split("\n");
    const changed = lines.map((line) => {
      const { sum: _, ...event } = JSON.parse(line);
      const other = event.type === "output"
        ? { ...event, text: event.text.replaceAll(printed, instead) }
        : event;
      return new TextDecoder().decode(encodeLine(other));
    });
    Deno.writeTextFileSync(`${this.path}/${RECORDING}`, changed.join(""));
  }

  /** Damages one line of the recording. */
  damage(number: number): void {
    const lines = Deno.readTextFileSync(`${this.path}/${RECORDING}`).split("\n");
    const damaged = lines.with(number - 1, (lines[number - 1] ?? "").replace("e", "E"));
    Deno.writeTextFileSync(`${this.path}/${RECORDING}`, damaged.join("\n"));
  }

  /** Has a file go on with this. */
  append(file: string, text: string): void {
    Deno.writeTextFileSync(`${this.path}/${file}`, text, { append: true });
  }

  [Symbol.dispose](): void {
    Deno.removeSync(this.path, { recursive: true });
  }
}
