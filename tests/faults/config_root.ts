import { ROOT } from "../command_line/scene.ts";

/** A folder with the settings files of the project, to be spoilt; gone when it is disposed of. */
export class ConfigRoot implements Disposable {
  /** Path of the folder. */
  readonly path = Deno.makeTempDirSync({ prefix: "config-" });
  /** Names of the files in `config/`, sorted. */
  readonly names = [...Deno.readDirSync(`${ROOT}/config`)].map(({ name }) => name).toSorted();

  constructor() {
    Deno.mkdirSync(`${this.path}/config`);
    for (const name of this.names) this.write(name, this.shipped(name));
  }

  /** A settings file's text as the project has it. */
  shipped(name: string): string {
    return Deno.readTextFileSync(`${ROOT}/config/${name}`);
  }

  /** Writes a settings file. */
  write(name: string, text: string): void {
    Deno.writeTextFileSync(`${this.path}/config/${name}`, text);
  }

  [Symbol.dispose](): void {
    Deno.removeSync(this.path, { recursive: true });
  }
}
