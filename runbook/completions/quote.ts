/** One word for a POSIX shell, and for zsh. */
export function word(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** One word for fish, where a backslash counts within quotes, too. */
export function fishWord(text: string): string {
  return `'${text.replaceAll(/['\\]/g, "\\$&")}'`;
}
