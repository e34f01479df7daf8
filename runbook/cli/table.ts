/**
 * The runbook's commands. What a command does is loaded when it is called.
 *
 * @module
 */

import type { Argument, CommandTable } from "../command_line/mod.ts";
import { RECORD_IDS, WIKI_IDS } from "../formats/mod.ts";
import { exitCodes, INTERRUPTED } from "./exit_codes.ts";
import {
  ADOPT,
  AS_JSON,
  CONTEXT,
  FROM,
  HOME,
  OUT,
  SET,
  SETTINGS,
  SHOWN,
  SKIP_CHECKS,
  STEP,
  UNTIL,
  YES,
} from "./options.ts";
import type { Program } from "./program.ts";

const STEPS: Argument = {
  name: "step",
  variadic: true,
  summary: "Ids, numbers or ranges of steps (2..4); all of them by default",
};

/** Every command of a runbook. */
export function commandTable(program: Program): CommandTable {
  return {
    name: "deno task",
    summary: program.summary,
    version: `runbook ${program.version}`,
    options: [HOME],
    examples: [
      { line: "deno task run", summary: "Tell the steps to your cluster, or rehearse them" },
      { line: "deno task resume", summary: "Go on after a failure is mended" },
    ],
    commands: [
      {
        name: "run",
        summary: "Tell the steps to the cluster, or rehearse the recorded run without one",
        description:
          "Asks before it first changes a cluster. What is done already is done again and " +
          "converges; to go on with a run that stopped, use resume. With --step, a step of which a " +
          "command was skipped passes only if what it promises is found to be true all the same.",
        arguments: [STEPS],
        options: [FROM, UNTIL, CONTEXT, SETTINGS, SET, ADOPT, SKIP_CHECKS, STEP, YES, ...SHOWN, {
          type: "boolean",
          name: "rehearse",
          summary: "Tell the recorded run again, even if a cluster is configured",
        }, {
          type: "boolean",
          name: "dry-run",
          summary: "Show the plan, and run nothing",
        }],
        exitCodes: exitCodes({ 0: "every step passed", 1: "a step failed" }),
        examples: [
          { line: "deno task run demo-service", summary: "One step only" },
          { line: "deno task run --from multi-node", summary: "That one and all behind it" },
          { line: "deno task run --set address=192.168.1.240", summary: "Another address" },
          { line: "deno task run --step", summary: "One command at a time" },
          { line: "deno task run --rehearse", summary: "Touch no cluster" },
        ],
        run: async () => (await import("./run_command.ts")).runCommand(program),
      },
      {
        name: "doctor",
        summary: "Look what stands in the way of a run, and change nothing",
        description:
          "Looks once at all that the steps need, in the cluster and on this machine, and says how to " +
          "mend what is not so.",
        arguments: [STEPS],
        options: [FROM, UNTIL, CONTEXT, SETTINGS, SET, AS_JSON],
        exitCodes: exitCodes({ 0: "nothing stops a run", 1: "something does", 130: INTERRUPTED }),
        examples: [
          { line: "deno task doctor", summary: "All steps" },
          { line: "deno task doctor --context homelab", summary: "Another cluster" },
        ],
        run: async () => (await import("./doctor_command.ts")).doctorCommand(program),
      },
      {
        name: "diff",
        summary: "Show what a run would change in the cluster as it is now, and change nothing",
        description: "The API server compares objects, helm tells of releases.",
        arguments: [STEPS],
        options: [FROM, UNTIL, CONTEXT, SETTINGS, SET, AS_JSON],
        exitCodes: exitCodes({ 0: "nothing would change", 1: "something would", 130: INTERRUPTED }),
        examples: [
          { line: "deno task diff", summary: "All steps" },
          { line: "deno task diff multi-node --set echo.replicas=5", summary: "One, otherwise" },
        ],
        run: async () => (await import("./diff_command.ts")).diffCommand(program),
      },
      {
        name: "resume",
        summary: "Go on with the run that stopped",
        description:
          "Checks what is done already, and tells the first step that is not, and the rest.",
        options: [SET, ADOPT, STEP, ...SHOWN],
        exitCodes: exitCodes({ 0: "every step passed", 1: "a step failed" }),
        examples: [{ line: "deno task resume", summary: "Go on, with the run's own settings" }],
        run: async () => (await import("./run_command.ts")).resumeCommand(program),
      },
      {
        name: "verify",
        summary: "Look whether what was told is still true, and change nothing",
        description:
          "Looks at what the newest complete run promised (without one, the newest of which anything " +
          "stands), and writes what it finds into that run's journal. Made for every night.",
        options: [{
          type: "boolean",
          name: "timer",
          summary: "Print what sets up a systemd timer for every night",
        }, ...SHOWN],
        exitCodes: exitCodes({ 0: "all is still true", 1: "something is not", 130: INTERRUPTED }),
        examples: [
          { line: "deno task verify", summary: "All steps, in a few seconds" },
          { line: "deno task verify --timer | sh", summary: "From now on every night" },
        ],
        run: async () => (await import("./run_command.ts")).verifyCommand(program),
      },
      {
        name: "undo",
        summary: "Take back what the runbook made in the cluster",
        description: "Removes only what bears the runbook's label, the last step first.",
        arguments: [STEPS],
        options: [FROM, UNTIL, CONTEXT, YES, ...SHOWN],
        exitCodes: exitCodes({
          0: "all of it is taken back",
          1: "something stays, and why is said",
          130: "interrupted, or answered with no; saying it again goes on",
        }),
        examples: [
          { line: "deno task undo", summary: "Everything" },
          { line: "deno task undo sidetrack-hostname", summary: "One step only" },
        ],
        run: async () => (await import("./run_command.ts")).undoCommand(program),
      },
      {
        name: "status",
        summary: "Show what each step came to, and what to do next",
        examples: [{ line: "deno task status", summary: "The newest run" }],
        run: async () => (await import("./status_command.ts")).statusCommand(program),
      },
      {
        name: "docs",
        summary: "Write wiki pages of the newest complete run",
        description:
          "Without a run of its own that told every step, they are of the recording that comes with " +
          "the runbook, and say so.\n" +
          `Wikis: ${WIKI_IDS.join(", ")}.\nRecords: ${RECORD_IDS.join(", ")}.`,
        options: [
          {
            type: "string",
            name: "for",
            value: "FORMATS",
            summary: "Formats, with commas; by default what the settings name, else docusaurus",
          },
          OUT,
          {
            type: "string",
            name: "run",
            value: "RUN",
            summary: "Another run, whatever became of it; recording for the one that is shipped",
          },
          { type: "boolean", name: "split", summary: "An index and a page for each section" },
          {
            type: "boolean",
            name: "check",
            summary: "Write nothing; say how the pages differ, with exit code 1 if they do",
          },
          {
            type: "boolean",
            name: "force",
            summary: "Write pages anew that were edited by hand; what was there is kept as .orig",
          },
          SETTINGS,
          SET,
        ],
        exitCodes: exitCodes({ 1: "with --check: the pages differ", 130: INTERRUPTED }),
        examples: [
          { line: "deno task docs", summary: "What the settings name, into pages/" },
          { line: "deno task docs --for mkdocs --out ../wiki/docs", summary: "For one wiki" },
          { line: "deno task docs --check", summary: "Are they fresh?" },
        ],
        run: async () => (await import("./docs_command.ts")).docsCommand(program),
      },
      {
        name: "prune",
        summary: "Remove old runs that nobody needs any more",
        description:
          "Their transcripts go, too. A run stays that undo takes something back by, or that pages are " +
          "made of.",
        options: [{
          type: "number",
          name: "keep",
          value: "N",
          default: 10,
          summary: "So many of the newest runs stay in any case",
        }, { ...YES, summary: "Do not ask before they are removed" }],
        exitCodes: exitCodes({ 130: "interrupted, or answered with no: nothing was removed" }),
        examples: [{ line: "deno task prune --keep 3", summary: "All but the newest three" }],
        run: async () => (await import("./prune_command.ts")).pruneCommand(program),
      },
      {
        name: "plan",
        summary: "Show every command of a run with its values, and run nothing",
        arguments: [STEPS],
        options: [FROM, UNTIL, SETTINGS, SET, {
          type: "boolean",
          name: "files",
          summary: "Show what is in the files, too",
        }, AS_JSON],
        examples: [
          { line: "deno task plan multi-node --files", summary: "What one step would do, in full" },
        ],
        run: async () => (await import("./plan_command.ts")).planCommand(program),
      },
      {
        name: "config",
        summary: "Show every setting as it counts, and where it was said",
        options: [SETTINGS, SET, AS_JSON],
        examples: [{
          line: "deno task config --set echo.replicas=5",
          summary: "What a run with that would use",
        }],
        run: async () => (await import("./config_command.ts")).configCommand(program),
      },
      {
        name: "new",
        summary: "Make the files of a further step, which work as they are",
        description:
          "Writes a small step and its test into steps/ and registers it as the last one.",
        arguments: [{
          name: "id",
          required: true,
          summary: "Small letters and digits with hyphens between: my-dashboard",
        }],
        options: [{
          type: "string",
          name: "title",
          value: "TEXT",
          summary: "Heading of its section; made of the id by default",
        }],
        exitCodes: exitCodes({
          2: "it cannot be called so",
          3: "steps/mod.ts is not as expected",
          4: "steps/ cannot be written",
          130: INTERRUPTED,
        }),
        examples: [
          { line: "deno task new my-dashboard", summary: "steps/my_dashboard.ts and its test" },
          {
            line: 'deno task new dns --title "A Name for Each Service"',
            summary: "With a heading",
          },
        ],
        run: async () => (await import("./new_command.ts")).newCommand(program),
      },
      {
        name: "completions",
        summary: "Print what bash, zsh or fish reads to complete the runbook's words",
        description:
          "It defines the command homelab, which is deno task of this folder from anywhere.",
        arguments: [{ name: "shell", required: true, summary: "bash, zsh or fish" }],
        examples: [{
          line: 'eval "$(deno task -q completions bash)"',
          summary: "From then on: homelab run ing<Tab>",
        }],
        run: async () =>
          (await import("./completions_command.ts"))
            .completionsCommand(program, commandTable(program)),
      },
      {
        name: "list",
        summary: "List the steps",
        examples: [{ line: "deno task list", summary: "Numbers, ids and titles" }],
        run: async () => (await import("./list_command.ts")).listCommand(program),
      },
    ],
  };
}
