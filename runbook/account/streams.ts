import { type Match, matchPattern, parsePattern, type Pattern } from "../expect/mod.ts";
import { keptText, type Omitted, type Output } from "../journal/mod.ts";
import type { CommandAccount } from "./command.ts";

/** One stream of a command's output, as it was judged. */
export interface JudgedStream {
  /** Which one. */
  readonly stream: Output["stream"];
  /** What the journal has of it; a line of its own stands for what it has not. */
  readonly text: string;
  /** What it has not. */
  readonly omitted: readonly Omitted[];
  /** What was expected and what came of it; absent where nothing was asked of the stream. */
  readonly judged?: { readonly pattern: Pattern; readonly match: Match };
}

/** The streams of a command that printed something or of which something was expected. */
export function judgeStreams(
  { started: { expects }, outputs }: CommandAccount,
): readonly JudgedStream[] {
  const streams: JudgedStream[] = [];
  let captures = expects.where ?? {};
  for (const stream of ["stdout", "stderr"] as const) {
    const own = outputs.filter((output) => output.stream === stream);
    const text = keptText(own);
    const omitted = own.flatMap((output) => output.omitted ?? []);
    const expected = expects[stream];
    if (expected !== undefined) {
      const pattern = parsePattern(expected);
      const match = matchPattern(pattern, text, captures);
      if (match.type === "match") captures = { ...captures, ...match.captures };
      streams.push({ stream, text, omitted, judged: { pattern, match } });
    } else if (text !== "") {
      streams.push({ stream, text, omitted });
    }
  }
  return streams;
}
