/**
 * Single values of any kind of settings: numbers, choices, names, durations, web addresses.
 *
 * @module
 */
import { nearest } from "../text/mod.ts";
import type { Leaf } from "./schema.ts";

/** Describes text by what is allowed, in words and as a test. */
export function text<T extends string = string>(
  allowed: string,
  isAllowed: (value: string) => boolean,
): Leaf<T> {
  return {
    type: "leaf",
    allowed,
    allows: (value): value is T => typeof value === "string" && isAllowed(value),
    fromText: (given) => given,
  };
}

/** A whole number from `least` to `most`. */
export function integer(least: number, most: number): Leaf<number> {
  return {
    type: "leaf",
    allowed: `a whole number from ${least} to ${most}`,
    allows: (value): value is number =>
      typeof value === "number" && Number.isInteger(value) && value >= least && value <= most,
    fromText: (given) => /^-?\d+$/.test(given) ? Number(given) : given,
  };
}

/** Yes or no. */
export function boolean(): Leaf<boolean> {
  return {
    type: "leaf",
    allowed: "true or false",
    allows: (value) => typeof value === "boolean",
    fromText: (given) => given === "true" ? true : given === "false" ? false : given,
  };
}

/** One of a few words. */
export function oneOf<const Choice extends string>(...choices: readonly Choice[]): Leaf<Choice> {
  const isChoice = (value: string) => choices.some((choice) => choice === value);
  return {
    ...text<Choice>(choices.map((choice) => `"${choice}"`).join(" or "), isChoice),
    meant: (value) => nearest(value, choices),
  };
}

/** The name of an environment variable. */
export function environmentName(): Leaf<string> {
  return text(
    "the name of an environment variable such as REGISTRY_PASSWORD",
    (value) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(value),
  );
}

/** An exact version, not a range: three numbers, perhaps with a leading `v` and a suffix. */
export function version(): Leaf<string> {
  return text(
    "an exact version such as 1.2.3",
    (value) => /^v?\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/.test(value),
  );
}

/** An `http` or `https` address without user and password. */
export function webAddress(): Leaf<string> {
  return text("a web address such as https://example.org/charts, without user and password", isWeb);
}

function isWeb(value: string): boolean {
  if (!/^https?:\/\/[^\s\\]+$/.test(value) || !URL.canParse(value)) return false;
  const url = new URL(value);
  return url.username === "" && url.password === "";
}

/** A length of time as kubectl and helm take it: a whole number and its unit. */
export type Duration = `${number}${"s" | "m" | "h"}`;

/** A length of time such as `90s`, `5m` or `1h`. */
export function duration(): Leaf<Duration> {
  return text<Duration>(
    "a duration with its unit such as 90s, 5m or 1h",
    (value) => /^[1-9]\d{0,4}[smh]$/.test(value),
  );
}

/** The length of a duration in milliseconds. */
export function milliseconds(length: Duration): number {
  const unit = { s: 1_000, m: 60_000, h: 3_600_000 }[length.slice(-1)];
  return Number.parseInt(length, 10) * (unit ?? Number.NaN);
}
