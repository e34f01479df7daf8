import { assert, assertEquals } from "@std/assert";
import { width } from "./width.ts";
import { type Doing, waitingLine } from "./waiting_line.ts";

const PODS: Doing = {
  type: "waiting",
  label: "three echo pods are Ready",
  last: "1 of 3 ready",
  within: 300_000,
};
const OPTIONS = { mark: "⠼", elapsed: 12_400, usual: { duration: 20_000, recorded: false } };

Deno.test("waiting line: what matters less is left out first", () => {
  const shown = [120, 84, 70, 60, 48, 36, 20].map((columns) =>
    waitingLine(PODS, { ...OPTIONS, columns })
  );
  assertEquals(shown, [
    "⠼ waiting for: three echo pods are Ready — 1 of 3 ready · 12 s, usually 20 s, at most 5 m 00 s",
    "⠼ waiting for: three echo pods are Ready — 1 of 3 ready · 12 s, usually 20 s",
    "⠼ three echo pods are Ready — 1 of 3 ready · 12 s, usually 20 s",
    "⠼ three echo pods are Ready — 1 of 3 ready · 12 s",
    "⠼ three echo pods are Rea… — 1 of 3 ready · 12 s",
    "⠼ three echo pods are Ready · 12 s",
    "⠼ three echo… · 12 s",
  ]);
});

Deno.test("waiting line: it fits, and says the time, at any width and of anything", () => {
  const texts = ["", "ok", "日本語".repeat(30), "a\tb\nc", "\u001b[2J", "x".repeat(300)];
  for (const label of texts) {
    for (const last of texts) {
      for (let columns = 20; columns < 130; columns++) {
        const doing = { ...PODS, label, last };
        const line = waitingLine(doing, { ...OPTIONS, columns });
        assert(width(line) <= columns && line.includes(" · 12 s"), line);
        assert(!/\p{Cc}/u.test(line), line);
      }
    }
  }
});

Deno.test("waiting line: a command stands in one line, its time is known from the recording", () => {
  const line = waitingLine(
    { type: "running", label: "helm upgrade \\\n    --install metallb", last: "" },
    { ...OPTIONS, usual: { duration: 65_000, recorded: true }, columns: Infinity },
  );
  assertEquals(line, "⠼ running: helm upgrade --install metallb · 12 s, 1 m 05 s when recorded");
});

Deno.test("waiting line: what is usually there at once is said to be so", () => {
  const line = waitingLine(PODS, {
    ...OPTIONS,
    usual: { duration: 12, recorded: false },
    columns: 80,
  });
  assert(line.endsWith("12 s, usually less than 1 s"), line);
});
