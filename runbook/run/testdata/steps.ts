import { AssertionError } from "@std/assert";
import type { Gate, Need, Step } from "../../step/mod.ts";
import type { Runbook } from "../runbook.ts";

/** The settings of the runbooks of these tests: the folder for traces, and a word to tell. */
export type Settings = {
  readonly traces: string;
  readonly word: string;
};

/** A step of these tests. */
export type TestStep = Step<Settings>;

/** A runbook of some steps; `--set WORD` changes the word. */
export function runbookOf(steps: readonly TestStep[], traces: string): Runbook<Settings> {
  return {
    name: "test",
    version: "1.0.0",
    steps,
    load: ({ overrides }) =>
      Promise.resolve({
        settings: { traces, word: overrides.at(-1) ?? "first" },
        origins: [],
        sources: [],
      }),
    tools: [{ name: "bash", version: ["bash", "--version"] }],
    patience: () => ({ command: 20_000, eventually: 5_000, hold: 300 }),
    namespaces: () => [],
    direct: () => [],
    secrets: () => [],
    publication: {
      name: "1-test",
      title: "The test",
      position: 1,
      before: "Before",
      versions: () => [],
      pictures: () => [],
      wiki: () => Promise.resolve({ for: [], split: false }),
    },
  };
}

/**
 * A step that makes a file with the word in it, holds while the file is there, and removes it. Its
 * commands leave their traces in the file `calls`; what is given replaces a part of it.
 */
export function fileStep(id: string, given: Partial<TestStep> = {}): TestStep {
  return {
    id,
    title: `The step ${id}`,
    async tell(t) {
      const { traces, word } = t.config;
      t.say`Makes the file ${id}.`;
      await t.run`echo ${`tell ${id} ${word}`} >> ${`${traces}/calls`}`;
      await t.run`echo ${word} | tee ${`${traces}/${id}`}`.prints(word);
    },
    holds: (t) =>
      t.check(
        `the file ${id} is there`,
        async (probe) => {
          await probe.core.readNamespace({ name: "default" });
          return await exists(`${t.config.traces}/${id}`);
        },
        (there) => {
          if (!there) throw new AssertionError("it is gone");
        },
      ),
    async undo(t) {
      const { traces, word } = t.config;
      await t.run`echo ${`undo ${id} ${word}`} >> ${`${traces}/calls`}`;
      await t.run`rm -f ${`${traces}/${id}`}`;
    },
    ...given,
  };
}

/** A step that fails as long as the file `mended` is not there. */
export function brokenStep(id: string, given: Partial<TestStep> = {}): TestStep {
  return fileStep(id, {
    async tell(t) {
      const { traces } = t.config;
      await t.run`echo ${`tell ${id}`} >> ${`${traces}/calls`}`;
      await t.show`test -e ${`${traces}/mended`}`;
    },
    holds: () => Promise.resolve(),
    ...given,
  });
}

async function exists(path: string): Promise<boolean> {
  try {
    await Deno.stat(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

/** A need that is met, unless `judge` says otherwise. */
export function need(id: string, gates: Gate, judge: () => void = () => {}): Need<Settings> {
  return {
    id,
    title: `need ${id}`,
    gates,
    look: () => Promise.resolve(1),
    judge,
    remedy: `mend ${id}`,
  };
}

/** Judges that it is not so. */
export function missing(): void {
  throw new AssertionError("it is missing");
}
