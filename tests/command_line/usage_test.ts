import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { Scene } from "./scene.ts";

const COMMANDS = [
  "run",
  "doctor",
  "diff",
  "resume",
  "verify",
  "undo",
  "status",
  "docs",
  "prune",
  "plan",
  "config",
  "new",
  "completions",
  "list",
];

for (const command of COMMANDS) {
  Deno.test(`help: ${command} says how it is called, with examples to copy`, async () => {
    using scene = new Scene();
    const { stdout } = await scene.call(command, "--help").prints(`
      Usage: deno task ${command}...

      Description:
      ...
      Options:
      ...
      Examples:
        ...deno task ...${command}...
      ...
    `);
    assertEquals(stdout.split("\n").filter((line) => line.length > 100), []);
    scene.isUntouched();
  });
}

Deno.test("help: of the whole it lists every command; the version is one line", async () => {
  using scene = new Scene();
  const { stdout } = await scene.call("--help");
  for (const command of COMMANDS) assertStringIncludes(stdout, `\n  ${command} `);
  await scene.call("--version").prints("runbook <_:version>");
});

Deno.test("help: COLUMNS says how wide it is, calls to copy excepted", async () => {
  using scene = new Scene();
  for (const command of COMMANDS) {
    const { stdout } = await scene.call(command, "--help").env({ COLUMNS: "40" });
    const long = stdout.split("\n").filter((line) => line.length > 40);
    assertEquals(long.filter((line) => !/^Usage: |deno task/.test(line)), []);
  }
  assertEquals(
    (await scene.call("run", "--help").env({ COLUMNS: "wide" })).stdout,
    (await scene.call("run", "--help")).stdout,
  );
});

for (const command of ["run", "resume", "undo", "verify", "doctor", "diff", "prune", "docs"]) {
  Deno.test(`help: ${command} says what it ends with`, async () => {
    using scene = new Scene();
    const { stdout } = await scene.call(command, "--help");
    assertMatch(stdout, /^Exit codes:\n {2}0 +\w.*\n[^]*^ {2}130 +interrupted/m);
  });
}

const MISTAKES: readonly { words: readonly string[]; says: string }[] = [
  {
    words: ["rum"],
    says: `
      error: Cannot find command "rum": deno task does not know it, expected run, ...
        Did you mean: deno task run`,
  },
  {
    words: ["run", "--rehears"],
    says: `
      error: Cannot use option "--rehears": deno task run does not know it
        Did you mean: --rehearse`,
  },
  {
    words: ["run", "dmeo-service"],
    says: `
      error: Cannot find the step "dmeo-service", expected one of loadbalancer, ingress, ...
        Did you mean "demo-service"?`,
  },
  {
    words: ["plan", "6"],
    says: `
      error: Cannot find the step "6", expected one of loadbalancer, ...
        To see them all: deno task list`,
  },
  {
    words: ["run", "--from", "dmeo-service"],
    says: `
      error: Cannot find the step "dmeo-service", expected one of loadbalancer, ingress, ...
        Did you mean "demo-service"?`,
  },
  {
    words: ["diff", "--from", "4", "--until", "ingress"],
    says: `
      error: Cannot choose the steps "--from 4 --until ingress": multi-node comes after ingress, ...
        Say --from ingress --until 4`,
  },
  {
    words: ["doctor", "ingress", "--from", "4"],
    says: `
      error: Cannot choose steps by name and with --from at once, expected one of the two
        To choose all of them by name, say ingress 4..`,
  },
  {
    words: ["undo", "1", "--until", "3"],
    says: `
      error: Cannot choose steps by name and with --until at once, expected one of the two
        To choose all of them by name, say 1 ..3`,
  },
  {
    words: ["list", "all"],
    says: `
      error: Cannot run "deno task list": the argument "all" is one too many, expected deno task list
        See: deno task list --help`,
  },
  {
    words: ["run", "--rehearse=yes"],
    says: `
      error: Cannot use option "--rehearse": it has a value, expected --rehearse alone
        See: deno task run --help`,
  },
  {
    words: ["run", "--set", "nonsense"],
    says: "error: Cannot use --set nonsense: expected key=value",
  },
  {
    words: ["run", "--set", "adress=192.168.1.9"],
    says: "error: Cannot use --set adress=192.168.1.9: there is no such setting, did you mean " +
      '"address"?',
  },
  {
    words: ["plan", "--set", "echo.replicas=many"],
    says:
      'error: Cannot use --set echo.replicas=many: it is "many", expected a whole number from ' +
      "1 to 50",
  },
];

for (const { words, says } of MISTAKES) {
  Deno.test(`usage: deno task ${words.join(" ")}`, async () => {
    using scene = new Scene();
    await scene.call(...words).fails(2, says);
    scene.isUntouched();
  });
}

for (const command of ["run", "resume"]) {
  Deno.test(`usage: deno task ${command} --step without a terminal`, async () => {
    using scene = new Scene();
    await scene.call(command, "--step").fails(
      2,
      `
      error: Cannot ask before each command without a terminal
        To see every command and run none: deno task plan`,
    );
    scene.isUntouched();
  });
}
