import { assertEquals, assertNotEquals } from "@std/assert";
import { pageLines } from "./page_lines.ts";

const PAGE = `\
## Two pods

✔ **Passed** in 7.4 s, begun 23 November 2026, 21:37 UTC

\`\`\`console
$ kubectl logs demo-5dc45cc988-2dx9s \\
  --namespace default
started at 21:38
\`\`\`

- ✔ both are ready (7 looks, 2.5 s)
`;

const changed = (what: string, by: string) => pageLines(PAGE.replace(what, by));

Deno.test("page lines: times, outputs and made-up names do not count", () => {
  assertEquals(changed("7.4 s, begun 23", "1 m 02 s, begun 24"), pageLines(PAGE));
  assertEquals(changed("started at 21:38", "started at\nlast"), pageLines(PAGE));
  assertEquals(changed("5dc45cc988-2dx9s", "fb6767dd-l45kq"), pageLines(PAGE));
  assertEquals(changed(" (7 looks, 2.5 s)", ""), pageLines(PAGE));
  assertEquals(
    changed("```console", "? Before that: interrupted, begun at noon\n\n```console"),
    pageLines(PAGE),
  );
});

Deno.test("page lines: an output that is folded, or that came on standard error, does not count", () => {
  const text = "```text\nand\nso on\n```\n\n";
  const rest = `<details>\n<summary>2 more lines</summary>\n\n${text}</details>\n\n`;
  assertEquals(changed("- ✔", `${rest}- ✔`), pageLines(PAGE));
  assertEquals(changed("- ✔", `${rest}${text}- ✔`), pageLines(PAGE));
  assertEquals(changed("- ✔", `To standard error it wrote:\n\n${text}- ✔`), pageLines(PAGE));
});

Deno.test("page lines: headings, commands to their last line, and verdicts count", () => {
  for (const word of ["Two", "✔ **Passed**", "logs demo", "--namespace", "- ✔", "both"]) {
    assertNotEquals(changed(word, "other"), pageLines(PAGE), word);
  }
});
