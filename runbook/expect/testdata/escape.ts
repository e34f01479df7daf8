/** Writes any text so that a pattern takes it literally. */
export function escapePattern(text: string): string {
  return text.replaceAll(
    /(?<!\\)(\\*)(\.\.\.|<[A-Za-z_][\w-]*:[A-Za-z][\w-]*>)/g,
    (_, slashes: string, sign: string) => `${slashes}${slashes}\\${sign}`,
  );
}
