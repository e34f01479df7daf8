import { EnvironmentError } from "../errors/mod.ts";

/** What {@linkcode onDisk} says when the system refuses. */
export interface DiskAction {
  /** Verb and object, e.g. `write line 7 of the journal`. */
  readonly verb: string;
  /** What the verb is about. */
  readonly path: string;
  /** What is safe, and the way on. */
  readonly remedy: string;
}

/**
 * Returns what `act` returns.
 *
 * @throws {EnvironmentError} when the system refuses: disk full, read-only, folder gone, not allowed.
 */
export function onDisk<T>({ verb, path, remedy }: DiskAction, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const reason = systemReason(error);
    if (reason === undefined) throw error;
    throw new EnvironmentError(
      `Cannot ${verb} "${path}": ${reason}, expected a disk that takes and keeps it`,
      { remedy, cause: error },
    );
  }
}

/** The system's own words for a refusal, e.g. `no space left on device`; none for other errors. */
function systemReason(error: unknown): string | undefined {
  // In folders of the system itself, such as /proc.
  if (error instanceof Deno.errors.NotCapable) return "Deno does not let a program do that there";
  if (!(error instanceof Error && "code" in error && typeof error.code === "string")) return;
  const [words = error.message] = error.message.split(" (os error");
  return words.charAt(0).toLowerCase() + words.slice(1);
}
