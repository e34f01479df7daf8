import { assertEquals } from "@std/assert";
import { differences } from "./differences.ts";

Deno.test("differences: none where all that is wanted is there", () => {
  const wanted = { spec: { replicas: 3, template: { spec: { containers: [{ name: "web" }] } } } };
  const actual = {
    metadata: { uid: "added by the server" },
    spec: {
      replicas: 3,
      template: {
        spec: {
          restartPolicy: "Always",
          containers: [{ name: "injected" }, { name: "web", imagePullPolicy: "Always" }],
        },
      },
    },
    status: { replicas: 3 },
  };
  assertEquals(differences(wanted, actual), []);
});

Deno.test("differences: another value is shown beside the wanted one", () => {
  assertEquals(differences({ spec: { replicas: 3 } }, { spec: { replicas: 1 } }), [
    "spec.replicas: 3, is 1",
  ]);
  assertEquals(differences({ port: 80 }, { port: "80" }), ['port: 80, is "80"']);
});

Deno.test("differences: what is missing is told with its path", () => {
  const key = "app.kubernetes.io/part-of";
  assertEquals(differences({ metadata: { labels: { [key]: "us", app: "demo" } } }, {}), [
    `metadata: {"labels":{"${key}":"us","app":"demo"}}, is not there`,
  ]);
  assertEquals(
    differences({ metadata: { labels: { [key]: "us" } } }, { metadata: { labels: {} } }),
    [
      `metadata.labels["${key}"]: "us", is not there`,
    ],
  );
});

Deno.test("differences: named items are compared by name, wherever they stand", () => {
  const wanted = { containers: [{ name: "a", image: "one" }, { name: "b", image: "two" }] };
  const actual = { containers: [{ name: "b", image: "two" }, { name: "a", image: "other" }] };
  assertEquals(differences(wanted, actual), ['containers[a].image: "one", is "other"']);
  assertEquals(differences({ containers: [{ name: "c" }] }, actual), [
    'containers[c]: {"name":"c"}, is not there',
  ]);
});

Deno.test("differences: other lists are compared item by item, and in length", () => {
  const rules = (...hosts: readonly string[]) => ({ rules: hosts.map((host) => ({ host })) });
  assertEquals(differences(rules("a", "b"), rules("a", "c")), ['rules[1].host: "b", is "c"']);
  assertEquals(differences(rules("a", "b"), rules("a")), [
    'rules[1]: {"host":"b"}, is not there',
  ]);
  assertEquals(differences(rules("a"), rules("a", "b")), ["rules: 1 in number, is 2"]);
});

Deno.test("differences: what is wanted empty may be left out, what is not may not", () => {
  assertEquals(differences({ a: {}, b: [], c: null }, {}), []);
  assertEquals(differences({ a: {}, b: [], c: "" }, { a: 1, b: [1] }), [
    "a: {}, is 1",
    "b: 0 in number, is 1",
    'c: "", is not there',
  ]);
});
