import { assertEquals, assertThrows } from "@std/assert";
import { clusterWith } from "./testdata/cluster.ts";
import { assertVisit, visit } from "./visit.ts";

Deno.test("visit: what matters of an answer is kept", async () => {
  await using server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    () => new Response("busy", { status: 503 }),
  );
  await using cluster = await clusterWith({});
  const seen = await visit(
    cluster.probe,
    { url: `http://demo.home.arpa:${server.addr.port}/`, address: "127.0.0.1" },
    ({ status, body }) => ({ status, body }),
  );
  assertEquals(seen, { status: 503, body: "busy" });
});

Deno.test("visit: where nobody answers, that is what was seen", async () => {
  await using cluster = await clusterWith({});
  const port = closedPort();
  const seen = await visit(
    cluster.probe,
    { url: `http://demo.home.arpa:${port}/`, address: "127.0.0.1" },
    ({ status }) => ({ status }),
  );
  assertEquals(seen, { unanswered: `connection refused 127.0.0.1:${port}` });
  assertThrows(
    () => assertVisit(seen, { status: 200 }),
    Error,
    `there is no answer: connection refused 127.0.0.1:${port}`,
  );
});

Deno.test("visit: only the expected answer is taken", () => {
  assertVisit({ status: 200 }, { status: 200 });
  assertThrows(() => assertVisit({ status: 404 }, { status: 200 }), Error, "404");
});

function closedPort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}
