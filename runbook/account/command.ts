import type { Check, CommandEnded, CommandStarted, Event, Output } from "../journal/mod.ts";

/** A command with all that the journal has of it so far. */
export interface CommandAccount {
  /** How it began. */
  readonly started: CommandStarted;
  /** In the order in which they came. */
  readonly outputs: readonly Output[];
  /** Absent while it runs, and where it was cut off. */
  readonly ended?: CommandEnded;
  /** What it was judged to be; absent until then. */
  readonly check?: Check;
}

/** Puts together what events say about commands, by their numbers. */
export function accountsOf(events: Iterable<Event>): ReadonlyMap<number, CommandAccount> {
  const accounts = new Map<number, Draft>();
  for (const event of events) {
    if (event.type === "command-started") {
      accounts.set(event.command, { started: event, outputs: [] });
    } else if ("command" in event && event.command !== undefined) {
      const account = accounts.get(event.command);
      if (account !== undefined) add(account, event);
    }
  }
  return accounts;
}

interface Draft {
  readonly started: CommandStarted;
  readonly outputs: Output[];
  ended?: CommandEnded;
  check?: Check;
}

function add(account: Draft, event: Event): void {
  if (event.type === "output") account.outputs.push(event);
  else if (event.type === "command-ended") account.ended = event;
  else if (event.type === "check") account.check = event;
}
