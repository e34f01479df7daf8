/**
 * What a plan holds: the shape of a telling before anything has come of it.
 *
 * @module
 */

/** What a telling did or will do, without its results: the shape that a plan has. */
export type Planned =
  | { readonly type: "file"; readonly name: string; readonly text: string }
  | {
    readonly type: "command";
    readonly mode: CommandMode;
    readonly text: string;
    readonly expects: Expects;
  }
  | { readonly type: "learn"; readonly name: string }
  | { readonly type: "check"; readonly label: string }
  | { readonly type: "each"; readonly name: string; readonly body: readonly Planned[] };

/** `change` may change the cluster, `look` only reads, `until` reads again until it is as expected. */
export type CommandMode = "change" | "look" | "until";

/** What was asked of a command, as written in the step. */
export interface Expects {
  /** Accepted exit codes. */
  readonly exits: readonly number[];
  /** The expectation for standard output. */
  readonly stdout?: string;
  /** The expectation for standard error. */
  readonly stderr?: string;
  /** Values that holes must have. */
  readonly where?: Readonly<Record<string, string>>;
}
