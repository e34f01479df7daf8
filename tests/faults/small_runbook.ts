/**
 * A runbook of three small steps, each of which makes a file and shows it.
 *
 * @module
 */

import { assertEquals } from "@std/assert";
import type { JsonObject, Runbook, Step } from "../../runbook/mod.ts";

/** Its steps, by id. */
export const IDS = ["first", "second", "third"] as const;

/** What is told in a runbook folder; what its commands make is in the folder `made` there. */
export function smallRunbook(
  home: string,
  ids: readonly string[] = IDS,
): Runbook<JsonObject> {
  return {
    name: "small",
    version: "1.0.0",
    steps: ids.map((id) => making(id, `${home}/made`)),
    load: () => Promise.resolve({ settings: {}, origins: [], sources: [] }),
    tools: [{ name: "bash", version: ["bash", "--version"] }],
    patience: () => ({ command: 60_000, eventually: 60_000, hold: 1_000 }),
    namespaces: () => [],
    direct: () => [],
    secrets: () => [],
    publication: {
      name: "small",
      title: "Small",
      position: 1,
      before: "Before",
      versions: () => [],
      pictures: () => [],
      wiki: () => Promise.resolve({ for: [], split: false }),
    },
  };
}

/** The folder `made`, as commands see it from the folder of their run. */
const MADE = "../../../../made";

/**
 * A step whose command takes a moment, and finds out whether another one is at work beside it. What
 * it tells is the same in every runbook folder.
 */
function making(id: string, made: string): Step<JsonObject> {
  const textOf = () => Deno.readTextFile(`${made}/${id}`).catch(() => "nothing");
  return {
    id,
    title: `Make ${id}`,
    async tell(t) {
      t.say`Make a file that says ${id}.`;
      const file = t.file(`${id}.txt`, `this is ${id}\n`);
      await t.run`
        mkdir -p ${MADE}; exec 9> ${MADE}/busy; flock --nonblock 9 || echo ${id} >> ${MADE}/beside;
        if test -e ${MADE}/stubborn; then trap '' TERM; fi;
        echo ${id} >> ${MADE}/told;
        sleep 0.05; while test -e ${`${MADE}/hold-${id}`}; do sleep 0.01; done;
        cp ${file} ${`${MADE}/${id}`};
        echo made
      `.prints("made");
      const text = await t.learn("text", textOf, `this is ${id}\n`);
      await t.show`cat ${`${MADE}/${id}`}`.prints(text);
    },
    holds: (t) =>
      t.check("the file is there", textOf, (text) => assertEquals(text, `this is ${id}\n`)),
    undo: async (t) => {
      await t.run`rm -f ${`${MADE}/${id}`}`;
    },
  };
}

/** Has the command of a step last as long as this is not disposed of. */
export function hold(home: string, id: typeof IDS[number]): Disposable {
  return flag(home, `hold-${id}`);
}

/** Has commands ignore SIGTERM as long as this is not disposed of. */
export function stubborn(home: string): Disposable {
  return flag(home, "stubborn");
}

function flag(home: string, name: string): Disposable {
  const path = `${home}/made/${name}`;
  Deno.mkdirSync(`${home}/made`, { recursive: true });
  Deno.writeTextFileSync(path, "");
  return { [Symbol.dispose]: () => Deno.removeSync(path) };
}

/** What commands have left in the runbook folder. */
export interface Made {
  /** The text of each step's file. */
  readonly files: readonly string[];
  /** The steps whose command was begun, each as often as it was. */
  readonly told: readonly string[];
  /** The steps whose command found another one at work. */
  readonly beside: readonly string[];
}

/** Looks what the commands have left. */
export function madeIn(home: string): Made {
  const read = (name: string) => {
    try {
      return Deno.readTextFileSync(`${home}/made/${name}`);
    } catch (error) {
      if (error instanceof Deno.errors.NotFound) return "";
      throw error;
    }
  };
  const linesOf = (name: string) => read(name).split("\n").filter((line) => line !== "");
  return { files: IDS.map(read), told: linesOf("told"), beside: linesOf("beside") };
}
