import { type Paint, painter, wantsColour } from "../terminal/mod.ts";

/** Paints what is printed on standard output, if who reads it wants colours. */
export function outputPaint(): Paint {
  return painter(wantsColour(Deno.env.toObject(), Deno.stdout.isTerminal()));
}
