import { assertEquals, assertRejects } from "@std/assert";
import { EnvironmentError } from "../errors/mod.ts";
import type { Ran } from "../world/mod.ts";
import { applied, type Runner, upgraded } from "./compare.ts";

/** A runner whose commands end so, by how they begin; an unknown one is a mistake of the test. */
function ending(answers: Readonly<Record<string, Partial<Ran>>>): Runner {
  return (text) => {
    const [, answer] = Object.entries(answers).find(([start]) => text.startsWith(start)) ?? [];
    if (answer === undefined) throw new TypeError(`Nobody asks for ${text}`);
    return Promise.resolve({
      code: 0,
      signal: null,
      timedOut: false,
      stdout: "",
      stderr: "",
      duration: 1,
      attempts: 1,
      ...answer,
    });
  };
}

const APPLY = "kubectl apply -f page.yaml";

Deno.test("compare: objects that are as wanted are the same", async () => {
  assertEquals(await applied(APPLY, ending({ "kubectl diff -f page.yaml": {} })), {
    verdict: "same",
    lines: [],
  });
});

Deno.test("compare: objects that are otherwise are named, and shown as kubectl shows them", async () => {
  const diff = `\
diff -u -N /tmp/LIVE-1/apps.v1.Deployment.default.web /tmp/MERGED-2/apps.v1.Deployment.default.web
--- /tmp/LIVE-1/apps.v1.Deployment.default.web\t2026-11-23 20:51:04 +0000
+++ /tmp/MERGED-2/apps.v1.Deployment.default.web\t2026-11-23 20:51:04 +0000
-  replicas: 3
+  replicas: 5
`;
  assertEquals(await applied(APPLY, ending({ "kubectl diff": { code: 1, stdout: diff } })), {
    verdict: "differs",
    lines: ["apps.v1.Deployment.default.web:", "-  replicas: 3", "+  replicas: 5"],
  });
});

Deno.test("compare: what builds on something that is to come is new", async () => {
  for (
    const stderr of [
      'Error from server (NotFound): namespaces "metallb-system" not found',
      'error: resource mapping not found for name: "homelab": no matches for kind "IPAddressPool"',
    ]
  ) {
    const comparison = await applied(APPLY, ending({ "kubectl diff": { code: 1, stderr } }));
    assertEquals(comparison?.verdict, "differs");
  }
});

Deno.test("compare: an answer that is none is an error with its reason", async () => {
  const stderr = "Unable to connect to the server: EOF\n";
  await assertRejects(
    () => applied(APPLY, ending({ "kubectl diff": { code: 2, stderr } })),
    EnvironmentError,
    `Cannot see what "${APPLY}" would change: Unable to connect to the server: EOF`,
  );
});

const UPGRADE = "helm upgrade --install lb metallb --repo http://charts --version 0.16.2 " +
  "--namespace network --reset-values --values lb.yaml";
const FILES = new Map([["lb.yaml", "speaker:\n  frr: { enabled: false }\n"]]);

function released(version: string, values: unknown): Runner {
  return ending({
    "helm get metadata lb --namespace network": { stdout: JSON.stringify({ version }) },
    "helm get values lb --namespace network": { stdout: JSON.stringify(values) },
  });
}

Deno.test("compare: a release of this version with these values is the same", async () => {
  const run = released("0.16.2", { speaker: { frr: { enabled: false } } });
  assertEquals((await upgraded(UPGRADE, FILES, run))?.verdict, "same");
});

Deno.test("compare: a release of another version or other values says which", async () => {
  const run = released("0.15.3", { speaker: { frr: { enabled: true } }, crds: "none" });
  assertEquals((await upgraded(UPGRADE, FILES, run))?.lines, [
    'version: "0.16.2", is "0.15.3"',
    "values.speaker.frr.enabled: false, is true",
    'values.crds: "none" would be left out',
  ]);
});

Deno.test("compare: a release that is not there would be installed", async () => {
  const missing = { code: 1, stderr: "Error: release: not found\n" };
  assertEquals(
    (await upgraded(UPGRADE, FILES, ending({ "helm get": missing })))?.lines,
    ["the release would be installed: lb 0.16.2"],
  );
});

Deno.test("compare: any other command is somebody else's", async () => {
  const run = ending({});
  assertEquals(await applied("kubectl delete -f page.yaml", run), undefined);
  assertEquals(await upgraded("helm uninstall lb --namespace network", FILES, run), undefined);
});
