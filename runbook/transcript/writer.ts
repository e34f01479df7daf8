import { onDisk, replaceFile } from "../disk/mod.ts";
import { EnvironmentError } from "../errors/mod.ts";
import { type BegunRun, Folding, type Listener, type RunState } from "../journal/mod.ts";
import { pageOf } from "../pages/mod.ts";
import { github } from "../dialects/mod.ts";
import { transcriptOfRun } from "./transcript.ts";

/** Where a transcript goes, and what was told before. */
export interface TranscriptOptions {
  /** The run's transcript folder, e.g. `transcripts/2026-11-23-181502`; made if it is not there. */
  readonly folder: string;
  /** For a run that is taken up again: what its journal says so far. */
  readonly before?: RunState;
}

/** At most one part in so many of a run's time is spent on pages before a step ends. */
const SHARE = 50;

/** Keeps a transcript; disposing of it writes what is not written yet. */
export interface TranscriptWriter extends Disposable {
  /** Takes the next event of the journal. */
  readonly event: Listener;
  /** Why the transcript is not complete; `undefined` when it is. */
  readonly failure: EnvironmentError | undefined;
}

/**
 * Keeps a run's transcript as the run goes on: subscribe its `event` to the journal.
 *
 * The page of a step follows within a moment, the more slowly the longer it takes to write; at the
 * ends of steps and of the run everything is there. Every file is replaced as a whole. Needs
 * permission to write the folder. A disk that refuses does not stop the run: see `failure`.
 */
export function transcriptWriter(options: TranscriptOptions): TranscriptWriter {
  return new FolderWriter(options);
}

class FolderWriter implements TranscriptWriter {
  readonly #folder: string;
  readonly #folding: Folding;
  /** The step that is being told. */
  #step: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Not before this time is a page written that is not complete. */
  #next = 0;
  #failure: EnvironmentError | undefined;

  constructor({ folder, before }: TranscriptOptions) {
    this.#folder = folder;
    this.#folding = new Folding(before);
  }

  get failure(): EnvironmentError | undefined {
    return this.#failure;
  }

  readonly event: Listener = (event) => {
    this.#folding.add(event);
    switch (event.type) {
      case "run-started":
      case "run-resumed":
      case "run-ended":
        this.#write((run) => transcriptOfRun(run));
        break;
      case "step-started":
        this.#step = event.step;
        this.#writePages(undefined, event.step);
        break;
      case "step-ended":
        this.#step = undefined;
        this.#writePages(event.step, undefined);
        break;
      default:
        this.#writeSoon();
    }
  };

  [Symbol.dispose](): void {
    if (this.#timer === undefined) return;
    this.#writePages(this.#step);
  }

  #writeSoon(): void {
    if (this.#timer !== undefined || this.#step === undefined) return;
    const wait = Math.max(0, this.#next - performance.now());
    const timer = setTimeout(() => this.#writePages(this.#step), wait);
    Deno.unrefTimer(timer);
    this.#timer = timer;
  }

  /** Writes pages by their steps; `undefined` is the index. */
  #writePages(...steps: readonly (string | undefined)[]): void {
    this.#write((run) =>
      steps.map((step) => {
        const page = pageOf(run, step);
        return { path: `${page.name}.${github.extension}`, text: github.render(page) };
      })
    );
  }

  #write(filesOf: (run: BegunRun) => ReturnType<typeof transcriptOfRun>): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const run = this.#folding.state();
    if (run.type === "never-began" || this.#failure !== undefined) return;
    const begin = performance.now();
    try {
      writeFiles(this.#folder, filesOf(run));
    } catch (error) {
      if (!(error instanceof EnvironmentError)) throw error;
      this.#failure = error;
    }
    const end = performance.now();
    this.#next = end + (end - begin) * SHARE;
  }
}

/**
 * Writes the transcript of a run from what its journal says, whatever became of the run. Needs
 * permission to write the folder.
 *
 * @throws {EnvironmentError} when the folder cannot be written.
 */
export function writeTranscript(folder: string, run: RunState): void {
  writeFiles(folder, transcriptOfRun(run));
}

function writeFiles(folder: string, files: ReturnType<typeof transcriptOfRun>): void {
  const remedy = "The journal is safe: make the folder writable, then: deno task status";
  onDisk({ verb: "write the transcript", path: folder, remedy }, () => {
    Deno.mkdirSync(folder, { recursive: true });
    // The index comes last: while it does not say how the run ended, other pages may be behind, too.
    for (const { path, text } of files.toReversed()) replaceFile(`${folder}/${path}`, text);
  });
}
