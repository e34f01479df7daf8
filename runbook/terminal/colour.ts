/** What a piece of text is, for whoever colours it. */
export type Role = "heading" | "command" | "dim" | "code" | "strong" | "good" | "bad" | "doubt";

/** Colours a piece of text whose width is settled. */
export type Paint = (role: Role, text: string) => string;

/** Parameters of "select graphic rendition" of ECMA-48: on, off. */
const CODES: Readonly<Record<Role, readonly [number, number]>> = {
  heading: [1, 22],
  command: [36, 39],
  dim: [2, 22],
  code: [36, 39],
  strong: [1, 22],
  good: [32, 39],
  bad: [31, 39],
  doubt: [33, 39],
};

/** Paints with a terminal's sixteen colours, or not at all. */
export function painter(colour: boolean): Paint {
  if (!colour) return (_, text) => text;
  return (role, text) => {
    const [on, off] = CODES[role];
    return text === "" ? "" : `\u001b[${on}m${text}\u001b[${off}m`;
  };
}

/**
 * Tells whether output is to be coloured: `FORCE_COLOR` says yes (`0` and `false` say no),
 * `NO_COLOR` says no, and without them a terminal that is not dumb is.
 */
export function wantsColour(
  env: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean,
): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: refused, TERM: terminal } = env;
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  if (refused !== undefined && refused !== "") return false;
  return isTerminal && terminal !== "dumb";
}
