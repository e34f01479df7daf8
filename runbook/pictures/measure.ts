/** How a text is set. */
export interface Font {
  /** Height in user units. */
  readonly size: number;
  /** Whether all of its letters are of the same width. */
  readonly mono: boolean;
  /** Whether it is bold. */
  readonly bold: boolean;
}

/** What a text in a picture is for. */
export type TextStyle = "heading" | "kind" | "name" | "note";

/** How each of them is set. */
export const FONTS: Readonly<Record<TextStyle, Font>> = {
  heading: { size: 14, mono: false, bold: true },
  kind: { size: 11, mono: false, bold: true },
  name: { size: 12, mono: true, bold: false },
  note: { size: 12, mono: false, bold: false },
};

/**
 * The width of a text in user units, without any font at hand: for letters of one width what the
 * picture then demands, for others what the widest of the usual fonts (DejaVu Sans) takes.
 */
export function widthOf(text: string, style: TextStyle): number {
  const { size, mono, bold } = FONTS[style];
  let ems = 0;
  for (const sign of text) ems += mono ? monoWidth(sign) : proportionalWidth(sign);
  return ems * size * (bold ? BOLD : 1);
}

/** A bold letter's width, compared with a plain one's. */
const BOLD = 1.13;

function monoWidth(sign: string): number {
  if (MARK_REGEXP.test(sign)) return 0;
  return sign < "\u2e80" ? 0.6 : 1.2;
}

function proportionalWidth(sign: string): number {
  if (MARK_REGEXP.test(sign)) return 0;
  if (sign >= "\u1100") return 1.4;
  return WIDTHS.find(([signs]) => signs.includes(sign))?.[1] ?? 0.84;
}

// Signs that stand above, beneath or between others.
const MARK_REGEXP = /[\p{M}\u200b-\u200f\u2060]/u;

const WIDTHS: readonly (readonly [signs: string, ems: number])[] = [
  ["ijl'| .,:;!I·", 0.41],
  ["frt()[]/-", 0.45],
  ["acdeghknopqsuvxybz", 0.64],
  ["0123456789", 0.64],
  ["mwMW@%…—", 1.02],
];
