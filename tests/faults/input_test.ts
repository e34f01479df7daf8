import { assert, assertEquals } from "@std/assert";
import { Scene } from "../command_line/scene.ts";
import { Chance } from "./chance.ts";
import { ConfigRoot } from "./config_root.ts";
import { assertForPeople, type Heard, heard } from "./heard.ts";
import { mutated, VALUES } from "./mutations.ts";
import { assertTallied } from "./tally.ts";

const OUTCOME = "a valid plan, or an error that says where, with its exit code: no trace, no hang";

/** Tries so many cases, each with a chance of its own; the seed of one that is lost is told. */
async function tries(
  count: number,
  one: (chance: Chance) => Promise<readonly [Heard, RegExp]>,
): Promise<{ tried: number; lost: number }> {
  for (let seed = 1; seed <= count; seed++) {
    try {
      assertForPeople(...await one(new Chance(seed)));
    } catch (error) {
      throw new Error(`seed ${seed}`, { cause: error });
    }
  }
  return { tried: count, lost: 0 };
}

Deno.test("input: however a settings file is spoilt, it makes a plan or an error at its place", async () => {
  using root = new ConfigRoot();
  const counts = await tries(1_500, async (chance) => {
    // Most of it is about the file that people edit.
    const name = chance.below(4) > 0
      ? "runbook.yaml"
      : chance.one(["", ...root.names]) || "runbook.yaml";
    let text = root.shipped(name);
    for (let left = 1 + chance.below(3); left > 0; left--) text = mutated(text, chance);
    root.write(name, text);
    const said = await heard(["plan", "--json"], root.path);
    if (said.code === 0) JSON.parse(said.stdout);
    root.write(name, root.shipped(name));
    return [said, /config\/[\w.-]+\.yaml(:\d+:\d+)?/];
  });
  assertTallied("10-files", {
    part: "input",
    fault:
      "A settings file is changed by chance: bytes, lines, keys, types, nesting, anchors, tabs",
    place: "machine",
    outcome: OUTCOME,
    ...counts,
  });
});

Deno.test("input: whatever is given with --set, it makes a plan or an error that names it", async () => {
  const config: { readonly settings: readonly { readonly key: string }[] } = JSON.parse(
    (await heard(["config", "--json"])).stdout,
  );
  const keys = config.settings.map(({ key }) => key);
  assert(keys.length > 20);
  const counts = await tries(1_500, async (chance) => {
    const key = chance.one(["address", ...keys, chance.one(VALUES)]);
    const value = chance.below(3) > 0 ? chance.one(VALUES) : mutated(chance.one(VALUES), chance);
    const said = await heard([
      "plan",
      "--json",
      "--set",
      chance.below(9) > 0 ? `${key}=${value}` : value,
    ]);
    return [said, /^error: Cannot (use --set |use the settings: |pass |use option )/];
  });
  assertTallied("20-overrides", {
    part: "input",
    fault: "--set names any setting or none, with any value",
    place: "machine",
    outcome: OUTCOME,
    ...counts,
  });
});

/** Commands that only read, and others, which get no further than their first wrong option. */
const COMMANDS = [
  ...["plan", "plan", "config", "list", "completions"].map((word) => [word]),
  ...["run", "resume", "undo", "verify", "doctor", "diff", "docs", "prune", "new", "status", "rnu"]
    .map((word) => [word, "--no-such-option"]),
];

const WORDS = [
  ...[
    "loadbalancer",
    "ingress",
    "3",
    "0",
    "-1",
    "2..4",
    "4..2",
    "..",
    "1..",
    "1..99",
    "all",
    "bash",
  ],
  ...["--json", "--json=1", "--files", "--from", "--until", "--from=2", "--until=", "--from", "x"],
  ...["--set", "--set=address=10.0.0.7", "--set=", "--set==", "--settings", "--settings=/dev/null"],
  ...[
    "--settings=/",
    "--settings=/no/such",
    "--settings=\0",
    "--help",
    "-h",
    "--",
    "-",
    "-x",
    "-hx",
  ],
  ...["--no-json", "---", "--=", "--Json", "-j", "--skip-checks", "--context", "--version", "-V"],
] as const satisfies readonly [string, ...string[]];

Deno.test("input: whatever words a call has, it does what they say or names what is wrong", async () => {
  const counts = await tries(1_500, async (chance) => {
    const command = chance.one([["plan"], ...COMMANDS]);
    const words = chance.some(
      5,
      () => chance.below(4) > 0 ? chance.one(WORDS) : chance.one(VALUES),
    );
    return [
      await heard([...command, ...words]),
      /^error: Cannot .*(expected|does not know|comes after)/,
    ];
  });
  assertTallied("30-arguments", {
    part: "input",
    fault: "A call is made of commands, options and other words by chance",
    place: "machine",
    outcome: "it does what they say, or an error names what is wrong: no trace, no hang",
    ...counts,
  });
});

Deno.test("input: a process of its own ends with the same exit code", async () => {
  using scene = new Scene();
  using root = new ConfigRoot();
  const text = root.shipped("runbook.yaml");
  const counts = await tries(24, async (chance) => {
    const file = scene.file("spoilt.yaml", mutated(mutated(text, chance), chance));
    const words = ["plan", "--json", "--settings", file];
    const begun = performance.now();
    const { code, ...output } = await scene.call(...words).spawn().output();
    const duration = performance.now() - begun;
    const [stdout = "", stderr = ""] = [output.stdout, output.stderr].map((bytes) =>
      new TextDecoder().decode(bytes)
    );
    assertEquals(code, (await heard(words)).code);
    return [{ code, stdout, stderr, duration }, /spoilt\.yaml/];
  });
  assertTallied("40-processes", {
    part: "input",
    fault: "A further settings file is changed by chance and given to a process of its own",
    place: "machine",
    outcome: OUTCOME,
    ...counts,
  });
});
