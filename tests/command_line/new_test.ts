import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { OwnRoot } from "./own_root.ts";
import { Scene } from "./scene.ts";
import { taskCommand } from "./task.ts";

/** The longest names that are allowed. */
const ID = "a-dashboard-of-all-the-nodes";
const TITLE = "A Heading That Is as Long as Headings in This Runbook May Become, Just S";
const MODULE = "steps/a_dashboard_of_all_the_nodes";

Deno.test("new: a step is made that is told like the others at once", async () => {
  using root = new OwnRoot();
  using scene = new Scene(root.path);
  await scene.call("new", "dns", "--title", "A Name for Each Service").prints(`
    Made steps/dns.ts and steps/dns_test.ts; step 6 of steps/mod.ts

    It works as it is. Make it yours, and go on with:
      deno task plan dns
      deno task test steps/dns_test.ts
      deno task record...
      deno task docs:repository...
  `);
  await scene.call("list").prints(`
    1  loadbalancer ...
    ...
    6  dns                 A Name for Each Service
  `);
  await scene.call("plan", "dns").prints(`
    6. A Name for Each Service (dns)
      writes        dns.yaml
      checks        nothing of another's is in the way of dns.yaml
      changes       $ kubectl apply -f dns.yaml
      checks        the ConfigMap says what the settings say
    ...
  `);
  const { stdout } = await scene.call("run", "--rehearse");
  assertMatch(stdout, /^6\/6 A Name for Each Service$/m);
  assertMatch(stdout, /^\? not recorded$/m);
  assertMatch(
    stdout,
    /^Not in the recording, so not rehearsed: dns; on a cluster: deno task run dns$/m,
  );
  assertMatch(stdout, /^To record it: deno task record$/m);
  assertMatch(stdout, /\n\? Rehearsal not whole, since not all of it is recorded \(.*\)\n$/);
  const status = await scene.call("status");
  assertMatch(status.stdout, /^Rehearsal .*: not whole, since not all of it is recorded$/m);
  assertMatch(status.stdout, /^✔ {2}sidetrack-hostname {2}passed/m);
  assertMatch(
    status.stdout,
    /^\? {2}dns {17}not recorded.*\n.*a cluster can say: deno task run dns$/m,
  );
  assertMatch(status.stdout, /^What next, to record it: deno task record$/m);
});

Deno.test("new: what is tested of all steps is true of one more at once", async () => {
  const tests = [
    "tests/command_line/plan_test.ts",
    "tests/command_line/rehearsal_test.ts",
    "tests/rehearsal/whole_run_test.ts",
  ];
  using root = new OwnRoot(["tests/command_line", "tests/rehearsal"]);
  using scene = new Scene(root.path);
  await scene.call("new", "dns");
  const map = ["--import-map", ".runbook/imports.json"];
  await deno(root, "test", "--no-check", "-P=test", ...map, ...tests);
});

Deno.test("new: what it made is checked, formatted and tested as the project is, whatever its name", async () => {
  using root = new OwnRoot();
  using scene = new Scene(root.path);
  await scene.call("new", ID, "--title", TITLE);
  await scene.call("new", "x");
  const files = [
    "steps/mod.ts",
    `${MODULE}.ts`,
    `${MODULE}_test.ts`,
    "steps/x.ts",
    "steps/x_test.ts",
  ];
  const tests = files.filter((file) => file.endsWith("_test.ts"));
  const map = ["--import-map", ".runbook/imports.json"];
  await deno(root, "fmt", "--check", ...files);
  await deno(root, "lint", ...files);
  await deno(root, "check", "--frozen", ...map, ...files);
  const { stdout } = await deno(root, "test", "--frozen", "-P=test", ...map, ...tests);
  assertMatch(stdout, /\| 10 passed \| 0 failed/);
});

/** Has Deno read an own root, and expects that it is content. */
async function deno(root: OwnRoot, ...args: readonly string[]): Promise<{ stdout: string }> {
  const env = { NO_COLOR: "1" };
  const call = new Deno.Command(Deno.execPath(), { args: [...args], cwd: root.path, env });
  const { code, ...streams } = await call.output();
  const [stdout, stderr] = [streams.stdout, streams.stderr].map((bytes) => {
    return new TextDecoder().decode(bytes);
  });
  assertEquals(code, 0, `deno ${args.join(" ")}\n${stdout}${stderr}`);
  return { stdout: stdout ?? "" };
}

Deno.test("new: its test fails when the step is broken", async () => {
  using root = new OwnRoot();
  using scene = new Scene(root.path);
  await scene.call("new", "dns");
  const path = `${root.path}/steps/dns.ts`;
  const whole = Deno.readTextFileSync(path);
  const breaks = [
    ["kubectl apply", "kubectl create"],
    ["return { address, domain };", "return { address, domain: address };"],
    ["assertEquals(seen, entries(t.config)),\n    );", "seen,\n    );"],
    ["name: NAME, namespace: apps },\n    ]);", 'name: "other", namespace: apps },\n    ]);'],
  ] as const;
  for (const [right, wrong] of breaks) {
    assertStringIncludes(whole, right);
    Deno.writeTextFileSync(path, whole.replace(right, wrong));
    const args = ["test", "--no-check", "-P=test", "--import-map", ".runbook/imports.json"];
    const { code, stdout } = await new Deno.Command(Deno.execPath(), {
      args: [...args, "steps/dns_test.ts"],
      cwd: root.path,
      env: { NO_COLOR: "1" },
    }).output();
    assertEquals(code, 1, `${wrong}\n${new TextDecoder().decode(stdout)}`);
  }
});

const REFUSALS: readonly { words: readonly string[]; says: string }[] = [
  {
    words: ["Grafana_Dashboard"],
    says: `
      error: Cannot call a step "Grafana_Dashboard": expected small letters and digits with single ...
        For example: deno task new grafana-dashboard`,
  },
  {
    words: ["ingress"],
    says: `
      error: Cannot call a step "ingress": the name is taken (loadbalancer, ingress, ...
        For example: deno task new ingress-step`,
  },
  {
    words: ["config-map"],
    says: `
      error: Cannot call a step "config-map": the name stands for something else ...
        For example: deno task new config-map-step`,
  },
  {
    words: ["dns-test"],
    says: `
      error: Cannot call a step "dns-test": the name means something else to Deno, ...
        For example: deno task new dns-test-step`,
  },
  {
    words: ["sections"],
    says: `
      error: Cannot call a step "sections": the name is what the pages call a part of their own, ...
        For example: deno task new sections-step`,
  },
  {
    words: ["dns-holds"],
    says: `
      error: Cannot call a step "dns-holds": the name is what the pages call a part of their own, ...
        For example: deno task new dns-holds-step`,
  },
  {
    words: ["causes"],
    says: `
      error: Cannot make "steps/causes.ts": there is such a file, expected none
        Nothing was made. Choose another id, or take the file away`,
  },
  {
    words: ["dns", "--title", 'A "Name"'],
    says: `
      error: Cannot give the step "dns" the title "A \\"Name\\"": expected one line of ...`,
  },
];

Deno.test("new: where the step cannot be called so it says what is allowed, and makes nothing", async (t) => {
  using root = new OwnRoot();
  using scene = new Scene(root.path);
  const before = stepsIn(root);
  for (const { words, says } of REFUSALS) {
    await t.step(words.join(" "), async () => {
      await scene.call("new", ...words).fails(2, says);
      assertEquals(stepsIn(root), before);
    });
  }
});

Deno.test("new: a registry that is laid out otherwise is refused at its place", async () => {
  using root = new OwnRoot();
  using scene = new Scene(root.path);
  const path = `${root.path}/steps/mod.ts`;
  const text = Deno.readTextFileSync(path);
  Deno.writeTextFileSync(
    path,
    text.replace("  steps: [\n", "  steps: [...[\n").replace(
      "\n  ],\n  load",
      "\n  ]],\n  load",
    ),
  );
  const line = text.split("\n").indexOf("  steps: [") + 1;
  const before = stepsIn(root);
  await scene.call("new", "dns").fails(
    3,
    `
      error: Cannot register the step: its list is not as expected, ...
        at steps/mod.ts:${line}
        Nothing was written. ...
    `,
  );
  assertEquals(stepsIn(root), before);
});

Deno.test("new: where steps cannot be written it makes nothing", async () => {
  using root = new OwnRoot();
  using scene = new Scene(root.path);
  const words = taskCommand(root.path, "new");
  const readOnly = words.map((word) => word === "-P=new" ? "-P=look" : word);
  const before = stepsIn(root);
  await scene.program(readOnly, ["new", "dns"]).fails(
    4,
    `
      error: Cannot write "steps/dns.ts": ...
        Nothing was made. ...
    `,
  );
  assertEquals(stepsIn(root), before);
});

/** Every file of the steps' folder, and the registry's text. */
function stepsIn({ path }: OwnRoot): readonly string[] {
  const names = [...Deno.readDirSync(`${path}/steps`)].map(({ name }) => name);
  return [...names.toSorted(), Deno.readTextFileSync(`${path}/steps/mod.ts`)];
}
