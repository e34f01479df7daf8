/**
 * Did you mean …? The word that a misspelt one most likely stands for.
 *
 * @module
 */

/**
 * Finds the candidate that a person most likely meant.
 *
 * A missing, additional, wrong or swapped character counts as one slip; case does not count. Words
 * of up to five characters may have one slip, longer ones one more for every three further
 * characters. What starts a candidate is taken for its abbreviation when nothing is nearer.
 *
 * @returns The nearest candidate, the first of several equally near, or `undefined` if none is near.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let fewest = allowedSlips(wanted) + 1;
  let abbreviated: string | undefined;
  for (const candidate of candidates) {
    const offered = candidate.toLowerCase();
    const found = slips(wanted, offered);
    if (found < fewest) {
      best = candidate;
      fewest = found;
    }
    if (wanted.length >= 2 && offered.startsWith(wanted)) abbreviated ??= candidate;
  }
  return best ?? abbreviated;
}

function allowedSlips(word: string): number {
  return 1 + Math.floor(Math.max(0, word.length - 3) / 3);
}

/** Damerau-Levenshtein distance (optimal string alignment), row by row. */
function slips(from: string, to: string): number {
  const a = [...from];
  const b = [...to];
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [i, left] of a.entries()) {
    const row = [i + 1];
    for (const [j, right] of b.entries()) {
      const swapped = i > 0 && j > 0 && left === b[j - 1] && a[i - 1] === right;
      row.push(Math.min(
        cell(last, j + 1) + 1,
        cell(row, j) + 1,
        cell(last, j) + (left === right ? 0 : 1),
        swapped ? cell(beforeLast, j - 1) + 1 : Infinity,
      ));
    }
    beforeLast = last;
    last = row;
  }
  return cell(last, b.length);
}

function cell(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
