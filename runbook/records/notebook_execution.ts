import { accountsOf, type CommandAccount, failureOf } from "../account/mod.ts";
import type { BegunRun } from "../journal/mod.ts";
import type { JsonObject } from "../json/mod.ts";
import { commandId, type OutputBlock } from "../pages/mod.ts";
import { checkSentence, markOfCheck } from "../wording/mod.ts";
import { failureText } from "./failure_text.ts";
import { linesOf, type Output } from "./notebook_cell.ts";

/** What the journal has of a command beside what a page says of it. */
export interface Execution {
  /** The command with all that came of it. */
  readonly account: CommandAccount;
  /** When it began. */
  readonly begun: string;
  /** When it ended; absent where that is not recorded. */
  readonly ended?: string;
}

/** The commands of a run, by the ids of their blocks. */
export function executionsOf({ steps }: BegunRun): ReadonlyMap<string, Execution> {
  const executions = new Map<string, Execution>();
  const groups = [...steps.values()].flatMap(({ telling, undoing }) => [telling, undoing]);
  for (const { started, events } of groups.filter((group) => group !== undefined)) {
    const accounts = accountsOf(events);
    const begins = events.filter((event) => event.type === "command-started");
    const ends = new Map(
      events.flatMap((event) => event.type === "command-ended" ? [[event.command, event.at]] : []),
    );
    for (const [index, { command, at }] of begins.entries()) {
      const account = accounts.get(command);
      if (account === undefined) continue;
      const ended = ends.get(command);
      executions.set(commandId(started, index + 1), {
        account,
        begun: at,
        ...(ended === undefined ? {} : { ended }),
      });
    }
  }
  return executions;
}

/** The times of a cell, as Jupyter names them. */
export function timesOf({ begun, ended }: Execution): JsonObject {
  const start = { "iopub.status.busy": begun, "iopub.execute_input": begun };
  if (ended === undefined) return start;
  return { ...start, "shell.execute_reply": ended, "iopub.status.idle": ended };
}

/** What a command printed, in full. */
export function streamsOf(blocks: readonly OutputBlock[]): readonly Output[] {
  return blocks.map(({ stream, parts }) => ({
    output_type: "stream",
    name: stream,
    text: parts.flatMap(({ lines }) => lines.map((line) => `${line}\n`)).map(wellFormed),
  }));
}

/** Why a command was not as expected; nothing where it was. */
export function errorsOf({ check, ...account }: CommandAccount): readonly Output[] {
  if (check === undefined || check.verdict === "yes") return [];
  const sentence = `${markOfCheck(check)} ${checkSentence(check, account.started)}`;
  return [{
    output_type: "error",
    ename: check.verdict === "no" ? "NotAsExpected" : "NotKnown",
    evalue: wellFormed(failureOf(check, account).reason),
    traceback: linesOf(`${sentence}\n${failureText(check, account)}`).map(withoutEnd),
  }];
}

function wellFormed(text: string): string {
  return text.toWellFormed();
}

function withoutEnd(line: string): string {
  return line.replace(/\n$/, "");
}
