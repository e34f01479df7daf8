/**
 * What `plan` says, held against what a run did.
 *
 * @module
 */

/** A line with a command: `  changes       $ kubectl apply -f demo.yaml`. */
const COMMAND = /^ *(?:changes|looks|looks until) +\$ (.*)$/;
const LOOP = /^ *for each .*:$/;
const HOLE = /<[A-Za-z_][\w .-]*>/;

/** How a command goes on in the next line. */
const CONTINUED = /\\\n */g;

/**
 * What the {@link joined} commands of a run are like that follows the plan: each in its place, with
 * anything in its holes, and the body of a `for each` any number of times.
 *
 * @param plan what `plan` printed.
 */
export function pattern(plan: string): RegExp {
  const source: string[] = [];
  const loops: number[] = [];
  for (const line of plan.replaceAll(CONTINUED, "\\ ").split("\n")) {
    const indent = line.search(/\S|$/);
    const [, command] = COMMAND.exec(line) ?? [];
    while (indent <= (loops.at(-1) ?? -1)) {
      loops.pop();
      source.push(")*");
    }
    if (LOOP.test(line)) {
      loops.push(indent);
      source.push("(?:");
    }
    if (command !== undefined) {
      source.push(command.split(HOLE).map((text) => RegExp.escape(text)).join(".+?"), "\\n");
    }
  }
  return new RegExp(`^${source.join("")}$`);
}

/** Commands one after the other, a line for each. */
export function joined(commands: readonly string[]): string {
  return commands.map((text) => `${text.replaceAll(CONTINUED, "\\ ")}\n`).join("");
}
