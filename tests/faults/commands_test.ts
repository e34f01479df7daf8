import { assertEquals, assertStringIncludes } from "@std/assert";
import { Programs } from "./programs.ts";
import { assertTallied } from "./tally.ts";

/** How a program may end wrongly, and what a person must be told about it. */
const ENDS: readonly { readonly first?: string; readonly second: string; readonly told: string }[] =
  [
    { second: "exit 3", told: "it ended with exit code 3, expected 0" },
    { second: "exit 255", told: "it ended with exit code 255, expected 0" },
    { second: "kill -SEGV $$", told: "it was ended by the signal SIGSEGV" },
    { second: "kill -KILL $$", told: "it was ended by the signal SIGKILL" },
    { second: "kill -TERM $$", told: "it was ended by the signal SIGTERM" },
    { second: "kill -PIPE $$", told: "it was ended by the signal SIGPIPE" },
    { second: "no-such-tool --all", told: "it ended with exit code 127 (no such command)" },
    // The program disappears between two steps, or is not what it was.
    { first: 'rm "$(dirname "$0")/second-program"', second: "true", told: "(no such command)" },
    { first: 'chmod -x "$(dirname "$0")/second-program"', second: "true", told: "exit code 126" },
    {
      first: 'printf "#!/no/such/bash\\n" >"$(dirname "$0")/second-program"',
      second: "true",
      told: "exit code 127 (no such command)",
    },
    {
      first: 'printf "\\177ELF" >"$(dirname "$0")/second-program"',
      second: "true",
      told: "exit code 126 (found, but cannot be executed)",
    },
  ];

Deno.test("commands: however a command ends, the run says how, and resume goes on", async () => {
  let tried = 0;
  for (const { first = "true", second, told } of ENDS) {
    await using programs = new Programs();
    const calls = `${programs.scene.path}/calls`;
    programs.write("first", `echo first >>'${calls}'; ${first}`);
    programs.write("second", second);
    const { stdout } = await programs.call("run", "--yes").exits(1);
    assertStringIncludes(stdout, told);
    assertStringIncludes(stdout, "at tests/faults/testdata/two_programs.ts:");
    assertStringIncludes(stdout, "To go on from here: deno task resume");
    programs.write("second", `echo second >>'${calls}'`);
    await programs.call("resume").prints("...\n✔ Run passed ...\n...");
    assertEquals(Deno.readTextFileSync(calls), "first\nsecond\n");
    tried++;
  }
  assertTallied("40-ends", {
    part: "commands",
    fault: "A command fails, is ended by a signal, is not there, or disappears between two steps",
    place: "machine",
    outcome: "the run fails and says how the command ended; resume runs it again, and only it",
    tried,
    lost: 0,
  });
});
