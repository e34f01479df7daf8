import { assert, assertEquals, assertMatch, assertNotEquals, assertRejects } from "@std/assert";
import { createServer as createTcpServer } from "node:net";
import { absent, classify } from "./classify.ts";
import {
  closedPort,
  failure,
  kubeconfigFor,
  listen,
  serveApi,
  serveHttp,
  serveHttps,
} from "../testdata/mod.ts";
import { openProbe, type Probe } from "./probe.ts";
import type { JsonObject } from "../json/mod.ts";

const namespace = { kind: "Namespace", apiVersion: "v1", metadata: { name: "demo" } };

function probe(port: number, user?: JsonObject): Promise<Probe> {
  return openProbe({ kubeconfig: kubeconfigFor(port, user), run: noPrograms, patience: 300 });
}

function noPrograms(): Promise<never> {
  return Promise.reject(new Error("This test runs no programs"));
}

Deno.test("probe: reads typed objects with the user's token", async () => {
  let authorization: string | undefined;
  await using server = await serveHttps((request, response) => {
    authorization = request.headers.authorization;
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(namespace));
  });
  const { core } = await probe(server.port);
  assertEquals((await core.readNamespace({ name: "demo" })).metadata?.name, "demo");
  assertEquals(authorization, "Bearer a-test-token");
});

Deno.test("probe: a token file is read for the request", async () => {
  const file = await Deno.makeTempFile();
  try {
    await Deno.writeTextFile(file, "from-the-file\n");
    let authorization: string | undefined;
    await using server = await serveHttps((request, response) => {
      authorization = request.headers.authorization;
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify(namespace));
    });
    const { core } = await probe(server.port, { tokenFile: file });
    await core.readNamespace({ name: "demo" });
    assertEquals(authorization, "Bearer from-the-file");
  } finally {
    await Deno.remove(file);
  }
});

Deno.test("probe: credentials come from a plugin", async () => {
  let authorization: string | undefined;
  await using server = await serveHttps((request, response) => {
    authorization = request.headers.authorization;
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(namespace));
  });
  const credential = { status: { token: "from-the-plugin" } };
  const exec = { command: "echo", args: [JSON.stringify(credential)] };
  const { core } = await probe(server.port, { exec });
  await core.readNamespace({ name: "demo" });
  assertEquals(authorization, "Bearer from-the-plugin");
});

Deno.test("probe: a plugin that is not there is told by name", async () => {
  const { core } = await probe(closedPort(), { exec: { command: "no-such-plugin" } });
  const error = await assertRejects(() => core.readNamespace({ name: "demo" }), Error);
  assertMatch(classify(error).message, /no-such-plugin/);
});

Deno.test("probe: a server without TLS is asked, too", async () => {
  await using server = await serveHttp((_request, response) => {
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(namespace));
  });
  const kubeconfig = {
    ...kubeconfigFor(server.port),
    clusters: [{ name: "loopback", cluster: { server: `http://127.0.0.1:${server.port}` } }],
  };
  const { core } = await openProbe({ kubeconfig, run: noPrograms });
  assertEquals((await core.readNamespace({ name: "demo" })).metadata?.name, "demo");
});

Deno.test("probe: what would change something is never sent", async () => {
  const methods: (string | undefined)[] = [];
  await using server = await serveHttps((request, response) => {
    methods.push(request.method);
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  const { core, authorization } = await probe(server.port);
  const api: object = core;
  assert("deleteNamespace" in api && typeof api.deleteNamespace === "function");
  const { deleteNamespace } = api;
  await assertRejects(
    async () => await deleteNamespace.call(api, { name: "demo" }),
    Error,
    "must not change anything",
  );
  assertEquals(methods, []);
  await authorization.createSelfSubjectAccessReview({ body: { spec: {} } });
  assertEquals(methods, ["POST"]);
});

Deno.test("probe: any kind of object comes as plain JSON, or not at all", async () => {
  const pool = {
    apiVersion: "metallb.io/v1beta1",
    kind: "IPAddressPool",
    metadata: { name: "first", namespace: "lb", creationTimestamp: "2026-11-01T10:00:00Z" },
    spec: { addresses: ["192.168.1.254/32"] },
  };
  await using server = await serveApi({
    "/apis/metallb.io/v1beta1": {
      body: {
        kind: "APIResourceList",
        groupVersion: "metallb.io/v1beta1",
        resources: [{ name: "ipaddresspools", kind: "IPAddressPool", namespaced: true, verbs: [] }],
      },
    },
    "/apis/metallb.io/v1beta1/namespaces/lb/ipaddresspools/first": { body: pool },
  });
  const { object } = await probe(server.port);
  const reference = { apiVersion: pool.apiVersion, kind: pool.kind, namespace: "lb" };
  const found = await object({ ...reference, name: "first" });
  assertEquals(found?.["spec"], pool.spec);
  assertEquals(JSON.parse(JSON.stringify(found)), found);
  assertEquals(await object({ ...reference, name: "second" }), undefined);
  assertEquals(await object({ ...reference, kind: "BGPPeer", name: "first" }), undefined);
  assertEquals(
    await object({ apiVersion: "absent.io/v1", kind: "Thing", name: "first" }),
    undefined,
  );
});

Deno.test("probe: answers of the API server are told by kind, with its own sentence", async () => {
  const answer = (status: number, message: string) => ({ status, body: failure(status, message) });
  await using server = await serveApi({
    "/api/v1/namespaces/n401": answer(401, "Unauthorized"),
    "/api/v1/namespaces/n403": answer(403, 'namespaces "n403" is forbidden'),
    "/api/v1/namespaces/n409": answer(409, "the object has been modified"),
    "/api/v1/namespaces/n429": answer(429, "too many requests"),
    "/api/v1/namespaces/n500": answer(500, "etcdserver: request timed out"),
    "/api/v1/namespaces/n503": { status: 503, body: "no healthy upstream" },
  });
  const { core } = await probe(server.port);
  const ask = async (name: string) =>
    classify(await assertRejects(() => core.readNamespace({ name }), Error));
  assertEquals(await ask("n401"), {
    kind: "forbidden",
    message: "the API server does not know the user (401)",
  });
  assertEquals(await ask("n403"), {
    kind: "forbidden",
    message: 'namespaces "n403" is forbidden',
  });
  assertEquals((await ask("n409")).kind, "other");
  assertEquals((await ask("n429")).kind, "unreachable");
  assertEquals(await ask("n500"), {
    kind: "unreachable",
    message: "etcdserver: request timed out",
  });
  assertEquals((await ask("n503")).message, 'the API server answered 503: "no healthy upstream"');
  assertEquals(await absent(core.readNamespace({ name: "n404" })), undefined);
  await assertRejects(() => absent(core.readNamespace({ name: "n403" })), Error);
});

Deno.test("probe: nobody at the server's address is told with the address", async () => {
  const port = closedPort();
  const { core } = await probe(port);
  const error = await assertRejects(() => core.readNamespace({ name: "demo" }), Error);
  assertEquals(classify(error), {
    kind: "unreachable",
    message: `connection refused 127.0.0.1:${port}`,
  });
});

Deno.test("probe: a server that says nothing, or half, is given up", async () => {
  await using silent = await listen(createTcpServer());
  await using half = await serveHttps((_request, response) => {
    response.writeHead(200, { "content-type": "application/json" }).write('{"kind":');
  });
  for (const { port } of [silent, half]) {
    const { core } = await probe(port);
    const error = await assertRejects(() => core.readNamespace({ name: "demo" }), Error);
    assertEquals(classify(error), { kind: "unreachable", message: "no answer within 0.3 s" });
  }
});

Deno.test("probe: a server with a certificate of another authority is not trusted", async () => {
  await using server = await serveApi({});
  const cluster = { server: `https://127.0.0.1:${server.port}` };
  const kubeconfig = {
    ...kubeconfigFor(server.port),
    clusters: [{ name: "loopback", cluster }],
  };
  const { core } = await openProbe({ kubeconfig, run: noPrograms });
  const error = await assertRejects(() => core.readNamespace({ name: "demo" }), Error);
  const { kind, message } = classify(error);
  assertEquals(kind, "other");
  assertMatch(message, /certificate|self.signed/i);
});

Deno.test("probe: a mark is twelve hex digits, each time others", async () => {
  const { random } = await probe(closedPort());
  assertMatch(random(), /^[0-9a-f]{12}$/);
  assertNotEquals(random(), random());
});
