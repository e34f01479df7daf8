import { assert, assertEquals } from "@std/assert";
import { FORMAT_IDS } from "../../runbook/formats/mod.ts";
import type { Json } from "../../runbook/json/mod.ts";
import { kubeconfigFor, serveApi } from "../../runbook/testdata/mod.ts";
import { ROOT, Scene } from "../command_line/scene.ts";
import { taskCommand } from "../command_line/task.ts";
import { filesIn, found, NEEDLES, SECRETS } from "./secrets.ts";
import { assertTallied } from "./tally.ts";

const RUNBOOK = "tests/faults/testdata/leaking.ts";
/** Stands where a secret stood. */
const MASK = "‹masked›";

/** Everything at once, in a sentence of the cluster's. */
const SENTENCE = `it says ${Object.values(SECRETS).join(" and ")} so`;

/** A cluster that keeps Secrets, and whose objects, events and pods tell them. */
function leakingCluster() {
  const core = "/api/v1/namespaces/default";
  const selector = { app: "demo" };
  const bodies: Readonly<Record<string, Json>> = {
    "/version": { major: "1", minor: "35", gitVersion: "v1.35.4" },
    "/api/v1": { resources: [{ name: "services", kind: "Service", namespaced: true, verbs: [] }] },
    "/api/v1/nodes": { items: [] },
    "/api/v1/namespaces/kube-system": { metadata: { name: "kube-system", uid: "c1" } },
    [`${core}/secrets`]: {
      items: [{
        metadata: { name: "kept" },
        data: {
          password: encoded(SECRETS.passwordInCluster),
          lines: encoded(SECRETS.linesInCluster),
        },
      }],
    },
    [`${core}/services/demo`]: {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: "demo" },
      spec: { selector },
      status: { conditions: [{ type: "Ready", status: "False", reason: "No", message: SENTENCE }] },
    },
    [`${core}/events`]: {
      items: [{
        metadata: {},
        type: "Warning",
        reason: "No",
        message: SENTENCE,
        involvedObject: {},
      }],
    },
    [`${core}/pods`]: { items: [crashingPod()] },
    [`${core}/pods/demo-1/log`]: SENTENCE,
  };
  return serveApi(
    Object.fromEntries(Object.entries(bodies).map(([path, body]) => [path, { body }])),
  );
}

function crashingPod(): Json {
  return {
    metadata: { name: "demo-1", namespace: "default" },
    spec: { nodeName: "node1", containers: [] },
    status: {
      phase: "Running",
      conditions: [{ type: "Ready", status: "False", message: SENTENCE }],
      containerStatuses: [{
        name: "demo",
        image: "demo:1",
        ready: false,
        restartCount: 3,
        state: { waiting: { reason: "CrashLoopBackOff", message: SENTENCE } },
        lastState: { terminated: { exitCode: 1, reason: "Error", message: SENTENCE } },
      }],
    },
  };
}

function encoded(text: string): string {
  return new TextEncoder().encode(text).toBase64();
}

Deno.test("secrets: however they are told, they are found nowhere", async () => {
  await using cluster = await leakingCluster();
  using scene = new Scene();
  const user = { token: SECRETS.token, "client-key-data": encoded(SECRETS.clientKey) };
  const kubeconfig = scene.file("kubeconfig", JSON.stringify(kubeconfigFor(cluster.port, user)));
  const leak = Deno.readTextFileSync(new URL("testdata/leak.py", import.meta.url));
  scene.file("bin/leak", leak, 0o755);
  const call = (...words: readonly string[]) => {
    const command = [...taskCommand(ROOT, words[0]).slice(0, -1), RUNBOOK];
    return scene.program(command, words).env({
      KUBECONFIG: kubeconfig,
      PATH: `${scene.path}/bin:${Deno.env.get("PATH")}`,
      LISTED: SECRETS.listed,
      MENDED: `${scene.path}/mended`,
      SECRETS: scene.file("secrets.json", JSON.stringify(SECRETS)),
    });
  };

  let tried = 0;
  const assertDiscreet = (where: string, text: string, tells: boolean) => {
    assertEquals(found(text), [], where);
    if (tells) assert(text.includes(MASK), `${where} tells of nothing`);
    tried += NEEDLES.length;
  };
  const says = async (tells: boolean, code: number, ...words: readonly string[]) => {
    const { stdout, stderr } = await call(...words).warns("...").exits(code);
    assertDiscreet(words.join(" "), stdout, tells);
    assertDiscreet(words.join(" "), stderr, false);
  };
  await says(true, 1, "run", "--yes");
  await says(true, 1, "run", "--yes", "--verbose");
  await says(true, 1, "run", "--yes", "--json");
  await says(true, 1, "resume");
  await says(false, 0, "status");
  scene.file("mended", "");
  await says(false, 0, "resume");
  await says(false, 0, "verify");
  await says(false, 0, "verify", "--json");
  const kept = [...filesIn(scene.home)];
  for (const { path, text } of kept) {
    // The file that a command reads is as the step wrote it; that it is private is judged below.
    if (path.endsWith("/files/password.txt")) continue;
    assertDiscreet(
      path.slice(scene.home.length),
      text,
      /journal\.jsonl|printing|\/output\//.test(path),
    );
  }
  for (const type of ["gathered", "diagnosis", "learned", "file", "prose"]) {
    const telling = new RegExp(`"type":"${type}".*${MASK}`);
    assert(kept.some(({ text }) => telling.test(text)), `no event ${type} tells of anything`);
  }
  for (const format of FORMAT_IDS) {
    assert(kept.some(({ path }) => path.includes(`/pages/${format}/`)), format);
  }
  for (const run of scene.runs()) {
    const inside = kept.filter(({ path }) => path.includes(`/.runbook/runs/${run}/`));
    // Nobody else gets into the folder, whatever the modes of an empty file of settings in it.
    const told = inside.filter(({ path }) => !path.endsWith("/curl/.curlrc"));
    assert(told.some(({ path }) => path.includes("/output/")));
    for (const { path, modes } of told) assertEquals(modes, [0o600, 0o700], path);
    assertEquals((Deno.statSync(`${scene.home}/.runbook/runs/${run}`).mode ?? 0) & 0o777, 0o700);
  }
  assertTallied("10-everywhere", {
    part: "secrets",
    fault:
      "Tokens, keys, values of Secrets and listed words are printed, shown, learned, gathered " +
      "and told in errors: whole, in pieces, by the line, in base64, URLs, JSON and shell words",
    place: "machine",
    outcome: "found in no journal, long output, transcript, page of any format, screen or --json",
    tried,
    lost: 0,
  });
});
