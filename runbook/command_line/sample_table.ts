import type { CommandTable } from "./table.ts";

/** A table with one of everything, for tests. */
export const sample: CommandTable = {
  name: "kitchen",
  summary: "Cook what is asked for",
  description: "Reads recipes.\nWrites dinners.",
  version: "kitchen 1.2.3",
  options: [
    { type: "boolean", name: "quiet", short: "q", summary: "Say less" },
    { type: "string", name: "recipe-book", short: "r", value: "file", summary: "Where to look" },
  ],
  examples: [{ line: "kitchen cook soup", summary: "Make a soup" }],
  commands: [
    {
      name: "cook",
      summary: "Cook dishes",
      arguments: [{ name: "dish", summary: "What to cook; everything by default", variadic: true }],
      options: [
        { type: "list", name: "with", short: "w", value: "spice", summary: "Add a spice" },
        {
          type: "string",
          name: "heat",
          value: "level",
          summary: "How hot",
          choices: ["low", "medium", "high"],
          default: "low",
        },
        { type: "number", name: "guests", value: "count", summary: "For how many", default: 2 },
        { type: "boolean", name: "dry-run", summary: "Only pretend" },
        { type: "boolean", name: "burn", summary: "Only for testing", hidden: true },
      ],
      exitCodes: [{ code: 0, meaning: "it is cooked" }, { code: 70, meaning: "all is lost" }],
      examples: [{ line: "kitchen cook soup --with salt", summary: "Make a salty soup" }],
      run: () => Promise.resolve(() => Promise.resolve(0)),
    },
    {
      name: "invite",
      summary: "Invite a guest",
      arguments: [{ name: "guest", summary: "Who", required: true }],
      run: () => Promise.resolve(() => Promise.resolve(0)),
    },
    {
      name: "pantry",
      summary: "Look after the pantry",
      commands: [{
        name: "count",
        summary: "Count what is there",
        run: () => Promise.resolve(() => Promise.resolve(0)),
      }],
    },
  ],
};
