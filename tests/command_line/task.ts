/**
 * How the tasks of deno.json call the runbook, so that stories run with the same permissions.
 *
 * @module
 */

/** The command behind a task, without the runbook's own words; for any other word that of `run`. */
export function taskCommand(root: string, task = "run"): readonly string[] {
  const { tasks } = JSON.parse(Deno.readTextFileSync(`${root}/deno.json`));
  const { command } = tasks[task] ?? tasks.run;
  const words: readonly string[] = command.split(" ");
  return [Deno.execPath(), ...words.slice(1, words.indexOf("main.ts") + 1)];
}
