import { assertEquals, assertInstanceOf, assertRejects, assertStringIncludes } from "@std/assert";
import { ConfigError, RunbookError, UsageError } from "../errors/mod.ts";
import type { Definition } from "./definition.ts";
import { ipv4Range } from "./ipv4.ts";
import { type LoadedSettings, loadSettings } from "./load.ts";
import { kubernetesName } from "./names.ts";
import { group, list, optional, type ValueOf } from "./schema.ts";
import { duration, integer } from "./values.ts";

const schema = group({
  name: kubernetesName(),
  pool: optional(list(ipv4Range())),
  echo: group({ replicas: integer(1, 50), requests: integer(1, 100), wait: duration() }),
});

type Settings = ValueOf<typeof schema> & { readonly chart: string };

const definition: Definition<typeof schema.fields, "chart", Settings> = {
  schema,
  rules: [{
    about: ["echo.requests", "echo.replicas"],
    complaint: ({ echo }) =>
      echo.requests < echo.replicas
        ? `${echo.requests} requests are fewer than ${echo.replicas} replicas, expected more`
        : undefined,
  }],
  documents: { chart: "config/chart.yaml" },
  complete: (given, { chart }) => ({ ...given, pool: given.pool ?? ["10.0.0.1/32"], chart }),
};

const shipped = `
name: demo
echo:
  replicas: 3
  requests: 30
  wait: 5m
`;

interface Given {
  readonly shipped?: string;
  readonly chart?: string;
  readonly own?: string;
  readonly overrides?: readonly string[];
}

function load(given: Given = {}): Promise<LoadedSettings<Settings>> {
  const files: Record<string, string | undefined> = {
    "/lab/config/runbook.yaml": given.shipped ?? shipped,
    "/lab/config/chart.yaml": given.chart ?? "count: ${echo.replicas}\n",
    "own.yaml": given.own,
  };
  return loadSettings(definition, {
    root: "/lab",
    overrides: given.overrides ?? [],
    ...(given.own === undefined ? {} : { file: "own.yaml" }),
    read: async (path) => {
      const text = files[path];
      return text === undefined ? await Deno.readTextFile("/no/such/file") : text;
    },
  });
}

/** What a person reads of the error that loading ends with: place and message. */
async function refusal(given: Given): Promise<{ error: RunbookError; message: string }> {
  const error = await assertRejects(() => load(given), RunbookError);
  const { file, line, column } = error.place ?? {};
  const place = [file, line, column].filter((part) => part !== undefined).join(":");
  return { error, message: place === "" ? error.message : `${place} ${error.message}` };
}

Deno.test("settings: the shipped file alone is enough", async () => {
  assertEquals((await load()).settings, {
    name: "demo",
    pool: ["10.0.0.1/32"],
    echo: { replicas: 3, requests: 30, wait: "5m" },
    chart: "count: 3\n",
  });
});

Deno.test("settings: the own file wins over the shipped one, --set over both, the last --set most", async () => {
  const { settings, sources } = await load({
    own: "pool: [10.0.0.0/24]\necho: {replicas: 4, wait: 1m}\n",
    overrides: ["echo.replicas=5", "echo.replicas=6"],
  });
  assertEquals(settings, {
    name: "demo",
    pool: ["10.0.0.0/24"],
    echo: { replicas: 6, requests: 30, wait: "1m" },
    chart: "count: 6\n",
  });
  assertEquals(sources, [
    "config/runbook.yaml",
    "own.yaml",
    "--set echo.replicas=5",
    "--set echo.replicas=6",
    "config/chart.yaml",
  ]);
});

Deno.test("settings: each value tells where it comes from", async () => {
  const { origins } = await load({ own: "echo:\n  wait: 1m\n", overrides: ["name=other"] });
  assertEquals(origins, [
    { key: "name", value: "other", origin: "--set" },
    { key: "pool", value: ["10.0.0.1/32"], origin: "derived" },
    { key: "echo.replicas", value: 3, origin: "config/runbook.yaml:4" },
    { key: "echo.requests", value: 30, origin: "config/runbook.yaml:5" },
    { key: "echo.wait", value: "1m", origin: "own.yaml:2" },
  ]);
});

Deno.test("settings: a list of --set may stand in brackets, as in a file", async () => {
  const pool = ["10.1.0.1/32", "10.1.0.2/32"];
  const { settings } = await load({ overrides: ["pool=[10.1.0.1/32, 10.1.0.2/32]"] });
  assertEquals(settings.pool, pool);
  assertEquals((await load({ overrides: ["pool=[]"] })).settings.pool, []);
});

Deno.test("settings: a single value where a list belongs is shown as a list", async () => {
  const error = await assertRejects(() => load({ own: "pool: 10.0.0.0/24\n" }), ConfigError);
  assertStringIncludes(error.message, 'it is "10.0.0.0/24", expected a list: [10.0.0.0/24]');
});

Deno.test("settings: of a text that is half a file only the beginning is shown", async () => {
  const own = `name: "${"all that follows ".repeat(100)}"\n`;
  const error = await assertRejects(() => load({ own }), ConfigError);
  assertStringIncludes(
    error.message,
    'it is "all that follows all that follows all th" and so on, ',
  );
  assertStringIncludes(error.message, "1700 characters, expected up to 63 lower-case letters");
});

Deno.test("settings: a list of --set is separated by commas and replaces the whole list", async () => {
  const own = "pool: [10.0.0.0/24]\n";
  const { settings } = await load({ own, overrides: ["pool=10.1.0.1/32, 10.1.0.2/32"] });
  assertEquals(settings.pool, ["10.1.0.1/32", "10.1.0.2/32"]);
});

Deno.test("settings: an emptied value that may be left out is derived again", async () => {
  const { settings, origins } = await load({ own: "pool: [10.0.0.0/24]\n", overrides: ["pool="] });
  assertEquals(settings.pool, ["10.0.0.1/32"]);
  assertEquals(origins.find(({ key }) => key === "pool")?.origin, "derived");
});

Deno.test("settings: a file with nothing but comments changes nothing", async () => {
  const { settings } = await load({ own: "# all of it\necho:\n  # replicas: 5\n" });
  assertEquals(settings, (await load()).settings);
});

Deno.test("settings: broken YAML is located by line and column", async () => {
  const { error, message } = await refusal({ own: "name: demo\necho: [1\nname2: x\n" });
  assertInstanceOf(error, ConfigError);
  assertEquals(error.place?.file, "own.yaml");
  assertEquals(typeof error.place?.line, "number");
  assertEquals(typeof error.place?.column, "number");
  assertStringIncludes(message, 'Cannot read the settings file "own.yaml"');
});

Deno.test("settings: a key given twice is refused", async () => {
  const { error } = await refusal({ own: "name: one\nname: two\n" });
  assertEquals(error.exitCode, 3);
  assertEquals(error.place?.line, 2);
});

Deno.test("settings: a file that is not there is named", async () => {
  const error = await assertRejects(
    () =>
      loadSettings(definition, {
        root: "/lab",
        overrides: [],
        read: () => Deno.readTextFile("/no/such/file"),
      }),
    ConfigError,
  );
  assertEquals(
    error.message,
    'Cannot read the settings file "config/runbook.yaml": there is no such file, ' +
      "expected a readable file",
  );
});

Deno.test("settings: a wrong value is refused at its place, with what is allowed", async () => {
  assertEquals(
    (await refusal({ own: "echo:\n  replicas: three\n" })).message,
    'own.yaml:2:13 Cannot use the setting "echo.replicas": it is "three", ' +
      "expected a whole number from 1 to 50",
  );
});

Deno.test("settings: a wrong item of a list is refused at its own place", async () => {
  assertEquals(
    (await refusal({ own: "pool:\n  - 10.0.0.1/32\n  - 10.0.0.2\n" })).message,
    'own.yaml:3:5 Cannot use the setting "pool.1": it is "10.0.0.2", expected ' +
      "a range of IPv4 addresses such as 192.168.1.240/28 or 192.168.1.240-192.168.1.250",
  );
});

Deno.test("settings: a name that YAML takes for a number needs quotes", async () => {
  assertStringIncludes(
    (await refusal({ own: "name: 2024\n" })).message,
    'own.yaml:1:7 Cannot use the setting "name": it is the number 2024, expected',
  );
  assertEquals((await load({ own: 'name: "2024"\n' })).settings.name, "2024");
  assertEquals((await load({ own: "name: 2024-01-01\n" })).settings.name, "2024-01-01");
  assertEquals((await load({ overrides: ["name=2024"] })).settings.name, "2024");
});

Deno.test("settings: an unknown key is refused with the one that was probably meant", async () => {
  assertEquals(
    (await refusal({ own: "echo:\n  replica: 3\n" })).message,
    'own.yaml:2:3 Cannot use the setting "echo.replica": there is no such setting, ' +
      'did you mean "replicas"?',
  );
  assertEquals(
    (await refusal({ own: "colour: red\n" })).message,
    'own.yaml:1:1 Cannot use the setting "colour": there is no such setting, ' +
      "expected one of name, pool, echo",
  );
});

Deno.test("settings: names that every object has are unknown, too", async () => {
  for (const name of ["__proto__", "constructor", "toString"]) {
    const { message } = await refusal({ own: `${name}: {x: 1}\n` });
    assertStringIncludes(message, `"${name}": there is no such setting`);
  }
});

Deno.test("settings: a value where settings are grouped, and the other way round", async () => {
  assertEquals(
    (await refusal({ own: "echo: 3\n" })).message,
    'own.yaml:1:7 Cannot use the setting "echo": it is the number 3, ' +
      "expected one of replicas, requests, wait below it",
  );
  assertStringIncludes(
    (await refusal({ own: "name: {first: a}\n" })).message,
    '"name": it is a group of settings, expected',
  );
  const list = "Cannot use the settings: it is a list, expected one of name, pool, echo below it";
  assertEquals((await refusal({ own: "- a\n" })).message, `own.yaml ${list}`);
  assertEquals((await refusal({ shipped: "- a\n" })).message, `config/runbook.yaml ${list}`);
});

Deno.test("settings: what the shipped file leaves out is missing, told once", async () => {
  const withoutWait = shipped.replace("  wait: 5m\n", "");
  assertEquals(
    (await refusal({ shipped: withoutWait })).message,
    'config/runbook.yaml:3:1 Cannot use the setting "echo.wait": it is missing, ' +
      "expected a duration with its unit such as 90s, 5m or 1h",
  );
  assertStringIncludes(
    (await refusal({ shipped: shipped.replace("wait:", "wiat:") })).message,
    'config/runbook.yaml:6:3 Cannot use the setting "echo.wiat": there is no such setting, ' +
      'did you mean "wait"?',
  );
});

Deno.test("settings: a --set that is none, unknown, a group or wrong is a usage error", async () => {
  const expected = {
    "replicas": "Cannot use --set replicas: expected key=value",
    "ecko.replicas=3":
      'Cannot use --set ecko.replicas=3: there is no such setting, did you mean "echo.replicas"?',
    "echo=3": "Cannot use --set echo=3: it holds several settings, " +
      "expected one of echo.replicas, echo.requests, echo.wait",
    "echo.replicas=many":
      'Cannot use --set echo.replicas=many: it is "many", expected a whole number from 1 to 50',
    "echo.replicas=": 'Cannot use --set echo.replicas=: it is "", ' +
      "expected a whole number from 1 to 50",
    "name=a; rm -rf x":
      'Cannot use --set name=a; rm -rf x: it is "a; rm -rf x", expected up to 63 lower-case ' +
      "letters, digits and dashes, with no dash at either end",
  };
  for (const [override, message] of Object.entries(expected)) {
    const refused = await refusal({ overrides: [override] });
    assertInstanceOf(refused.error, UsageError);
    assertEquals(refused.message, message);
  }
});

Deno.test("settings: a broken rule is blamed on what was said last", async () => {
  const problem = "30 requests are fewer than 40 replicas, expected more";
  assertEquals(
    (await refusal({ shipped: shipped.replace("replicas: 3", "replicas: 40") })).message,
    `config/runbook.yaml:5:13 Cannot use the setting "echo.requests": ${problem}`,
  );
  assertEquals(
    (await refusal({ own: "echo:\n  replicas: 40\n" })).message,
    `own.yaml:2:13 Cannot use the setting "echo.replicas": ${problem}`,
  );
  const bySet = await refusal({ overrides: ["echo.replicas=40"] });
  assertInstanceOf(bySet.error, UsageError);
  assertEquals(bySet.message, `Cannot use --set echo.replicas=40: ${problem}`);
});

Deno.test("settings: a document keeps its comments and gets the values it asks for", async () => {
  const chart = "# ${name} has $name\nhost: ${name}-${echo.wait}\n";
  assertEquals((await load({ chart })).settings.chart, "# demo has $name\nhost: demo-5m\n");
});

Deno.test("settings: a document asks only for single values that there are", async () => {
  assertEquals(
    (await refusal({ chart: "count: 3\nhost: a-${nmae}\n" })).message,
    'config/chart.yaml:2:9 Cannot use the setting "nmae": there is no such setting, ' +
      'did you mean "name"?',
  );
  assertStringIncludes(
    (await refusal({ chart: "pool: ${pool}\n" })).message,
    'config/chart.yaml:1:7 Cannot use the setting "pool": there is no such setting',
  );
});

Deno.test("settings: a document must be YAML once it is filled", async () => {
  const { error, message } = await refusal({ chart: "a: 1\nb: [${name}\n" });
  assertInstanceOf(error, ConfigError);
  assertStringIncludes(message, 'Cannot read the settings file "config/chart.yaml"');
});

Deno.test("settings: a rule waits until the settings it compares are right", async () => {
  const own = "echo:\n  replicas: 40\n  wait: 5\n";
  assertStringIncludes((await refusal({ own })).message, 'setting "echo.wait": it is the number 5');
});

Deno.test("settings: all mistakes of all sources are told at once", async () => {
  const { error, message } = await refusal({
    shipped: shipped.replace("name: demo", "name: Demo"),
    own: "pool: [10.0.0.300/32]\nnmae: other\n",
    overrides: ["echo.replicas=40", "poool=x"],
  });
  assertInstanceOf(error, ConfigError);
  assertEquals(
    message,
    `Cannot use the settings: there are 5 mistakes
  config/runbook.yaml:2:7: "name": it is "Demo", expected up to 63 lower-case letters, digits and dashes, with no dash at either end
  own.yaml:1:8: "pool.0": it is "10.0.0.300/32", expected a range of IPv4 addresses such as 192.168.1.240/28 or 192.168.1.240-192.168.1.250
  own.yaml:2:1: "nmae": there is no such setting, did you mean "name"?
  --set poool=x: "poool": there is no such setting, did you mean "pool"?
  --set echo.replicas=40: "echo.replicas": 30 requests are fewer than 40 replicas, expected more`,
  );
});
