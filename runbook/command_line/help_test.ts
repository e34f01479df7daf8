import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { dispatch } from "./mod.ts";
import { sample } from "./sample_table.ts";

function text(...words: string[]): Promise<string> {
  return textIn(100, ...words);
}

async function textIn(width: number, ...words: string[]): Promise<string> {
  const call = await dispatch(sample, words, width);
  assert(call.type === "text", `"${words.join(" ")}" prints nothing`);
  return call.text;
}

function sections(help: string): string[] {
  return [...help.matchAll(/^(\w+):/gm)].map((match) => match[1] ?? "");
}

Deno.test("help: of the program names its commands and options, in the same sections", async () => {
  const help = await text("--help");
  assertEquals(sections(help), ["Usage", "Description", "Options", "Commands", "Examples"]);
  assertStringIncludes(help, "Usage: kitchen <command>");
  assertStringIncludes(help, "  Cook what is asked for\n\n  Reads recipes.\n  Writes dinners.\n");
  assertMatch(help, /^ {2}cook +\[dish\.\.\.\].* Cook dishes$/m);
  assertMatch(help, /^ {2}invite +<guest>.* Invite a guest$/m);
  assertMatch(help, /^ {2}pantry .* Look after the pantry$/m);
  assertMatch(help, /^ {2}-V, --version .* Show the version$/m);
  assertMatch(help, /^ {2}-h, --help .* Show this help$/m);
});

Deno.test("help: of a command explains arguments, options and shows examples", async () => {
  const help = await text("cook", "--help");
  assertEquals(sections(help), ["Usage", "Description", "Arguments", "Options", "Examples"]);
  assertStringIncludes(help, "Usage: kitchen cook [dish...]");
  assertMatch(help, /dish.* What to cook; everything by default$/m);
  assertMatch(help, /^ {2}-w, --with +<spice>.* Add a spice \(repeatable\)$/m);
  assertMatch(help, /--heat +<level>.* How hot \(low, medium, high; default: low\)$/m);
  assertMatch(help, /--guests +<count>.* For how many \(default: 2\)$/m);
  assertMatch(help, /^ {2}-r, --recipe-book +<file>.* Where to look$/m);
  assertStringIncludes(help, "kitchen cook soup --with salt");
  assertStringIncludes(help, "Make a salty soup");
});

Deno.test("help: leaves out hidden options, and the version of a single command", async () => {
  const help = await text("cook", "--help");
  assert(!help.includes("burn"));
  assert(!help.includes("--version"));
});

Deno.test("help: is the same however it is asked for", async () => {
  const help = await text("cook", "--help");
  assertEquals(await text("cook", "-h"), help);
  assertEquals(await text("help", "cook"), help);
  assertEquals(await text("cook", "soup", "--heat", "high", "--help"), help);
  assertEquals(await text("invite", "--help"), await text("help", "invite"));
});

Deno.test("help: is what a group or the program alone answers with", async () => {
  assertEquals(await text("pantry"), await text("pantry", "--help"));
  assertEquals(await text(), await text("--help"));
  assertEquals(await text("help"), await text("--help"));
});

Deno.test("help: behind a double dash is an argument like any other", async () => {
  const call = await dispatch(sample, ["cook", "--", "--help"]);
  assert(call.type === "run");
  assertEquals(call.invocation.arguments, ["--help"]);
});

Deno.test("help: has no blanks at the ends of lines, and no colours", async () => {
  const help = await text("cook", "--help");
  assertEquals(help, help.replace(/[ \t]+$/gm, "").replaceAll("\x1b", ""));
});

Deno.test("version: names the program and its version", async () => {
  assertEquals(await text("--version"), "kitchen 1.2.3\n");
  assertEquals(await text("-V"), "kitchen 1.2.3\n");
});

Deno.test("help: says what a command can end with", async () => {
  const help = await text("cook", "--help");
  assertStringIncludes(help, "\nExit codes:\n  0   it is cooked\n  70  all is lost\n");
  assert(!(await text("invite", "--help")).includes("Exit codes"));
});

Deno.test("help: on a narrow terminal it loses no word, and calls to copy are not broken", async () => {
  const words = (text: string) => text.split(/\s+/);
  for (const path of [[], ["cook"]]) {
    const wide = await text(...path, "--help");
    for (const width of [40, 52, 66, 80]) {
      const narrow = await textIn(width, ...path, "--help");
      assertEquals(words(narrow), words(wide));
      assertEquals(narrow.split("\n").filter((line) => line.length > width), []);
    }
  }
  assertMatch(await textIn(20, "cook", "--help"), /^ {2}kitchen cook soup --with salt$/m);
  assertMatch(
    await textIn(40, "cook", "--help"),
    /^ {2}--heat <level>\n {6}How hot \(low, medium, high;\n {6}default: low\)$/m,
  );
});
