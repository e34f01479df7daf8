/**
 * One call of the command line and what is expected of it.
 *
 * @module
 */
import { assert, assertEquals } from "@std/assert";
import { matchPattern, parsePattern, renderMismatch } from "../../runbook/expect/mod.ts";

/** What a call is made of. */
export interface CallOptions {
  /** The program and its words. */
  readonly line: readonly string[];
  /** All of its environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Paths that differ from run to run, and what stands for them in what is said. */
  readonly names: readonly (readonly [path: string, name: string])[];
}

/** What a call said. */
export interface Said {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Expected {
  readonly code: number;
  readonly stdout?: string;
  /** A call that is content says nothing here. */
  readonly stderr: string;
}

/**
 * A call that runs when it is awaited, and then fails the test if it is not as expected. What it
 * prints is written as the runbook's own expectations are, with `...` and `<_:word>` for what changes.
 */
export class Call implements PromiseLike<Said> {
  /** What it is made of, for who runs it otherwise. */
  readonly parts: CallOptions;
  readonly #expected: Expected;

  constructor(parts: CallOptions, expected: Expected = { code: 0, stderr: "" }) {
    this.parts = parts;
    this.#expected = expected;
  }

  /** Gives it further environment variables. */
  env(env: Readonly<Record<string, string>>): Call {
    const { env: before, ...others } = this.parts;
    return new Call({ ...others, env: { ...before, ...env } }, this.#expected);
  }

  /** Expects this on stdout. */
  prints(stdout: string): Call {
    return this.#expects({ stdout });
  }

  /** Expects this on stderr; without it, nothing. */
  warns(stderr: string): Call {
    return this.#expects({ stderr });
  }

  /** Expects this exit code; without it, 0. */
  exits(code: number): Call {
    return this.#expects({ code });
  }

  /** Expects one error, in these lines, and nothing but that. */
  fails(code: number, stderr: string): Call {
    return this.#expects({ code, stdout: "", stderr });
  }

  /** Starts it and leaves it running. */
  spawn(): Deno.ChildProcess {
    return this.#command().spawn();
  }

  /** Runs it and judges what it said. */
  then<Kept = Said, Broken = never>(
    kept?: ((said: Said) => Kept | PromiseLike<Kept>) | null,
    broken?: ((reason: unknown) => Broken | PromiseLike<Broken>) | null,
  ): Promise<Kept | Broken> {
    return this.#run().then(kept, broken);
  }

  #expects(more: Partial<Expected>): Call {
    return new Call(this.parts, { ...this.#expected, ...more });
  }

  #command(): Deno.Command {
    const { line: [program = "", ...args], env, cwd } = this.parts;
    const streams = { stdin: "null", stdout: "piped", stderr: "piped" } as const;
    return new Deno.Command(program, { args, env, cwd, clearEnv: true, ...streams });
  }

  async #run(): Promise<Said> {
    const { code, stdout, stderr } = await this.#command().output();
    const said = { code, stdout: this.#named(stdout), stderr: this.#named(stderr) };
    const { code: expected, ...streams } = this.#expected;
    assertMatches("stderr", streams.stderr, said.stderr);
    if (streams.stdout !== undefined) assertMatches("stdout", streams.stdout, said.stdout);
    assertEquals(code, expected, `exit code; it said\n${said.stdout}${said.stderr}`);
    return said;
  }

  #named(bytes: Uint8Array): string {
    const text = new TextDecoder().decode(bytes);
    return this.parts.names.reduce((text, [path, name]) => text.replaceAll(path, name), text);
  }
}

function assertMatches(stream: string, expected: string, actual: string): void {
  const pattern = parsePattern(expected);
  const match = matchPattern(pattern, actual);
  if (match.type === "match") return;
  const comparison = renderMismatch(pattern, actual, match, { width: 160 });
  assert(false, `${stream}: ${match.reason}\n${comparison}\nIt said\n${actual}`);
}
