/**
 * `new`: the files of a further step.
 *
 * @module
 */

import type { Action } from "../command_line/mod.ts";
import { makeStep } from "../scaffold/mod.ts";
import type { Program } from "./program.ts";

/** Makes a step that works, and says how to go on. */
export function newCommand(program: Program): Action {
  return async (call) => {
    const [id = ""] = call.arguments;
    const title = call.text("title");
    const { steps } = await program.load();
    const { module, test, registry } = makeStep({
      root: program.root,
      id,
      taken: steps.map(({ id }) => id),
      ...(title === undefined ? {} : { title }),
    });
    console.log(`Made ${module} and ${test}; step ${steps.length + 1} of ${registry}\n`);
    console.log("It works as it is. Make it yours, and go on with:");
    console.log(`  deno task plan ${id}`);
    console.log(`  deno task test ${test}`);
    console.log("  deno task record  # a real run, so that it can be rehearsed");
    console.log(
      "  deno task docs:repository  # docs/ tells of it; until it is recorded, as not told",
    );
    return 0;
  };
}
