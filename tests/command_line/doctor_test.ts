import { assertEquals, assertStringIncludes } from "@std/assert";
import { readJournal } from "../../runbook/journal/mod.ts";
import { closedPort, kubeconfigFor } from "./api_server.ts";
import { Patient } from "./patient.ts";
import { Scene } from "./scene.ts";

Deno.test("doctor: says that nothing stands in the way, and leaves no trace", async () => {
  await using patient = new Patient();
  await patient.call("doctor").prints(`
    context  homelab
    server   http://127.0.0.1:<_:int> (Kubernetes v1.35.4)
    nodes    node1 (192.168.1.11)
    tools    homectl v1.35.4

    one
      ✔ network is as it should be
      ✔ advice is as it should be

    two
      ✔ stranger is as it should be
      ✔ power is as it should be

    ✔ 4 as needed
    Each was looked at once, for at most 20 s. Nothing was changed.

    Nothing stands in the way. Go on with: deno task run
  `);
  assertEquals(patient.left(), []);
});

Deno.test("doctor: names what is not so, with its mend, and how to pass over it", async () => {
  await using patient = new Patient();
  const wrong = ["network", "advice", "stranger"].flatMap((id) => ["--set", id]);
  await patient.call("doctor", ...wrong).exits(1).prints(`
    ...
    one
      ✘ not so: network is as it should be (network)
          network is broken
          To mend it: mend network
      ! not so: advice is as it should be (advice)
          advice is broken
          To mend it: mend advice

    two
      ✘ not so: stranger is as it should be (stranger)
          stranger is broken
          To mend it: mend stranger
      ✔ power is as it should be

    ✔ 1 as needed, ✘ 2 in the way, ! 1 hint
    Each was looked at once, for at most 20 s. Nothing was changed.

    Mend what stands in the way, then look again: deno task doctor ...
    If you know better: deno task run ... --skip-checks network
  `);
  assertEquals(patient.left(), []);
});

Deno.test("doctor: what to say next names the same steps, cluster and settings", async () => {
  await using patient = new Patient();
  const said = ["--from", "two", "--context", "homelab"];
  const again = "--from two --context homelab";
  const fine = await patient.call("doctor", ...said, "--set", "nothing of note");
  assertEquals(
    fine.stdout.trimEnd().split("\n").at(-1),
    `Nothing stands in the way. Go on with: deno task run ${again} --set 'nothing of note'`,
  );
  const { stdout } = await patient.call("doctor", ...said, "--set", "power").exits(1);
  assertEquals(stdout.trimEnd().split("\n").slice(-2), [
    `Mend what stands in the way, then look again: deno task doctor ${again} --set power`,
    `If you know better: deno task run ${again} --set power --skip-checks power`,
  ]);
});

Deno.test("doctor: a hint stops nobody", async () => {
  await using patient = new Patient();
  const { stdout } = await patient.call("doctor", "one", "--set", "advice");
  assertStringIncludes(stdout, "✔ 1 as needed, ! 1 hint\n");
  assertStringIncludes(stdout, "Nothing stands in the way.");
});

Deno.test("doctor: is coloured where that is asked for", async () => {
  await using patient = new Patient();
  const doctor = (env: Readonly<Record<string, string>>) =>
    patient.call("doctor", "one", "--set", "advice").env(env);
  const { stdout } = await doctor({ FORCE_COLOR: "1" });
  assertStringIncludes(stdout, "\u001b[1mone\u001b[22m\n  \u001b[32m✔\u001b[39m network is");
  assertStringIncludes(stdout, "\n  \u001b[33m!\u001b[39m not so: advice is");
  assertStringIncludes(
    stdout,
    "\n\u001b[32m✔\u001b[39m 1 as needed, \u001b[33m!\u001b[39m 1 hint\n",
  );
  for (const env of [{}, { NO_COLOR: "1" }]) {
    assertEquals((await doctor(env)).stdout.includes("\u001b"), false);
  }
});

Deno.test("doctor: tells programs the same as JSON", async () => {
  await using patient = new Patient();
  const { stdout } = await patient.call("doctor", "2", "--json", "--set", "power").exits(1);
  const { target, tools, findings, summary } = JSON.parse(stdout);
  assertEquals([target.context, target.version], ["homelab", "v1.35.4"]);
  assertEquals(tools, { homectl: "v1.35.4" });
  assertEquals(findings.at(-1), {
    step: "two",
    id: "power",
    title: "power is as it should be",
    gates: true,
    verdict: "no",
    remedy: "mend power",
    message: "power is broken",
  });
  assertEquals(summary, { fine: 2, stops: 1, hints: 0, unknown: 0 });
});

Deno.test("doctor: where the cluster leaves it open, that is said, with exit code 4", async () => {
  await using patient = new Patient();
  const { stdout } = await patient.call("doctor", "one", "--set", "silence").exits(4);
  assertStringIncludes(stdout, "? not known: network is as it should be (network)");
  assertStringIncludes(stdout, "✔ 0 as needed, ? 2 not known\n");
});

Deno.test("doctor: a program that is missing is named, and the rest looked at", async () => {
  await using patient = new Patient();
  const PATH = "/usr/bin:/bin";
  const { stdout } = await patient.call("doctor").env({ PATH }).exits(4);
  assertStringIncludes(stdout, "tools    homectl is not on PATH\n");
  assertStringIncludes(stdout, "✔ 4 as needed\n");
});

Deno.test("doctor: without a cluster, or one that answers, there is nothing to look at", async () => {
  using scene = new Scene();
  await scene.call("doctor").fails(
    4,
    `
    error: Cannot look at the cluster: none is configured, expected a kubeconfig
      Set KUBECONFIG, or make a practice cluster on this machine: deno task lab run`,
  );
  const KUBECONFIG = scene.file("kubeconfig", kubeconfigFor(closedPort()));
  await scene.call("doctor").env({ KUBECONFIG }).fails(
    4,
    `
    error: Cannot reach the cluster at http://127.0.0.1:<_:int> (context "homelab"): ...
      Start the cluster, or choose another one with --context`,
  );
  scene.isUntouched();
});

Deno.test("doctor: interrupted, it takes its copy of the credentials away", async () => {
  const silent = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  let requests = 0;
  await using patient = new Patient(() => {
    // Who the cluster is, takes three answers.
    if (++requests <= 3) return Promise.resolve();
    asked.resolve();
    return silent.promise;
  });
  const TMPDIR = `${patient.scene.path}/tmp`;
  Deno.mkdirSync(TMPDIR);
  await using child = patient.call("doctor").env({ TMPDIR }).spawn();
  await asked.promise;
  assertEquals([...Deno.readDirSync(TMPDIR)].length, 1);
  child.kill("SIGINT");
  const { code, stderr } = await child.output();
  silent.resolve();
  assertEquals(code, 130);
  assertEquals(new TextDecoder().decode(stderr), "error: The look was interrupted (SIGINT)\n");
  assertEquals([...Deno.readDirSync(TMPDIR)], []);
});

Deno.test("doctor: a step or a setting that there is not is refused before anything", async () => {
  using scene = new Scene();
  await scene.call("doctor", "ingres").fails(
    2,
    `
    error: Cannot find the step "ingres", expected one of ...
      Did you mean "ingress"?`,
  );
  const { stderr } = await scene.call("doctor", "--set", "adress=1.2.3.4").exits(2).warns("...");
  assertStringIncludes(stderr, "adress");
});

Deno.test("run: a check that is not so stops it, unless it is skipped by name", async () => {
  await using patient = new Patient();
  const run = (...words: readonly string[]) =>
    patient.call("run", "one", "--yes", "--set", "network", ...words);
  await run().exits(4).prints("...\n  network is broken\n...");
  await run("--skip-checks", "netwrk").fails(
    2,
    `
    error: Cannot skip the check "netwrk", expected one of network, advice, stranger, power
      Did you mean "network"?`,
  );
  const { stdout } = await run("--skip-checks", "network,power");
  assertStringIncludes(stdout, "Skipped, as asked with `--skip-checks network`: network is as it");
  const { state } = readJournal(patient.scene.journal());
  assertEquals(state.type === "begun" && state.header.asked.skipChecks, ["network", "power"]);
});
