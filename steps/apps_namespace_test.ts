import { assertEquals, assertThrows } from "@std/assert";
import { appsNamespaceIsThere, podsAreNotRestricted } from "./apps_namespace.ts";
import { type Answers, clusterWith } from "./testdata/cluster.ts";
import { complaint } from "./testdata/complaint.ts";
import { shippedSettings } from "./testdata/settings.ts";

const SETTINGS = await shippedSettings("namespaces.apps=web");

Deno.test("namespace of the services: it must be there, and not on its way out", async () => {
  await judged(having("Active"));
  assertEquals(await refusal({}), 'there is no namespace "web"');
  assertEquals(await refusal(having("Terminating")), 'the namespace "web" is Terminating');
});

Deno.test("namespace of the services: Pod Security must not ask for more than the pods give", async () => {
  const enforcing = (level: string) => {
    const labels = { "pod-security.kubernetes.io/enforce": level };
    return complaint(podsAreNotRestricted, {
      answers: { "/api/v1/namespaces/default": { metadata: { name: "default", labels } } },
    });
  };
  assertEquals(await enforcing("baseline"), undefined);
  assertEquals(
    await enforcing("restricted"),
    'the namespace "default" refuses pods that are not as restricted as can be',
  );
});

function having(phase: string): Answers {
  return { "/api/v1/namespaces/web": { metadata: { name: "web" }, status: { phase } } };
}

async function judged(answers: Answers): Promise<void> {
  appsNamespaceIsThere.judge(await seenIn(answers), SETTINGS);
}

async function refusal(answers: Answers): Promise<string> {
  const seen = await seenIn(answers);
  return assertThrows(() => appsNamespaceIsThere.judge(seen, SETTINGS), Error).message;
}

async function seenIn(answers: Answers) {
  await using cluster = await clusterWith(answers);
  return await appsNamespaceIsThere.look(cluster.probe, SETTINGS);
}
