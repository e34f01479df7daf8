import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { FORMAT_IDS } from "../../runbook/formats/mod.ts";
import { filesIn, ownRun, PAGE, recordedEvents } from "./own_run.ts";
import { Scene } from "./scene.ts";

/** The names and addresses of the network in which the recording was made. */
function networkOfRecording(): readonly string[] {
  const [first] = recordedEvents();
  assert(first?.type === "run-started" && first.target !== null);
  const { context, nodes, server } = first.target;
  return [
    context,
    new URL(server).hostname,
    String(first.settings.address),
    ...nodes.flatMap(({ name, address }) => [name, address]),
  ];
}

Deno.test("docs: a network that is to be hidden stands in no byte of any format", async () => {
  using scene = new Scene();
  ownRun(scene, "2026-11-20-100000");
  const network = networkOfRecording();
  const docs = async (out: string, ...words: readonly string[]) => {
    const to = `${scene.path}/${out}`;
    await scene.call("docs", "--for", FORMAT_IDS.join(","), "--out", to, ...words);
    return filesIn(scene, out);
  };
  const shown = await docs("shown");
  const paths = (files: Readonly<Record<string, string>>) => Object.keys(files);
  for (const run of ["2026-11-20-100000", "recording"]) {
    const hidden = await docs(run, "--set", "wiki.network=hidden", "--run", run);
    assertEquals(paths(hidden), paths(shown));
    for (const [path, text] of Object.entries(hidden)) {
      assertEquals(network.filter((real) => `${path}\n${text}`.includes(real)), [], path);
    }
    const page = hidden[`github/${PAGE}`] ?? "";
    assertStringIncludes(page, "The network is not shown: `node-1` and the like, ");
    assertStringIncludes(page, "| `node-3` | `192.0.2.3` |");
    assertStringIncludes(page, "homelab.home.arpa");
  }
  for (const format of FORMAT_IDS) {
    const files = paths(shown).filter((path) => path.startsWith(`${format}/`));
    const text = files.map((path) => shown[path]).join("\n");
    const told = network.filter((real) => text.includes(real));
    // Test results tell of checks and commands, and of no cluster.
    assertEquals(told, format === "junit" ? told : network, format);
    assert(told.length > 0, format);
  }
});

Deno.test("docs: but for the network and a word about it, a page that hides it is the same", async () => {
  using scene = new Scene();
  const [context = ""] = networkOfRecording();
  const rest = async (network: string) => {
    const out = `${scene.path}/${network}`;
    await scene.call("docs", "--for", "github", "--out", out, "--set", `wiki.network=${network}`);
    return (filesIn(scene, network)[PAGE] ?? "")
      .replace(/^>\n> The network is not shown: .*\n/m, "")
      .replaceAll(/\d+(\.\d+){3}|node-?\d/g, "…")
      .replaceAll(`\`${context}\``, "`context`");
  };
  assertEquals(await rest("hidden"), await rest("shown"));
});
