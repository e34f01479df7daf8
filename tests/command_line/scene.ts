/**
 * A place for stories about the command line: a runbook folder, a user's home and files, all of them
 * temporary, where nothing of the machine's own settings is seen.
 *
 * @module
 */
import { assertEquals } from "@std/assert";
import { fileURLToPath } from "node:url";
import { Call } from "./call.ts";
import { taskCommand } from "./task.ts";

/** The folder with deno.json. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url)).replace(/\/$/, "");

/** Where the packages lie; the user of a story has another home. */
const DENO_DIR: string = JSON.parse(
  new TextDecoder().decode(
    new Deno.Command(Deno.execPath(), { args: ["info", "--json"] }).outputSync().stdout,
  ),
).denoDir;

/** Opens a scene; it is gone when it is disposed of. */
export class Scene implements Disposable {
  /** The temporary folder; it stands as `/scene` in what is said. */
  readonly path = Deno.makeTempDirSync({ prefix: "scene-" });
  /** The runbook folder of every call: `.runbook/` and `transcripts/` go there. */
  readonly home = `${this.path}/home`;
  /** The runbook's own folder; it stands as `/runbook` in what is said. */
  readonly root: string;
  readonly #env: Readonly<Record<string, string>>;

  /** @param root The runbook's own folder, if it is not this project. */
  constructor(root = ROOT) {
    this.root = root;
    this.#env = {
      DENO_DIR,
      HOME: `${this.path}/user`,
      PATH: Deno.env.get("PATH") ?? "",
    };
    Deno.mkdirSync(`${this.path}/user`);
  }

  /** Writes a file into the scene and returns its path. */
  file(name: string, text: string, mode = 0o644): string {
    const path = `${this.path}/${name}`;
    Deno.mkdirSync(path.slice(0, path.lastIndexOf("/")), { recursive: true });
    Deno.writeTextFileSync(path, text, { mode });
    return path;
  }

  /** A call such as `deno task run --rehearse`, by its words behind `deno task`. */
  call(...words: readonly string[]): Call {
    return this.program(taskCommand(this.root, words[0]), words);
  }

  /** A call of any program that takes the runbook's words. */
  program(command: readonly string[], words: readonly string[]): Call {
    const names = [[this.path, "/scene"], [this.root, "/runbook"]] as const;
    const takesHome = words[0] !== "--version" && !words.includes("--home");
    const line = [...command, ...words, ...(takesHome ? ["--home", this.home] : [])];
    return new Call({ line, env: this.#env, cwd: this.root, names });
  }

  /** Names of the runs that left something in the runbook folder, oldest first. */
  runs(): readonly string[] {
    return namesIn(`${this.home}/.runbook/runs`).toSorted();
  }

  /** Path of the journal of the newest run. */
  journal(): string {
    return `${this.home}/.runbook/runs/${this.runs().at(-1)}/journal.jsonl`;
  }

  /** The transcript of the newest run: text by file name. */
  transcript(): Readonly<Record<string, string>> {
    const folder = `${this.home}/transcripts/${this.runs().at(-1)}`;
    const names = namesIn(folder).toSorted();
    return Object.fromEntries(
      names.map((name) => [name, Deno.readTextFileSync(`${folder}/${name}`)]),
    );
  }

  /** Fails if a run or a transcript was begun. */
  isUntouched(): void {
    assertEquals(this.runs(), []);
    assertEquals(namesIn(`${this.home}/transcripts`), []);
  }

  [Symbol.dispose](): void {
    Deno.removeSync(this.path, { recursive: true });
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return [...Deno.readDirSync(folder)].map(({ name }) => name);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound || error instanceof Deno.errors.NotADirectory) {
      return [];
    }
    throw error;
  }
}
