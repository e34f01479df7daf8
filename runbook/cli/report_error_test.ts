import { assertEquals, assertMatch } from "@std/assert";
import { CheckError, ConfigError, InterruptedError, UsageError } from "../errors/mod.ts";
import { reportError } from "./report_error.ts";

Deno.test("report: sentence, place and remedy stand on a line each", () => {
  const error = new ConfigError("Cannot use address", {
    place: { file: "config/runbook.yaml", line: 3, column: 10 },
    remedy: "Mend it, then:\ndeno task resume",
  });
  assertEquals(
    reportError(error).text,
    [
      "error: Cannot use address",
      "  at config/runbook.yaml:3:10",
      "  Mend it, then:",
      "  deno task resume",
      "",
    ].join("\n"),
  );
});

Deno.test("report: an error without place and remedy is its sentence", () => {
  assertEquals(reportError(new CheckError("No")).text, "error: No\n");
});

Deno.test("report: a terminal obeys nothing that is quoted in an error", () => {
  assertEquals(
    reportError(new UsageError('Cannot use "\x1b[2J\x07\u202e\u009b"')).text,
    'error: Cannot use "\\u001b[2J\\u0007\\u202e\\u009b"\n',
  );
});

Deno.test("report: the class of an error decides the exit code", () => {
  assertEquals(reportError(new CheckError("")).exitCode, 1);
  assertEquals(reportError(new UsageError("")).exitCode, 2);
  assertEquals(reportError(new InterruptedError("")).exitCode, 130);
});

Deno.test("report: anything else is a bug and shows where it came from", () => {
  const report = reportError(new TypeError("x is not a function"));
  assertMatch(report.text, /^TypeError: x is not a function\n +at .*report_error_test\.ts/);
  assertMatch(report.text, /This is a bug of the runbook\n$/);
  assertEquals(report.exitCode, 70);
  assertEquals(reportError("thrown text").text, "thrown text\nThis is a bug of the runbook\n");
});
