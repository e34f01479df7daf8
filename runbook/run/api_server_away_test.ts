import { assertEquals, assertStringIncludes } from "@std/assert";
import { openProbe } from "../cluster/mod.ts";
import { closedPort, kubeconfigFor, serveApi } from "../testdata/mod.ts";
import { apiServerAway } from "./api_server_away.ts";
import { type PlainStep, tellLive } from "./testdata/telling.ts";

const HELM = 'Error: kubernetes cluster unreachable: Get "https://192.168.1.11:6443/version"';

function probeOf(port: number) {
  const run = () => Promise.reject(new Error("This test runs no programs"));
  return openProbe({ kubeconfig: kubeconfigFor(port), run });
}

Deno.test("API server away: a step that fails meanwhile names it, and the way on", async () => {
  const step: PlainStep = {
    id: "step",
    title: "Step",
    tell: async (t) => void await t.run`false`,
  };
  const port = closedPort();
  const { events } = await tellLive(step, { live: { probe: await probeOf(port) } });
  const diagnosis = events.find((event) => event.type === "diagnosis");
  assertEquals(
    diagnosis?.cause,
    `The API server does not answer: connection refused 127.0.0.1:${port}`,
  );
  assertStringIncludes(diagnosis?.remedy ?? "", "deno task resume");
});

Deno.test("API server away: gone for a moment only, it is known by what the command said", async () => {
  await using server = await serveApi({});
  const evidence = await apiServerAway.look(await probeOf(server.port), null);
  assertEquals(evidence, null);
  assertEquals(
    apiServerAway.says({ failure: HELM, evidence }, null),
    "The API server did not answer just then; now it does",
  );
  const certificate = "Unable to connect to the server: x509: certificate has expired";
  for (const failure of ["no such image", certificate]) {
    assertEquals(apiServerAway.says({ failure, evidence }, null), undefined);
  }
});
