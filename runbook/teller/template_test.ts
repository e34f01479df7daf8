import { assertEquals } from "@std/assert";
import { commandText, proseText } from "./template.ts";

/** Calls a tag's function the way JavaScript calls a tag. */
function command(strings: TemplateStringsArray, ...holes: Parameters<typeof commandText>[1]) {
  return commandText(
    strings,
    holes,
    (word) => /^[\w./-]+$/.test(`${word}`) ? `${word}` : `'${word}'`,
  );
}

function prose(strings: TemplateStringsArray, ...holes: (string | number)[]) {
  return proseText(strings, holes);
}

Deno.test("template: a line break in a command goes on with the same command", () => {
  assertEquals(
    command`
      helm upgrade --install
        --wait   metallb
      chart
    `,
    "helm upgrade --install \\\n  --wait   metallb \\\n  chart",
  );
});

Deno.test("template: a hole of a command is one word, quoted where it must be", () => {
  assertEquals(command`echo ${"a b"} ${"c"} ${3}`, "echo 'a b' c 3");
});

Deno.test("template: words with line breaks of their own are left as they are", () => {
  assertEquals(command`echo ${"a\n  b"} end`, "echo 'a\n  b' end");
});

Deno.test("template: a list is one word for each item, a file its name", () => {
  assertEquals(
    command`kubectl ${["get", "a b", 2]} -f ${{ name: "demo.yaml" }}`,
    "kubectl get 'a b' 2 -f demo.yaml",
  );
});

Deno.test("template: an empty list leaves no trace, wherever it stands", () => {
  assertEquals(command`helm ${[]} list`, "helm list");
  assertEquals(command`helm list ${[]}`, "helm list");
  assertEquals(
    command`
      helm list
      ${[]} --all
      ${[]}
    `,
    "helm list --all",
  );
});

Deno.test("template: an empty word stays a word", () => {
  assertEquals(
    commandText(["echo ", " end"], [""], (word) => `'${word}'`),
    "echo '' end",
  );
});

Deno.test("template: prose loses the code's indentation and keeps its own", () => {
  assertEquals(
    prose`
      First, with \`code\`:

      - item ${1}
        goes on
    `,
    "First, with `code`:\n\n- item 1\n  goes on",
  );
});

Deno.test("template: what fills a hole of prose does not change how the rest is set", () => {
  assertEquals(
    prose`
      Before
      ${"one\ntwo"}
      after
    `,
    "Before\none\ntwo\nafter",
  );
});
