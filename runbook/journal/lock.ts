/**
 * One run at a time in a runbook folder.
 *
 * @module
 */

import { EnvironmentError } from "../errors/mod.ts";
import { onDisk, writeWhole } from "../disk/mod.ts";
import { count, instant, object, ShapeError } from "./shape.ts";
import type { CreateRunOptions } from "./runs.ts";

interface Holder {
  readonly pid: number;
  readonly since: string;
}

const holderShape = object<Holder>({ pid: count, since: instant });

/**
 * Takes the lock of a runbook folder; `using` gives it back.
 *
 * It is a lock of the operating system on `.runbook/lock`: it ends with this process however that
 * ends, and the processes it started do not inherit it. Needs permission to write `.runbook`.
 *
 * @throws {EnvironmentError} when another process has it, or the file cannot be written.
 */
export function lockRuns({ home, clock }: CreateRunOptions): Disposable {
  const path = lockFile(home);
  const remedy = "Nothing was done yet; make the folder writable and start again";
  return onDisk({ verb: "take the lock", path, remedy }, () => {
    Deno.mkdirSync(`${home}/.runbook`, { recursive: true, mode: 0o700 });
    const file = Deno.openSync(path, { read: true, write: true, create: true, mode: 0o600 });
    if (!lockSoon(file)) {
      file.close();
      throw taken(home, Deno.readTextFileSync(path));
    }
    // The file stays for good: removing it would let two processes lock two files of that name.
    file.truncateSync(0);
    const holder: Holder = { pid: Deno.pid, since: new Date(clock()).toISOString() };
    writeWhole(file, new TextEncoder().encode(`${JSON.stringify(holder)}\n`));
    return {
      [Symbol.dispose](): void {
        file.truncateSync(0);
        file.close();
      },
    };
  });
}

/** Tries a few times: whoever only looks whether there is a run has the lock for a moment, too. */
function lockSoon(file: Deno.FsFile): boolean {
  for (let attempts = 1; attempts <= ATTEMPTS; attempts++) {
    if (file.tryLockSync(true)) return true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
  }
  return false;
}

const ATTEMPTS = 10;

/** Milliseconds between two attempts. */
const PAUSE = 20;

/**
 * Tells whether a run is going on in the runbook folder, without standing in its way. Needs
 * permission to read `.runbook`.
 */
export function isGoingOn(home: string): boolean {
  try {
    using file = Deno.openSync(lockFile(home));
    return !file.tryLockSync(false);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

function lockFile(home: string): string {
  return `${home}/.runbook/lock`;
}

function taken(home: string, note: string): EnvironmentError {
  const holder = readHolder(note);
  const who = holder === undefined
    ? "another process is at it"
    : `process ${holder.pid} is at it since ${holder.since}`;
  return new EnvironmentError(
    `Cannot start in the runbook folder "${home}": ${who}, expected one run at a time`,
    {
      remedy: holder === undefined
        ? "Wait until it has ended"
        : `Wait until it has ended, or end it: kill ${holder.pid}`,
    },
  );
}

/** The note is for people only, so one that is just being written may be missing. */
function readHolder(note: string): Holder | undefined {
  try {
    return holderShape(JSON.parse(note));
  } catch (error) {
    if (error instanceof ShapeError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
