/**
 * What is wrong with the settings, told all at once.
 *
 * @module
 */
import {
  ConfigError,
  formatPlace,
  type Place,
  type RunbookError,
  UsageError,
} from "../errors/mod.ts";

/** Where a setting was said. */
export type Origin =
  | { readonly type: "file"; readonly place: Place }
  | { readonly type: "override"; readonly text: string };

/** One thing that is wrong. */
export interface Mistake {
  /** The setting's dotted key, as it was written. */
  readonly key: string;
  /** What is the case and what was expected. */
  readonly problem: string;
  readonly origin: Origin;
  /** The setting that was meant, if another one than `key`. */
  readonly meant?: string;
}

/**
 * Makes one error of all mistakes: a {@linkcode UsageError} if the command line alone is at fault,
 * a {@linkcode ConfigError} otherwise.
 */
export function mistakesError(first: Mistake, ...others: readonly Mistake[]): RunbookError {
  const all = [first, ...others];
  const ErrorClass = all.every(({ origin }) => origin.type === "override")
    ? UsageError
    : ConfigError;
  if (others.length > 0) {
    const lines = all.map((each) => `  ${where(each.origin)}: "${each.key}": ${each.problem}`);
    return new ErrorClass(
      [`Cannot use the settings: there are ${all.length} mistakes`, ...lines].join("\n"),
    );
  }
  const { key, problem, origin } = first;
  return origin.type === "file"
    ? new ErrorClass(`Cannot use the setting "${key}": ${problem}`, { place: origin.place })
    : new ErrorClass(`Cannot use ${where(origin)}: ${problem}`);
}

/** Names an origin for a list of effective values: `file:line` or `--set`. */
export function formatOrigin(origin: Origin): string {
  if (origin.type === "override") return "--set";
  const { file, line } = origin.place;
  return formatPlace(line === undefined ? { file } : { file, line });
}

function where(origin: Origin): string {
  return origin.type === "file" ? formatPlace(origin.place) : `--set ${origin.text}`;
}
