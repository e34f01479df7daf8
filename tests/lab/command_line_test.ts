import { assertEquals, assertThrows } from "@std/assert";
import { UsageError } from "../../runbook/errors/mod.ts";
import { parseCommandLine } from "./command_line.ts";

Deno.test("lab command line: options stand before or right behind the command", () => {
  const expected = { type: "exec", helm: 3, command: ["helm", "version"] } as const;
  assertEquals(parseCommandLine(["exec", "--helm", "3", "--", "helm", "version"]), expected);
  assertEquals(parseCommandLine(["--helm=3", "exec", "helm", "version"]), expected);
  assertEquals(parseCommandLine(["up", "--install"]), { type: "up", install: true });
  assertEquals(parseCommandLine(["up"]), { type: "up", install: false });
  assertEquals(parseCommandLine(["down"]), { type: "down" });
});

Deno.test("lab command line: what follows belongs to the command, options, too", () => {
  assertEquals(parseCommandLine(["exec", "--", "--help"]), {
    type: "exec",
    helm: 4,
    command: ["--help"],
  });
  assertEquals(parseCommandLine(["run", "--helm", "3", "ingress", "--helm", "--yes"]), {
    type: "run",
    helm: 3,
    install: false,
    args: ["ingress", "--helm", "--yes"],
  });
  assertEquals(parseCommandLine(["--helm", "3", "resume", "--set", "demo.replicas=2"]), {
    type: "resume",
    helm: 3,
    args: ["--set", "demo.replicas=2"],
  });
  assertEquals(parseCommandLine(["undo"]), { type: "undo", helm: 4, args: [] });
});

Deno.test("lab command line: help is asked for anywhere among the options", () => {
  for (const args of [["--help"], ["up", "-h"], ["exec", "--help"]]) {
    assertEquals(parseCommandLine(args), { type: "help" });
  }
});

Deno.test("lab command line: everything else is refused by name", () => {
  const refused: readonly (readonly [readonly string[], string])[] = [
    [[], "what to do with the lab"],
    [["start"], '"start"'],
    [["up", "now"], '"now"'],
    [["up", "--fast"], '"--fast"'],
    [["exec"], "exec -- CMD"],
    [["exec", "--"], "exec -- CMD"],
    [["exec", "--helm", "2", "ls"], 'helm "2"'],
    [["exec", "--helm"], 'helm ""'],
  ];
  for (const [args, named] of refused) {
    assertThrows(() => parseCommandLine(args), UsageError, named);
  }
});
