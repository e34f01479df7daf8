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
  /** The setting's dotted key, as it was written; empty for all of them. */
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
  const fromFiles = all.some(({ origin }) => origin.type === "file");
  const ErrorClass = fromFiles ? ConfigError : UsageError;

  if (others.length > 0) {
    const lines = all.map(({ key, problem, origin }) =>
      `  ${where(origin)}: ${key && `"${key}": `}${problem}`
    );
    const headline = `Cannot use the settings: there are ${all.length} mistakes`;
    return new ErrorClass([headline, ...lines].join("\n"));
  }

  const { key, problem, origin } = first;
  if (origin.type === "override") return new ErrorClass(`Cannot use ${where(origin)}: ${problem}`);
  const what = key === "" ? "the settings" : `the setting "${key}"`;
  return new ErrorClass(`Cannot use ${what}: ${problem}`, { place: origin.place });
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
