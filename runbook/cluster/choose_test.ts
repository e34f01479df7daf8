import { assertEquals, assertMatch, assertRejects, assertStringIncludes } from "@std/assert";
import { delimiter, join } from "node:path";
import { ConfigError, EnvironmentError } from "../errors/mod.ts";
import { chooseCluster } from "./choose.ts";

/** A kubeconfig in which every context has a cluster and a user of its own. */
function kubeconfig(current: string, ...contexts: readonly string[]): string {
  return JSON.stringify({
    "current-context": current,
    contexts: contexts.map((name) => ({ name, context: { cluster: name, user: name } })),
    clusters: contexts.map((name) => ({ name, cluster: { server: `https://${name}:6443` } })),
    users: contexts.map((name) => ({ name, user: { token: `token-of-${name}` } })),
  });
}

/** Lays files into a folder of their own while the body runs. */
async function withFiles(
  files: Readonly<Record<string, string>>,
  body: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    for (const [name, text] of Object.entries(files)) {
      await Deno.mkdir(join(folder, name, ".."), { recursive: true });
      await Deno.writeTextFile(join(folder, name), text);
    }
    await body(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function listOf(folder: string, ...names: readonly string[]): string {
  return names.map((name) => join(folder, name)).join(delimiter);
}

Deno.test("choose: without KUBECONFIG the standard file counts, with its current context", async () => {
  await withFiles({ ".kube/config": kubeconfig("home", "home", "other") }, async (HOME) => {
    const choice = await chooseCluster({ env: { HOME } });
    assertEquals(choice?.context, "home");
    assertEquals(choice?.files, [join(HOME, ".kube/config")]);
    assertEquals((await chooseCluster({ env: { HOME, KUBECONFIG: "" } }))?.context, "home");
  });
});

Deno.test("choose: KUBECONFIG counts instead of the standard file", async () => {
  const files = { ".kube/config": kubeconfig("home", "home"), own: kubeconfig("own", "own") };
  await withFiles(files, async (HOME) => {
    const choice = await chooseCluster({ env: { HOME, KUBECONFIG: join(HOME, "own") } });
    assertEquals(choice?.context, "own");
    assertEquals([...choice?.kubeconfig.contexts.keys() ?? []], ["own"]);
  });
});

Deno.test("choose: a context that is asked for counts before the current one", async () => {
  await withFiles({ ".kube/config": kubeconfig("home", "home", "other") }, async (HOME) => {
    assertEquals((await chooseCluster({ context: "other", env: { HOME } }))?.context, "other");
  });
});

Deno.test("choose: of several files each adds what those before it do not have", async () => {
  const files = {
    a: kubeconfig("", "one"),
    b: kubeconfig("two", "one", "two").replace("https://one", "https://not-this-one"),
    c: kubeconfig("three", "three"),
  };
  await withFiles(files, async (folder) => {
    const choice = await chooseCluster({ env: { KUBECONFIG: listOf(folder, "a", "b", "c") } });
    assertEquals(choice?.context, "two");
    assertEquals([...choice?.kubeconfig.contexts.keys() ?? []], ["one", "two", "three"]);
    assertEquals(choice?.kubeconfig.clusters.get("one")?.value["server"], "https://one:6443");
    assertEquals(choice?.kubeconfig.clusters.get("three")?.file, join(folder, "c"));
  });
});

Deno.test("choose: of several files some may be missing", async () => {
  await withFiles({ there: kubeconfig("own", "own") }, async (folder) => {
    const choice = await chooseCluster({ env: { KUBECONFIG: listOf(folder, "gone", "there") } });
    assertEquals(choice?.files, [join(folder, "there")]);
  });
});

Deno.test("choose: nothing is configured without files and with files without contexts", async () => {
  await withFiles({ empty: "", "old/.kube/config": "contexts: null\n" }, async (folder) => {
    assertEquals(await chooseCluster({ env: {} }), undefined);
    assertEquals(await chooseCluster({ env: { HOME: folder } }), undefined);
    assertEquals(await chooseCluster({ env: { HOME: join(folder, "old") } }), undefined);
    assertEquals(await chooseCluster({ env: { KUBECONFIG: join(folder, "empty") } }), undefined);
    assertEquals(await chooseCluster({ env: { KUBECONFIG: "/dev/null" } }), undefined);
  });
});

Deno.test("kubeconfig: a file that KUBECONFIG names must hold a context", async () => {
  await withFiles({ other: "apiVersion: v1\nkind: Config\n" }, async (folder) => {
    const KUBECONFIG = join(folder, "other");
    const error = await assertRejects(
      () => chooseCluster({ env: { KUBECONFIG } }),
      EnvironmentError,
    );
    assertStringIncludes(error.message, `there is no context in "${KUBECONFIG}"`);
  });
});

Deno.test("choose: a context that is asked for must be configured", async () => {
  const error = await assertRejects(
    () => chooseCluster({ context: "lab", env: {} }),
    EnvironmentError,
  );
  assertMatch(error.message, /^Cannot use context "lab": no cluster is configured/);
});

Deno.test("choose: a misspelt context is refused, and the one meant is named", async () => {
  await withFiles({ ".kube/config": kubeconfig("homelab", "homelab", "work") }, async (HOME) => {
    const error = await assertRejects(
      () => chooseCluster({ context: "homlab", env: { HOME } }),
      EnvironmentError,
    );
    assertEquals(error.remedy, 'Did you mean "homelab"?');
    assertEquals(error.exitCode, 4);
  });
});

Deno.test("choose: without a current context the ones to choose from are named", async () => {
  await withFiles({ ".kube/config": kubeconfig("", "homelab", "work") }, async (HOME) => {
    const error = await assertRejects(() => chooseCluster({ env: { HOME } }), EnvironmentError);
    assertMatch(error.message, /no current context is set in ".*config"/);
    assertEquals(error.remedy, "Choose one with --context: homelab, work");
  });
});

Deno.test("choose: a current context that is not there is refused", async () => {
  await withFiles({ ".kube/config": kubeconfig("gone", "homelab") }, async (HOME) => {
    const error = await assertRejects(() => chooseCluster({ env: { HOME } }), EnvironmentError);
    assertMatch(error.message, /^Cannot use context "gone": it is not in/);
  });
});

Deno.test("choose: KUBECONFIG that names no file at all is an error, not a rehearsal", async () => {
  await withFiles({ ".kube/config": kubeconfig("home", "home") }, async (HOME) => {
    const error = await assertRejects(
      () => chooseCluster({ env: { HOME, KUBECONFIG: join(HOME, "gone") } }),
      EnvironmentError,
    );
    assertMatch(error.message, /^Cannot read kubeconfig ".*gone": no such file/);
  });
});

Deno.test("choose: a file that cannot be read is an error", async () => {
  await withFiles({ "folder/file": "" }, async (folder) => {
    const KUBECONFIG = join(folder, "folder");
    await assertRejects(() => chooseCluster({ env: { KUBECONFIG } }), EnvironmentError);
  });
});

Deno.test("choose: broken YAML is shown with line and column", async () => {
  await withFiles({ broken: "contexts: []\nusers: a: b\n" }, async (folder) => {
    const KUBECONFIG = join(folder, "broken");
    const error = await assertRejects(() => chooseCluster({ env: { KUBECONFIG } }), ConfigError);
    assertEquals(error.exitCode, 3);
    assertEquals(error.place?.file, KUBECONFIG);
    assertEquals(error.place?.line, 2);
    assertEquals(typeof error.place?.column, "number");
  });
});

Deno.test("choose: YAML that is no kubeconfig is an error that says what is wrong", async () => {
  const cases = {
    "just a text": "the file",
    "contexts: {}": '"contexts"',
    "users: [{ user: {} }]": '"users\\[0\\]"',
    "clusters: [{ name: a, cluster: 1 }]": '"cluster" of "a"',
  };
  for (const [text, what] of Object.entries(cases)) {
    await withFiles({ file: text }, async (folder) => {
      const KUBECONFIG = join(folder, "file");
      const error = await assertRejects(() => chooseCluster({ env: { KUBECONFIG } }), ConfigError);
      assertMatch(error.message, new RegExp(`: ${what} is not as it must be`));
    });
  }
});
