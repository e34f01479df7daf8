/**
 * Makes the files of a new step.
 *
 * @module
 */

import { onDisk, replaceFile } from "../disk/mod.ts";
import { UsageError } from "../errors/mod.ts";
import { bindingsIn } from "./bindings.ts";
import { copied } from "./copy.ts";
import { inUse, namesOf, type StepNames, TEMPLATE } from "./names.ts";
import { registered, REGISTRY } from "./registry.ts";

/** Which step is made, and where. */
export interface NewStep {
  /** Folder of the runbook's own files. */
  readonly root: string;
  /** In kebab case. */
  readonly id: string;
  /** The section's heading; made of the id if absent. */
  readonly title?: string;
  /** The ids that steps have already. */
  readonly taken: readonly string[];
}

/** What was written; paths are relative to the runbook's folder. */
export interface MadeStep {
  /** The step. */
  readonly module: string;
  /** Its test. */
  readonly test: string;
  /** The list that has it now. */
  readonly registry: string;
}

/**
 * Copies the template, module and test, and registers it as the last step. Writes all of it or
 * nothing. Needs permission to read the runbook's folder and to write `steps`.
 *
 * @throws {UsageError} If the step cannot be called so, or there is a file of that name.
 * @throws {ConfigError} If the registry is not as expected.
 * @throws {EnvironmentError} If the system refuses.
 */
export function makeStep({ root, id, title, taken }: NewStep): MadeStep {
  const names = namesOf(id, title);
  if (taken.includes(id)) throw inUse(id, `is taken (${taken.join(", ")})`);
  const read = (path: string) =>
    onDisk({ verb: "read", path, remedy: NOTHING }, () => {
      return Deno.readTextFileSync(`${root}/${path}`);
    });
  const module = read(`steps/template/${TEMPLATE.file}.ts`);
  const test = read(`steps/template/${TEMPLATE.file}_test.ts`);
  const registry = read(REGISTRY);
  refuseSecondMeaning(names, [module, test, registry]);

  const made: MadeStep = {
    module: `steps/${names.file}.ts`,
    test: `steps/${names.file}_test.ts`,
    registry: REGISTRY,
  };
  const texts = [
    [made.module, copied(module, names)],
    [made.test, copied(test, names)],
    [made.registry, registered(registry, names)],
  ] as const;
  const additional = [made.module, made.test];
  refuseOverwriting(root, additional);
  try {
    for (const [path, text] of texts) {
      onDisk({ verb: "write", path, remedy: NOTHING }, () => replaceFile(`${root}/${path}`, text));
    }
  } catch (error) {
    for (const path of additional.filter((path) => exists(`${root}/${path}`))) {
      Deno.removeSync(`${root}/${path}`);
    }
    throw error;
  }
  return made;
}

const NOTHING = "Nothing was made. Let yourself write there, and say it again";

/** Two things of one name in a module are none. */
function refuseSecondMeaning({ id, identifier }: StepNames, modules: readonly string[]): void {
  if (!modules.flatMap(bindingsIn).includes(identifier)) return;
  throw inUse(id, `stands for something else where steps are written`);
}

function refuseOverwriting(root: string, paths: readonly string[]): void {
  const there = paths.find((path) => exists(`${root}/${path}`));
  if (there === undefined) return;
  throw new UsageError(`Cannot make "${there}": there is such a file, expected none`, {
    remedy: "Nothing was made. Choose another id, or take the file away",
  });
}

function exists(path: string): boolean {
  try {
    Deno.lstatSync(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
