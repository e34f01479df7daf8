import { assert, assertEquals, assertMatch, assertRejects } from "@std/assert";
import { join } from "node:path";
import { ConfigError } from "../errors/mod.ts";
import { chooseCluster } from "./choose.ts";
import { isolateContext, writeKubeconfig } from "./private_kubeconfig.ts";
import type { JsonObject } from "../json/mod.ts";

interface Parts {
  readonly cluster?: JsonObject;
  readonly user?: JsonObject;
  readonly context?: JsonObject;
}

/** Isolates the context `lab` out of a file with two contexts, in a folder with certificates. */
async function isolate(
  { cluster = {}, user = {}, context = {} }: Parts,
  body: (isolated: Awaited<ReturnType<typeof isolateContext>>, folder: string) => unknown,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.mkdir(join(folder, "pki"));
    await Deno.writeTextFile(join(folder, "pki/ca.crt"), "the authority");
    await Deno.writeTextFile(join(folder, "pki/me.crt"), "my certificate");
    await Deno.writeTextFile(join(folder, "pki/me.key"), "my key, nobody else's");
    const KUBECONFIG = join(folder, "config");
    const kubeconfig = {
      "current-context": "other",
      contexts: [
        { name: "other", context: { cluster: "other", user: "other" } },
        { name: "lab", context: { cluster: "lab-cluster", user: "lab-user", ...context } },
      ],
      clusters: [
        { name: "other", cluster: { server: "https://other:6443" } },
        { name: "lab-cluster", cluster: { server: "https://lab:6443", ...cluster } },
      ],
      users: [
        { name: "other", user: { token: "token-of-the-other" } },
        { name: "lab-user", user },
      ],
    };
    await Deno.writeTextFile(KUBECONFIG, JSON.stringify(kubeconfig));
    const choice = await chooseCluster({ context: "lab", env: { KUBECONFIG } });
    assert(choice !== undefined);
    await body(await isolateContext(choice), folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("private kubeconfig: holds the chosen context, its cluster and its user alone", async () => {
  const parts = { user: { token: "token-of-the-lab" }, context: { namespace: "somewhere" } };
  await isolate(parts, ({ context, server, content }) => {
    assertEquals(context, "lab");
    assertEquals(server, "https://lab:6443");
    assertEquals(content, {
      apiVersion: "v1",
      kind: "Config",
      "current-context": "lab",
      contexts: [{ name: "lab", context: { cluster: "lab-cluster", user: "lab-user" } }],
      clusters: [{ name: "lab-cluster", cluster: { server: "https://lab:6443" } }],
      users: [{ name: "lab-user", user: { token: "token-of-the-lab" } }],
    });
  });
});

Deno.test("private kubeconfig: certificates and keys are embedded, wherever they lie", async () => {
  const user = { "client-certificate": "pki/me.crt", "client-key": "./pki/me.key" };
  await isolate({ cluster: { "certificate-authority": "pki/ca.crt" }, user }, ({ content }) => {
    assertEquals(content.clusters, [{
      name: "lab-cluster",
      cluster: {
        server: "https://lab:6443",
        "certificate-authority-data": btoa("the authority"),
      },
    }]);
    assertEquals(content.users, [{
      name: "lab-user",
      user: {
        "client-certificate-data": btoa("my certificate"),
        "client-key-data": btoa("my key, nobody else's"),
      },
    }]);
  });
});

Deno.test("private kubeconfig: an embedded certificate counts before the file named beside it", async () => {
  const cluster = { "certificate-authority": "gone.crt", "certificate-authority-data": "ZGF0YQ==" };
  await isolate({ cluster }, ({ content }) => {
    assertEquals(content.clusters, [{
      name: "lab-cluster",
      cluster: { server: "https://lab:6443", "certificate-authority-data": "ZGF0YQ==" },
    }]);
  });
});

Deno.test("private kubeconfig: plugins and token files are found from anywhere", async () => {
  const exec = { apiVersion: "client.authentication.k8s.io/v1", args: ["token"] };
  const user = { tokenFile: "token", exec: { ...exec, command: "./bin/login" } };
  await isolate({ user }, ({ content }, folder) => {
    assertEquals(content.users, [{
      name: "lab-user",
      user: {
        tokenFile: join(folder, "token"),
        exec: { ...exec, command: join(folder, "bin/login") },
      },
    }]);
  });
  await isolate({ user: { exec: { ...exec, command: "login" } } }, ({ content }) => {
    assertEquals(content.users, [{
      name: "lab-user",
      user: { exec: { ...exec, command: "login" } },
    }]);
  });
});

Deno.test("private kubeconfig: a context without a user is one for anonymous requests", async () => {
  await isolate({ context: { user: "" } }, ({ content }) => {
    assertEquals(content.contexts[0]?.context.user, content.users[0]?.name);
    assertEquals(content.users[0]?.user, {});
  });
});

Deno.test("private kubeconfig: what is missing is told", async () => {
  const cases: readonly [Parts, RegExp][] = [
    [{ context: { cluster: "gone" } }, /its cluster "gone" is missing, expected it in .*config$/],
    [{ context: { user: "gone" } }, /its user "gone" is missing, expected it in .*config$/],
    [{ cluster: { server: "" } }, /cluster "lab-cluster" has no server/],
    [{ cluster: { "certificate-authority": "gone.crt" } }, /^Cannot read .*"gone.crt"/],
    [{ user: { "client-key": "gone.key" } }, /^Cannot read client-key "gone.key"/],
  ];
  for (const [parts, message] of cases) {
    const error = await assertRejects(() => isolate(parts, () => {}), ConfigError);
    assertMatch(error.message, message);
  }
});

Deno.test("private kubeconfig: is written for its owner's eyes, also over an older one", async () => {
  await isolate({ user: { token: "token-of-the-lab" } }, async (isolated, folder) => {
    const path = join(folder, "kubeconfig");
    await Deno.writeTextFile(path, "older", { mode: 0o644 });
    await writeKubeconfig(path, isolated);
    const { mode } = await Deno.stat(path);
    assertEquals((mode ?? 0) & 0o777, 0o600);
    const again = await chooseCluster({ env: { KUBECONFIG: path } });
    assert(again !== undefined);
    assertEquals(await isolateContext(again), isolated);
  });
});
