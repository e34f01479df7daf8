/**
 * Secrets inside base64, wherever they begin in it.
 *
 * @module
 */

/**
 * How a text shows in base64, standard and URL-safe: encoded by itself, with and without padding,
 * and the characters that it alone decides when it stands within a longer text, which shifts it by
 * none, one or two bytes. Long texts also as lines of 64 or 76 characters, as PEM and base64(1)
 * break them.
 */
export function base64Forms(text: string): readonly string[] {
  const bytes = new TextEncoder().encode(text);
  const padded = encode(bytes);
  const standard = [
    padded,
    padded.replace(/=+$/, ""),
    ...[0, 1, 2].map((shift) => core(bytes, shift)),
    ...[64, 76].flatMap((width) => linesOf(padded, width)),
  ];
  return [
    ...standard,
    ...standard.map((form) => form.replaceAll("+", "-").replaceAll("/", "_")),
  ];
}

/** Each character holds 6 bits; those at the edges are shared with the neighbours and left out. */
function core(bytes: Uint8Array, shift: number): string {
  const shifted = new Uint8Array(shift + bytes.length);
  shifted.set(bytes, shift);
  const bits = 8 * shifted.length;
  return encode(shifted).slice(Math.ceil(8 * shift / 6), Math.floor(bits / 6));
}

function linesOf(encoded: string, width: number): readonly string[] {
  if (encoded.length <= width) return [];
  return encoded.match(new RegExp(`.{1,${width}}`, "g")) ?? [];
}

function encode(bytes: Uint8Array): string {
  return bytes.toBase64();
}
