import { assertEquals, assertThrows } from "@std/assert";
import {
  endingsOf,
  type FoundRelease,
  isInstalled,
  mayRelease,
  podsOfRelease,
  releasesOf,
} from "./helm.ts";
import { clusterWith } from "./testdata/cluster.ts";

const RELEASE = { name: "metallb", namespace: "metallb-system" };
const OURS: FoundRelease = { ...RELEASE, status: "deployed", ours: true };

Deno.test("helm: of each release the newest revision is found, in whatever namespace", async () => {
  await using cluster = await clusterWith({
    "/api/v1/secrets": [
      record("metallb-system", 9, "superseded"),
      record("metallb-system", 10, "pending-upgrade"),
      record("metallb-system", 2, "superseded"),
      record("default", 1, "deployed", {}),
    ],
  });
  assertEquals(await releasesOf(cluster.probe, "metallb"), [
    { ...OURS, status: "pending-upgrade" },
    { name: "metallb", namespace: "default", status: "deployed", ours: false },
  ]);
});

Deno.test("helm: the runbook's own release may be upgraded, and where there is none, installed", () => {
  mayRelease([], RELEASE, false);
  mayRelease([OURS], RELEASE, false);
});

Deno.test("helm: somebody else's release is left alone unless it is to be adopted", () => {
  const foreign = { ...OURS, ours: false };
  assertThrows(
    () => mayRelease([foreign], RELEASE, false),
    Error,
    "a Helm release metallb in namespace metallb-system that the runbook did not install",
  );
  mayRelease([foreign], RELEASE, true);
});

Deno.test("helm: a release in another namespace is never doubled, not even adopted", () => {
  for (const ours of [true, false]) {
    const elsewhere = { ...OURS, namespace: "default", ours };
    assertThrows(() => mayRelease([elsewhere], RELEASE, true), Error, "in namespace default");
  }
});

Deno.test("helm: the runbook's own release in a former namespace is called its own", () => {
  assertThrows(
    () => mayRelease([{ ...OURS, namespace: "default" }], RELEASE, false),
    Error,
    "a Helm release metallb in namespace default of an earlier run, which must be undone",
  );
});

Deno.test("helm: only the runbook's release in its namespace counts as installed", async () => {
  for (
    const [secret, installed] of [
      [record("metallb-system", 1, "deployed"), true],
      [record("metallb-system", 1, "deployed", {}), false],
      [record("default", 1, "deployed"), false],
    ] as const
  ) {
    await using cluster = await clusterWith({ "/api/v1/secrets": [secret] });
    assertEquals(await isInstalled(cluster.probe, RELEASE), installed);
  }
});

Deno.test("helm: the pods that end with a release are found by its label", async () => {
  const pods = "/api/v1/namespaces/metallb-system/pods";
  await using cluster = await clusterWith({
    [`${pods}?labelSelector=app.kubernetes.io%2Finstance%3Dmetallb`]: [
      { metadata: { name: "metallb-speaker-1" } },
    ],
    [pods]: [{ metadata: { name: "metallb-speaker-1" } }, { metadata: { name: "theirs" } }],
  });
  assertEquals(await podsOfRelease(cluster.probe, RELEASE), ["metallb-speaker-1"]);
});

const CUT_OFF: readonly (readonly [status: string, endings: readonly string[]])[] = [
  ["deployed", []],
  ["failed", []],
  ["pending-install", ["uninstall"]],
  ["uninstalling", ["uninstall"]],
  ["pending-upgrade", ["rollback"]],
  ["pending-rollback", ["rollback"]],
];

for (const [status, endings] of CUT_OFF) {
  Deno.test(`helm: a release that a killed helm left ${status}`, () => {
    assertEquals(endingsOf([{ ...OURS, status }], RELEASE), endings);
    assertEquals(endingsOf([{ ...OURS, status, ours: false }], RELEASE), []);
    assertEquals(endingsOf([{ ...OURS, status, namespace: "default" }], RELEASE), []);
  });
}

/** What Helm keeps of one revision of a release. */
function record(
  namespace: string,
  version: number,
  status: string,
  labels: Readonly<Record<string, string>> = { "app.kubernetes.io/part-of": "homelab-runbook" },
): object {
  const name = `sh.helm.release.v1.metallb.v${version}`;
  const own = { name: "metallb", owner: "helm", status, version: String(version) };
  return { metadata: { name, namespace, labels: { ...labels, ...own } } };
}
