/**
 * CRC-32, the checksum that ends each line of a journal.
 *
 * It finds every error within 32 neighbouring bits, so each flipped byte. The table stands here
 * because loading `node:zlib` for it costs more than `status` may take at all.
 *
 * @module
 */

const TABLE = new Uint32Array(256).map((_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

/** Returns the CRC-32 (ISO-HDLC, the one of zip and PNG) of the bytes, as eight hex digits. */
export function crc32(bytes: Uint8Array): string {
  let rest = 0xffffffff;
  for (const byte of bytes) rest = (TABLE[(rest ^ byte) & 0xff] ?? 0) ^ (rest >>> 8);
  return ((rest ^ 0xffffffff) >>> 0).toString(16).padStart(8, "0");
}
