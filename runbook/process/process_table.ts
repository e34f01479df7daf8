/**
 * The processes of the system, as ps and /proc tell of them.
 *
 * @module
 */

import { bash } from "./bash.ts";

/** One process as the system sees it. */
export interface ProcessEntry {
  readonly pid: number;
  readonly group: number;
  /** Its session; where ps cannot tell, the group stands for it. */
  readonly session: number;
  /** Ended, and only waiting for its parent to notice. */
  readonly zombie: boolean;
  /** Tells it from a later process of the same number; begins with `boot`. */
  readonly startTime: string;
  /** The system's id of its present boot; empty where start times are dates. */
  readonly boot: string;
}

/*
 * Deno reads /proc only with every permission granted, so bash reads it: being allowed to run bash
 * is enough. Both scripts print records that `parseEntry` understands, on Linux the boot's id and
 * /proc/PID/stat, elsewhere (macOS) what ps knows.
 */
const bootId = "/proc/sys/kernel/random/boot_id";
const psFormat = "-o pid=,pgid=,state=,lstart=";

/** Bash code that prints the record of the shell it runs in, as one line. */
export const reportSelf =
  `if [[ -r /proc/$$/stat ]]; then read -r <${bootId}; printf '%s ' "$REPLY"; ` +
  `read -r </proc/$$/stat; printf '%s\\n' "$REPLY"; unset REPLY; ` +
  `else TZ=UTC LC_ALL=C ps ${psFormat} -p $$; fi`;

/** Bash code that prints the records of all processes, each ended by NUL. */
const reportAll = `if [[ -r ${bootId} ]]; then read -r boot <${bootId}; ` +
  `for file in /proc/[0-9]*/stat; do IFS= read -r -d '' stat <"$file"; ` +
  `[[ -n $stat ]] && printf '%s %s\\0' "$boot" "$stat"; done 2>/dev/null; ` +
  `else TZ=UTC LC_ALL=C ps -A ${psFormat} | tr '\\n' '\\0'; fi; true`;

/** All processes of the system. */
export async function listProcesses(): Promise<readonly ProcessEntry[]> {
  const { stdout } = await bash(reportAll);
  return stdout.split("\0").flatMap((record) => parseEntry(record) ?? []);
}

/**
 * Reads one record. In /proc/PID/stat (proc_pid_stat(5)) the name, in parentheses, may itself hold
 * blanks, line breaks and parentheses; behind its last one stand the state, then the numbers of
 * parent, group and session, and as 22nd field the start in clock ticks since boot.
 */
export function parseEntry(record: string): ProcessEntry | undefined {
  const stat = record.match(/^(\S*) (\d+) \(.*\) (\S) -?\d+ (\d+) (\d+) (?:\S+ ){15}(\d+) /s);
  if (stat !== null) {
    const [, boot = "", pid, state, group, session, ticks] = stat;
    return entry({ pid, group, session, state, boot, startTime: `${boot}/${ticks}` });
  }
  const ps = record.match(/^\s*(\d+)\s+(\d+)\s+(\S+)\s+(\S.*?)\s*$/);
  if (ps === null) return undefined;
  const [, pid, group, state, startTime = ""] = ps;
  return entry({ pid, group, session: group, state, boot: "", startTime });
}

interface Fields {
  readonly pid: string | undefined;
  readonly group: string | undefined;
  readonly session: string | undefined;
  readonly state: string | undefined;
  readonly boot: string;
  readonly startTime: string;
}

function entry({ pid, group, session, state = "", boot, startTime }: Fields): ProcessEntry {
  return {
    pid: Number(pid),
    group: Number(group),
    session: Number(session),
    zombie: /^[ZX]/.test(state),
    boot,
    startTime,
  };
}
