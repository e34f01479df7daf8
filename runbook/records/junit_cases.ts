import { accountsOf, type CommandAccount, failureOf } from "../account/mod.ts";
import { type Check, type Group, keptText, type Output } from "../journal/mod.ts";
import { printableLines } from "../wording/mod.ts";
import { failureText } from "./failure_text.ts";
import { untold } from "./untold.ts";

/** One thing that was checked, or should have been. */
export interface Case {
  /** What is checked, in words. */
  readonly name: string;
  /** In which part of a telling it was judged; absent where it was not. */
  readonly phase?: Check["phase"];
  /** Milliseconds; absent where it was not come to. */
  readonly duration?: number;
  /** What it came to; absent where it is as it should be. */
  readonly complaint?: Complaint;
  /** What the command printed. */
  readonly stdout?: string;
  /** What it wrote to standard error. */
  readonly stderr?: string;
  /** The file in which it is asked; known only where it did not say yes. */
  readonly file?: string;
}

/** Why a case did not pass. */
export interface Complaint {
  /** `failure`: a check said no; `error`: nobody can say; `skipped`: not told, or not needed. */
  readonly type: "failure" | "error" | "skipped";
  /** The kind of it, in a word or two. */
  readonly kind: string;
  /** One line. */
  readonly message: string;
  /** All that is known, on many lines. */
  readonly text?: string;
}

/** All that was checked in a group of events, and what was planned and not come to. */
export function casesOf(group: Group): readonly Case[] {
  const accounts = accountsOf(group.events);
  const cases: Case[] = [];
  for (const event of group.events) {
    if (event.type === "check") {
      const account = event.command === undefined ? undefined : accounts.get(event.command);
      cases.push(judged(event, account, group));
    } else if (event.type === "command-started") {
      const account = accounts.get(event.command);
      if (account !== undefined && account.check === undefined) {
        cases.push(unjudged(account, group));
      }
    }
  }
  if (isWell(group)) return cases;
  const whole = cases.some(({ complaint }) => complaint !== undefined) ? [] : [wholeGroup(group)];
  const rest = untold(group).map((name) => skippedCase(name, "not told"));
  return [...cases, ...whole, ...rest];
}

/** A case that nobody came to. */
export function skippedCase(name: string, message: string): Case {
  return { name, complaint: { type: "skipped", kind: message, message } };
}

function judged(check: Check, account: CommandAccount | undefined, group: Group): Case {
  const { label, phase, verdict, duration, place } = check;
  const printed = account === undefined ? {} : streams(account);
  const known = { name: label, phase, duration, ...printed };
  if (verdict === "yes") return known;
  const kind = verdict === "unknown" ? check.error?.kind ?? "unknown" : "not as expected";
  return {
    ...known,
    complaint: {
      type: isWell(group) ? "skipped" : verdict === "no" ? "failure" : "error",
      kind: isWell(group) ? "not so, and no hindrance" : kind,
      message: failureOf(check, account).reason,
      text: textOf(check, account, group),
    },
    // What has no line is no file: a need says which one it is instead.
    ...(place?.line === undefined ? {} : { file: place.file }),
  };
}

/** A command that nobody judged was cut off, with the group. */
function unjudged(account: CommandAccount, group: Group): Case {
  const { started: { text }, ended } = account;
  const message = group.ended?.message ?? "the end of this command is not recorded";
  return {
    name: text,
    ...(ended === undefined ? {} : { duration: ended.duration }),
    complaint: { type: "error", kind: group.verdict, message },
    ...streams(account),
  };
}

/** What stopped the group where none of its checks did. */
function wholeGroup({ started, ended, verdict }: Group): Case {
  const message = ended?.message ?? "the end is not recorded";
  return {
    name: `${started.title}: comes to its end`,
    complaint: {
      type: verdict === "not recorded" ? "skipped" : "error",
      kind: verdict,
      message: message.split("\n")[0] ?? "",
      text: message,
    },
  };
}

/** Whether nothing stopped the group: what was not so in it was no hindrance. */
function isWell({ verdict }: Group): boolean {
  return verdict === "passed" || verdict === "gone";
}

/** What is known, how the objects are that it is about, and the causes that were found to fit. */
function textOf(check: Check, account: CommandAccount | undefined, { events }: Group): string {
  const more = events.flatMap((event) => {
    switch (event.type) {
      case "gathered":
        return event.findings.map(({ title, lines }) => [`${title}:`, ...lines].join("\n"));
      case "diagnosis":
        return [`What explains it: ${event.cause}\nWhat helps: ${event.remedy}`];
      default:
        return [];
    }
  });
  return [failureText(check, account), ...more].join("\n\n");
}

function streams({ outputs }: CommandAccount): Pick<Case, "stdout" | "stderr"> {
  const [stdout, stderr] = [printed(outputs, "stdout"), printed(outputs, "stderr")];
  return { ...stdout === "" ? {} : { stdout }, ...stderr === "" ? {} : { stderr } };
}

function printed(outputs: readonly Output[], wanted: Output["stream"]): string {
  const text = keptText(outputs.filter(({ stream }) => stream === wanted));
  return printableLines(text).map((line) => `${line}\n`).join("");
}
