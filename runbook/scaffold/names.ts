/**
 * What a new step is called, in each place where it has a name.
 *
 * @module
 */

import { UsageError } from "../errors/mod.ts";

/** The names of one step. */
export interface StepNames {
  /** As on the command line and in journals: `demo-service`. */
  readonly id: string;
  /** As in code: `demoService`. */
  readonly identifier: string;
  /** Its module, without the ending: `demo_service`. */
  readonly file: string;
  /** The section's heading: `Demo Service`. */
  readonly title: string;
}

/** The names of the step that is copied. */
export const TEMPLATE: StepNames = {
  id: "further-step",
  identifier: "furtherStep",
  file: "further_step",
  title: "A Further Step",
};

const KEBAB_CASE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** No line of the template gets too long with it. */
const MAX_ID = 28;

/** The same for the title. */
const MAX_TITLE = 72;

/** Deno takes modules that are called so for tests and benchmarks. */
const NO_MODULE = /(^|-)(test|bench)$/;

/** What pages call their own parts: the anchor of a step's section is its id. */
const PARTS: readonly string[] = ["cluster", "index", "sections", "settings", "steps", "tools"];

/** What pages call a part of a step, behind the step's id. */
const PART_OF_STEP = /-(needs|holds|undo|verify|\d+)$/;

/** Words that JavaScript and TypeScript keep for themselves. */
const RESERVED: readonly string[] =
  ("arguments await break case catch class const continue debugger default delete do else enum eval " +
    "export extends false finally for function if implements import in instanceof interface let " +
    "new null package private protected public return static super switch this throw true try " +
    "typeof undefined var void while with yield").split(" ");

/**
 * Names a step by its id, and by its title if it has one already.
 *
 * @throws {UsageError} If it cannot be called so, with what is allowed.
 */
export function namesOf(id: string, title: string = titleOf(id)): StepNames {
  const allowed = `small letters and digits with single hyphens between, at most ${MAX_ID}`;
  if (!KEBAB_CASE.test(id) || id.length > MAX_ID) {
    throw new UsageError(`Cannot call a step "${id}": expected ${allowed}`, {
      remedy: `For example: deno task new ${likely(id)}`,
    });
  }
  if (NO_MODULE.test(id) || RESERVED.includes(id)) throw inUse(id, "means something else to Deno");
  if (PARTS.includes(id) || PART_OF_STEP.test(id)) {
    throw inUse(id, "is what the pages call a part of their own, and a link would lead there");
  }
  if (title.length > MAX_TITLE || !/^[^\s"\\]([^\p{Cc}"\\]*[^\s"\\])?$/u.test(title)) {
    throw new UsageError(
      `Cannot give the step "${id}" the title ${JSON.stringify(title)}: expected one line of at ` +
        `most ${MAX_TITLE} characters, without straight quotes and backslashes`,
    );
  }
  return { id, title, identifier: identifierOf(id), file: id.replaceAll("-", "_") };
}

/** The error for an id that would mean two things. */
export function inUse(id: string, why: string): UsageError {
  return new UsageError(`Cannot call a step "${id}": the name ${why}, expected a name of its own`, {
    remedy: `For example: deno task new ${likely(`${id}-step`)}`,
  });
}

function identifierOf(id: string): string {
  return id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

function titleOf(id: string): string {
  return id.split("-").map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ");
}

/** An id that is allowed and resembles what was given. */
function likely(given: string): string {
  const words = given.replace(/([a-z])(?=[A-Z])/g, "$1-").toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const id = words.join("-").replace(/^[0-9-]+/, "").slice(0, MAX_ID).replace(/-$/, "");
  return KEBAB_CASE.test(id) ? id : "my-dashboard";
}
