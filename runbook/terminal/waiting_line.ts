import { duration, printableLines } from "../wording/mod.ts";
import type { Usual } from "../usual/mod.ts";
import { cut, expandTabs, width } from "./width.ts";

/** Something that goes on without a word. */
export interface Doing {
  /** A command runs, or something is waited for. */
  readonly type: "running" | "waiting";
  /** The command, or what is waited for. */
  readonly label: string;
  /** What was seen last, in a line or a few; empty where there was nothing to see. */
  readonly last: string;
  /** Milliseconds at most; absent where nobody has said. */
  readonly within?: number;
}

/** How it is said. */
export interface WaitingLineOptions {
  /** No line gets wider. */
  readonly columns: number;
  /** What the line begins with, one column wide. */
  readonly mark: string;
  /** Milliseconds so far. */
  readonly elapsed: number;
  /** How long it took before; absent where that is not known. */
  readonly usual: Usual | undefined;
}

const WORDS = { running: "running: ", waiting: "waiting for: " } as const;

/** Columns of a label and of what was seen by which one still knows what they are. */
const ENOUGH = { label: 24, seen: 12 } as const;

/**
 * Says in one line what goes on, what was seen last, how long it takes and how long it took before.
 * Where there is too little room, what matters less is left out first, and only then cut.
 */
export function waitingLine(doing: Doing, options: WaitingLineOptions): string {
  const { columns, mark, elapsed, usual } = options;
  const label = inOneLine(doing.label);
  const last = printableLines(doing.last).findLast((line) => line.trim() !== "") ?? "";
  const seen = expandTabs(last).trim();
  const time = ` · ${seconds(elapsed)}`;
  const before = usual === undefined ? "" : `, ${usually(usual)}`;
  const limit = doing.within === undefined ? "" : `, at most ${seconds(doing.within)}`;
  const words = WORDS[doing.type];
  const least = Math.min(width(label), ENOUGH.label) +
    (seen === "" ? 0 : 3 + Math.min(width(seen), ENOUGH.seen));
  const room = columns - width(mark) - 1;
  const shorter = [
    { words, times: time + before + limit },
    { words, times: time + before },
    { words: "", times: time + before },
  ];
  const shown = shorter.find(({ words, times }) => words.length + least + width(times) <= room) ??
    { words: "", times: time };
  const text = withSeen(shown.words + label, seen, room - width(shown.times));
  return cut(`${mark} ${text}${shown.times}`, columns);
}

/** Both, if there is room to make sense of what was seen; it is what is cut first. */
function withSeen(what: string, seen: string, room: number): string {
  if (seen === "") return cut(what, room);
  const left = Math.min(width(seen), ENOUGH.seen) + 3;
  const text = room - left < ENOUGH.label ? cut(what, room) : cut(what, room - left);
  const rest = room - width(text) - 3;
  return rest < Math.min(width(seen), ENOUGH.seen) ? text : `${text} — ${cut(seen, rest)}`;
}

function inOneLine(label: string): string {
  const unbroken = label.replaceAll(/\s*\\\n\s*/g, " ");
  return expandTabs(printableLines(unbroken).join(" ")).trim();
}

function usually({ duration, recorded }: Usual): string {
  const time = duration < 1_000 ? "less than 1 s" : seconds(duration);
  return recorded ? `${time} when recorded` : `usually ${time}`;
}

/** Whole seconds that have gone by: in a line that changes, tenths only flicker. */
function seconds(milliseconds: number): string {
  const whole = Math.floor(milliseconds / 1_000);
  return whole < 10 ? `${whole} s` : duration(whole * 1_000);
}
