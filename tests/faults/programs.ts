/**
 * A runbook whose two steps run programs that a test writes as it likes.
 *
 * @module
 */
import { type ApiServer, serveApi } from "../command_line/api_server.ts";
import type { Call } from "../command_line/call.ts";
import { ROOT, Scene } from "../command_line/scene.ts";
import { taskCommand } from "../command_line/task.ts";

const RUNBOOK = "tests/faults/testdata/two_programs.ts";

/** Which of the two steps runs it. */
export type Which = "first" | "second";

/** The two programs and the runbook around them, told to a cluster that is none. */
export class Programs implements AsyncDisposable {
  /** Where it takes place. */
  readonly scene = new Scene();
  readonly #server: ApiServer = serveApi();

  constructor() {
    this.scene.file("kubeconfig", this.#server.kubeconfig);
    this.write("first", "echo first");
    this.write("second", "echo second");
  }

  /** Path of a program. */
  path(which: Which): string {
    return `${this.scene.path}/bin/${which}-program`;
  }

  /** Writes a program, in bash; one that is at work goes on as it was. */
  write(which: Which, script: string): void {
    const written = this.scene.file(`bin/.${which}`, `#!/bin/bash\n${script}\n`, 0o755);
    Deno.renameSync(written, this.path(which));
  }

  /** A call of the runbook. */
  call(...words: readonly string[]): Call {
    const command = [...taskCommand(ROOT, words[0]).slice(0, -1), RUNBOOK];
    return this.scene.program(command, words).env({
      KUBECONFIG: `${this.scene.path}/kubeconfig`,
      PATH: `${this.scene.path}/bin:${Deno.env.get("PATH")}`,
    });
  }

  /** The transcript's pages, joined. */
  transcript(): string {
    return Object.values(this.scene.transcript()).join("\n");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server[Symbol.asyncDispose]();
    this.scene[Symbol.dispose]();
  }
}
