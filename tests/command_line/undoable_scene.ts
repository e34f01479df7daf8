/**
 * A scene with a cluster that answers, and a runbook whose steps are files.
 *
 * @module
 */
import { type ApiServer, serveApi } from "./api_server.ts";
import type { Call } from "./call.ts";
import { ROOT, Scene } from "./scene.ts";
import { taskCommand } from "./task.ts";

const PROGRAM = "tests/command_line/testdata/undoable.ts";

/** Three steps that make a file each: `first`, `keeping`, which leaves something, and `patient`. */
export class UndoableScene implements AsyncDisposable {
  /** Where it takes place. */
  readonly scene = new Scene();
  readonly #server: ApiServer = serveApi();

  constructor() {
    this.scene.file("kubeconfig", this.#server.kubeconfig);
    Deno.mkdirSync(`${this.scene.path}/made`);
  }

  /** A call of that runbook. */
  call(...words: readonly string[]): Call {
    const command = [...taskCommand(ROOT, words[0]).slice(0, -1), PROGRAM];
    return this.scene.program(command, words).env({
      KUBECONFIG: `${this.scene.path}/kubeconfig`,
      FOLDER: `${this.scene.path}/made`,
    });
  }

  /** Lets undoings wait, or not. */
  hold(held: boolean): void {
    if (held) this.scene.file("made/hold", "");
    else Deno.removeSync(`${this.scene.path}/made/hold`);
  }

  /** What the steps have made. */
  made(): readonly string[] {
    return [...Deno.readDirSync(`${this.scene.path}/made`)].map(({ name }) => name)
      .filter((name) => name !== "hold").toSorted();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server[Symbol.asyncDispose]();
    this.scene[Symbol.dispose]();
  }
}
