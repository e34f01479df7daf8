import { assert } from "@std/assert";
import { DARK, LIGHT, type Palette } from "./palette.ts";

const PALETTES: Readonly<Record<string, Palette>> = { light: LIGHT, dark: DARK };

for (const [name, palette] of Object.entries(PALETTES)) {
  Deno.test(`palette: ${name}: text can be read on its ground`, () => {
    const { card, box, ink, note, hues } = palette;
    for (const ground of [card, box]) {
      for (const text of [ink, note]) assertContrast(text, ground, 4.5);
    }
    for (const { ink, ground } of hues) assertContrast(ink, ground, 4.5);
  });

  Deno.test(`palette: ${name}: lines and marks can be told from their ground`, () => {
    const { card, line, hues } = palette;
    assertContrast(line, card, 3);
    for (const { ink } of hues) assertContrast(ink, card, 3);
  });
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function assertContrast(one: string, other: string, least: number): void {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  const ratio = (lighter + 0.05) / (darker + 0.05);
  assert(ratio >= least, `${one} on ${other}: ${ratio.toFixed(2)}, expected ${least}`);
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
