/**
 * The helms that are at work for a runbook, as the kernel has them.
 *
 * @module
 */

/** Milliseconds between two looks; helm takes ten times as long to load. */
const PAUSE = 20;

/** Watches, from when it is made until it is disposed of, how many helms change something. */
export class Helms implements Disposable {
  readonly #home: string;
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #seen = new Set<string>();
  #most = 0;

  /** @param home The runbook's folder: its commands run below it. */
  constructor(home: string) {
    this.#home = home;
    this.#timer = setInterval(() => this.#look(), PAUSE);
  }

  /** How many there were in all. */
  get count(): number {
    return this.#seen.size;
  }

  /** How many there were at the same time, at most. */
  get most(): number {
    return this.#most;
  }

  /** Looks no more. */
  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const now = [...Deno.readDirSync("/proc")].flatMap(({ name }) =>
      /^\d+$/.test(name) && isHelmIn(this.#home, name) ? [name] : []
    );
    for (const process of now) this.#seen.add(process);
    this.#most = Math.max(this.#most, now.length);
  }
}

/** Whether a process is a helm that changes a release, started below this folder. */
function isHelmIn(home: string, process: string): boolean {
  try {
    const [program = "", verb = ""] = Deno.readTextFileSync(`/proc/${process}/cmdline`).split("\0");
    return /(^|\/)helm$/.test(program) && /^(upgrade|uninstall|rollback)$/.test(verb) &&
      Deno.readLinkSync(`/proc/${process}/cwd`).startsWith(home);
  } catch {
    return false; // It has ended meanwhile.
  }
}
