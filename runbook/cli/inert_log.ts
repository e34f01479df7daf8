/** GitHub's runner obeys lines of a log that begin with `::`, whoever printed them. */

/**
 * Where GitHub's runner reads what is written, has it obey nothing until it is disposed of: what a
 * command prints is data. The word that ends it cannot be guessed.
 */
export function inertLog(
  env: Readonly<Record<string, string>>,
  write: (text: string) => void,
): Disposable {
  if (env.GITHUB_ACTIONS !== "true") return { [Symbol.dispose]: () => {} };
  const word = crypto.randomUUID();
  write(`::stop-commands::${word}\n`);
  return { [Symbol.dispose]: () => write(`::${word}::\n`) };
}
