/**
 * A scene with a cluster that is looked at, and with steps that need something of it.
 *
 * @module
 */
import { type ApiServer, serveApi } from "./api_server.ts";
import type { Call } from "./call.ts";
import { ROOT, Scene } from "./scene.ts";
import { taskCommand } from "./task.ts";

const PROGRAM = "tests/command_line/testdata/needy.ts";

/** A cluster, a program, and a runbook whose steps need something. */
export class Patient implements AsyncDisposable {
  /** Where it takes place. */
  readonly scene = new Scene();
  readonly #server: ApiServer;

  /** @param before What keeps each answer of the cluster waiting. */
  constructor(before?: () => Promise<void>) {
    this.#server = serveApi(before);
    this.scene.file("kubeconfig", this.#server.kubeconfig);
    this.scene.file("bin/homectl", "#!/bin/sh\necho v1.35.4\n", 0o755);
  }

  /** A call of that runbook. */
  call(...words: readonly string[]): Call {
    const command = [...taskCommand(ROOT, words[0]).slice(0, -1), PROGRAM];
    return this.scene.program(command, words).env({
      KUBECONFIG: `${this.scene.path}/kubeconfig`,
      PATH: `${this.scene.path}/bin:/usr/bin:/bin`,
    });
  }

  /** What there is in the runbook folder, where nothing must be made. */
  left(): readonly string[] {
    try {
      return [...Deno.readDirSync(this.scene.home)].map(({ name }) => name);
    } catch (error) {
      if (error instanceof Deno.errors.NotFound) return [];
      throw error;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server[Symbol.asyncDispose]();
    this.scene[Symbol.dispose]();
  }
}
