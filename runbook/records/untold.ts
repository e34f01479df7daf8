import type { Group, Planned, Recorded } from "../journal/mod.ts";

/** What a group planned to run and to check and did not come to, in words, in its order. */
export function untold({ plan, events }: Group): readonly string[] {
  const counts = events.flatMap((event) => event.type === "each-started" ? [event.count] : []);
  return [...labels(plan, counts.values())].slice(events.filter(isPlanned).length);
}

/** The body of an `each` that was never come to counts once. */
function* labels(plan: readonly Planned[], counts: Iterator<number>): Generator<string> {
  for (const planned of plan) {
    switch (planned.type) {
      case "command":
        yield planned.text;
        break;
      case "check":
        yield planned.label;
        break;
      case "each": {
        const { done, value } = counts.next();
        const times = done === true ? 1 : value;
        for (let time = 0; time < times; time++) yield* labels(planned.body, counts);
        break;
      }
      case "file":
      case "learn":
        break;
      default:
        planned satisfies never;
    }
  }
}

/** What holds in the end is not planned, and a command's check comes with its command. */
function isPlanned(event: Recorded): boolean {
  if (event.type === "check") return event.command === undefined && event.phase === "tell";
  return event.type === "command-started";
}
