/** Between signs that must not be read together: neither shown nor part of the text. */
export const APART = "<!---->";

// Beside letters, names can hold digits; of digits alone, two are the names of pictures.
const NAMED_REGEXP = /:(?=(?!\d+:)[\w+-]+:|(?:100|1234):)/g;

/**
 * Keeps names between colons from becoming pictures. Wikis look for those in the text that is left
 * after all escapes are read, so the first colon has to stand apart, by whatever the wiki does not show.
 */
export function unnamed(markdown: string, apart: string = APART): string {
  return markdown.replaceAll(NAMED_REGEXP, `$&${apart}`);
}
