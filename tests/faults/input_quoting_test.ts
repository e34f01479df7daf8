import { assert, assertEquals } from "@std/assert";
import type { Planned } from "../../runbook/journal/mod.ts";
import type { Json } from "../../runbook/json/mod.ts";
import { runProcess } from "../../runbook/process/mod.ts";
import { planStep } from "../../runbook/teller/mod.ts";
import { runbook } from "../../steps/mod.ts";
import { ROOT, Scene } from "../command_line/scene.ts";
import { assertTallied } from "./tally.ts";

type Settings = Awaited<ReturnType<typeof runbook.load>>["settings"];

/** Stands for each value in turn, in commands that are known to be right. */
const PLAIN = "plainvalue";

/** What shells give a meaning to; wherever one obeys it, there is a file more. */
const MEANT = [
  "$(touch obeyed)`touch obeyed`${IFS}$HOME",
  "x; touch obeyed & touch obeyed || touch obeyed > obeyed",
  "'; touch obeyed; '\"; touch obeyed; \"",
  "two words\tand\ntouch obeyed\n",
  "touch obeyed * ? [a-z] {1,2} ~ !! # \\ \\\\ % ^ =",
] as const;

/** Writes down what it is called with, each word with a NUL behind it. */
const STAND_IN = `#!/bin/bash
printf '%s\\0' "$0" "$@" >>"$CALLS"
`;

/** Paths to all texts in the settings, but those that only go into files. */
function pathsIn(value: Json, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value === "string") return [path];
  if (typeof value !== "object" || value === null || path.join() === "values") return [];
  return Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...path, key]));
}

/** The value with another text at a path. */
function changed(value: Json, [key, ...path]: readonly string[], text: string): Json {
  if (key === undefined) return text;
  const entries = Object.entries(value ?? {});
  const inner = entries.map(([name, each]) =>
    [name, name === key ? changed(each, path, text) : each] as const
  );
  return Array.isArray(value) ? inner.map(([, each]) => each) : Object.fromEntries(inner);
}

/** The commands of all steps in which something stands. */
async function commandsWith(something: string, settings: Settings): Promise<readonly string[]> {
  const plans: readonly Planned[] =
    (await Promise.all(runbook.steps.map((step) => planStep(step, settings)))).flat();
  return plans.flatMap((planned) =>
    planned.type === "command" && planned.text.includes(something) ? [planned.text] : []
  );
}

/** Runs commands as a live run does, and returns what their programs were called with. */
async function called(scene: Scene, commands: readonly string[]): Promise<readonly string[]> {
  const calls = scene.file("calls", "");
  const env = { PATH: `${scene.path}/bin:${Deno.env.get("PATH")}`, CALLS: calls };
  for (const command of commands) {
    const options = { command, cwd: scene.path, env, timeout: 20_000, onOutput: () => {} };
    assertEquals((await runProcess(options)).code, 0, command);
  }
  return Deno.readTextFileSync(calls).split("\0");
}

Deno.test("input: what shells give a meaning to reaches programs as it stands in the settings", async () => {
  using scene = new Scene();
  for (const name of ["kubectl", "helm", "curl"]) scene.file(`bin/${name}`, STAND_IN, 0o755);
  const { settings } = await runbook.load({
    root: ROOT,
    overrides: [],
    read: (path) => Deno.readTextFile(path),
  });
  let tried = 0;
  for (const path of pathsIn(settings)) {
    const told = (text: string): Settings =>
      JSON.parse(JSON.stringify(changed(settings, path, text)));
    const plain = await called(scene, await commandsWith(PLAIN, told(PLAIN)));
    for (const text of plain.length > 1 ? MEANT : []) {
      const commands = await commandsWith("touch obeyed", told(text));
      const wanted = plain.map((word) => word.replaceAll(PLAIN, () => text));
      assertEquals(await called(scene, commands), wanted, path.join("."));
      tried += commands.length;
    }
  }
  assert(tried > 50);
  assert(![...Deno.readDirSync(scene.path)].some(({ name }) => name === "obeyed"));
  assertTallied("60-quoting", {
    part: "input",
    fault:
      "A setting holds what shells give a meaning to, and a command of the steps is run with it",
    place: "machine",
    outcome: "programs get it as it stands, within one argument, and no shell obeys it",
    tried,
    lost: 0,
  });
});
