/**
 * `docs`: wiki pages of the newest complete run.
 *
 * @module
 */

import type { Action, Call } from "../command_line/mod.ts";
import { CheckError, UsageError } from "../errors/mod.ts";
import { loadWiki } from "../run/mod.ts";
import { count } from "../wording/mod.ts";
import { homeOf } from "./folders.ts";
import { OUT, pathIn, settingsIn } from "./options.ts";
import {
  awaitedLines,
  type Chosen,
  differenceIn,
  pagesFor,
  type PreparedPages,
  shownLine,
  writePages,
  writtenLines,
} from "./pages.ts";
import type { Program } from "./program.ts";

/** Writes the pages, or with `--check` says whether they are as they have to be. */
export function docsCommand(program: Program): Action {
  return async (call) => {
    const { root } = program;
    if (call.flag("check") && call.flag("force")) {
      throw new UsageError("Cannot check and write at once, expected --check or --force");
    }
    const place = { runbook: await program.load(), root, home: homeOf(program, call) };
    const wiki = await loadWiki(place, settingsIn(call, root));
    const chosen = chosenIn(call);
    const pages = pagesFor(place, wiki, chosen);
    console.log(shownLine(pages, chosen.run));
    if (call.flag("check")) checkPages(pages);
    else {
      const written = writePages(pages, { force: call.flag("force") });
      console.log([...written.flatMap(writtenLines), ...awaitedLines(pages)].join("\n"));
    }
    return 0;
  };
}

function chosenIn(call: Call): Chosen {
  const formats = call.text("for")?.split(",").map((name) => name.trim()).filter((name) =>
    name !== ""
  );
  const out = pathIn(call, OUT);
  const run = call.text("run");
  return {
    ...(formats === undefined ? {} : { formats }),
    ...(out === undefined ? {} : { out }),
    ...(run === undefined ? {} : { run }),
    ...(call.flag("split") ? { split: true } : {}),
  };
}

function wayOn(isEdited: boolean): string {
  return isEdited
    ? "With --force in place of --check they are written; what was edited is kept beside them"
    : "To write them, say the same without --check";
}

/**
 * Prints how the pages on disk differ from what they have to be.
 *
 * @throws {CheckError} If they do.
 */
function checkPages({ folders }: PreparedPages): void {
  const files = folders.flatMap(({ path, files }) => files.map((file) => ({ path, file })));
  const differing = files.filter(({ file }) => file.state !== "fresh");
  if (differing.length === 0) {
    console.log(`Nothing differs in ${count(files.length, "file")}`);
    return;
  }
  for (const { path, file } of differing) console.log(differenceIn(path, file).trimEnd());
  const states = Map.groupBy(differing, ({ file }) => file.state);
  const numbers = Array.from(states, ([state, { length }]) => `${length} ${state}`).join(", ");
  throw new CheckError(
    `The pages are not as they have to be: of ${count(files.length, "file")}, ${numbers}`,
    { remedy: `Nothing was written. ${wayOn(states.has("edited"))}` },
  );
}
