import type { Output, Recorded } from "../journal/mod.ts";

/**
 * The same events with output cut between lines only: it comes as pipes cut it, and half a name in
 * one piece and half in the next would be recognized in neither.
 */
export function wholeLines(events: readonly Recorded[]): readonly Recorded[] {
  const outputs = events.filter((event) => event.type === "output");
  const streams = Map.groupBy(outputs, ({ command, stream }) => `${command} ${stream}`);
  const whole = new Map(
    [...streams.values()].flatMap(wholePieces).map((piece) => [piece.n, piece]),
  );
  return events.map((event) => whole.get(event.n) ?? event);
}

/** The pieces of one stream; a line goes on in the next piece unless something was left out there. */
function wholePieces(pieces: readonly Recorded<Output>[]): readonly Recorded<Output>[] {
  let begun = "";
  return pieces.map((piece, index) => {
    const text = begun + piece.text;
    const next = pieces[index + 1];
    const goesOn = next !== undefined && next.omitted === undefined;
    const end = goesOn ? text.lastIndexOf("\n") + 1 : text.length;
    begun = text.slice(end);
    return { ...piece, text: text.slice(0, end) };
  });
}
