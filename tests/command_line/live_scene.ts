/**
 * A scene with a cluster that answers, and with programs that do as they are told.
 *
 * @module
 */
import { type ApiServer, serveApi } from "./api_server.ts";
import type { Call } from "./call.ts";
import { ROOT, Scene } from "./scene.ts";
import { taskCommand } from "./task.ts";

const PROGRAM = "tests/command_line/testdata/two_steps.ts";

/** The value of the environment variable that the runbook lists as a secret. */
export const PLANTED = "a-word-that-nobody-may-read";

/** Stands for kubectl: shows all secrets that it can lay hands on. */
const KUBECTL = `#!/bin/sh
[ "$1" = version ] && echo v1.35.4 && exit
cat "$KUBECONFIG"
echo "the environment has $PLANTED"
`;

/** Stands for helm: says the words that come through a pipe; ends with "done", never with "on". */
function helm(pipe: string): string {
  return `#!/bin/sh
[ "$1" = version ] && echo v4.1.4 && exit
exec 3<>'${pipe}'
echo begun
while read -r word <&3; do
  echo "$word"
  [ "$word" = done ] && exit
  while [ "$word" = on ]; do echo "and $word"; done
done
`;
}

/** Tells a helm a word. */
export type TellHelm = (word: string) => Promise<void>;

/** A run that is going on. */
export interface Going extends AsyncDisposable {
  /** The runbook. */
  readonly process: Deno.ChildProcess;
  /** What it prints from now on. */
  readonly printed: ReadableStreamDefaultReader<string>;
}

/** Two steps, told to a cluster that is none. */
export class LiveScene implements AsyncDisposable {
  /** Where it takes place. */
  readonly scene = new Scene();
  readonly #server: ApiServer = serveApi();
  #pipes = 0;

  constructor() {
    this.scene.file("kubeconfig", this.#server.kubeconfig);
    this.scene.file("bin/kubectl", KUBECTL, 0o755);
  }

  /** A call of the two-step runbook. */
  call(...words: readonly string[]): Call {
    const command = [...taskCommand(ROOT, words[0]).slice(0, -1), PROGRAM];
    return this.scene.program(command, words).env({
      KUBECONFIG: `${this.scene.path}/kubeconfig`,
      PATH: `${this.scene.path}/bin:${Deno.env.get("PATH")}`,
      PLANTED,
    });
  }

  /** Installs a helm that hears nothing of what others are told. */
  installHelm(): TellHelm {
    const pipe = `${this.scene.path}/pipe${++this.#pipes}`;
    new Deno.Command("mkfifo", { args: [pipe] }).outputSync();
    // A helm that is at work goes on reading the script it was started from.
    this.scene.file("bin/.helm", helm(pipe), 0o755);
    Deno.renameSync(`${this.scene.path}/bin/.helm`, `${this.scene.path}/bin/helm`);
    return (word) => Deno.writeTextFile(pipe, `${word}\n`, { create: false });
  }

  /** Starts a call and waits until its helm is at work. */
  async begin(...words: readonly string[]): Promise<Going> {
    const process = this.call(...words).spawn();
    const printed = process.stdout.pipeThrough(new TextDecoderStream()).getReader();
    let all = "";
    while (!all.includes("  begun\n")) {
      const { value, done } = await printed.read();
      if (done) throw new Error(`It ended before helm began:\n${all}`);
      all += value;
    }
    return { process, printed, [Symbol.asyncDispose]: () => process[Symbol.asyncDispose]() };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server[Symbol.asyncDispose]();
    this.scene[Symbol.dispose]();
  }
}
