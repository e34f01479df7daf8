import { assertEquals, assertMatch } from "@std/assert";
import { type Lab, startLab } from "./mod.ts";
import { waitFor } from "./waiting.ts";

/** Waits until a node's Ready condition has this status. */
async function ready(lab: Lab, node: string, status: "True" | "Unknown"): Promise<void> {
  const condition = `--for=condition=Ready=${status}`;
  const command = ["kubectl", "wait", `node/${node}`, condition, "--timeout=90s"];
  assertEquals((await lab.exec(command)).code, 0);
}

Deno.test("lab: what is on the desk, and what happens to nodes", async (t) => {
  await using lab = await startLab();

  await t.step("the desk has both versions of helm, and no way out", async () => {
    assertMatch((await lab.exec(["helm", "version", "--short"], { helm: 3 })).stdout, /^v3\./);
    assertMatch((await lab.exec(["helm", "version", "--short"], { helm: 4 })).stdout, /^v4\./);
    assertEquals((await lab.exec(["ip", "route", "show", "default"])).stdout, "");
  });

  await t.step("the desk passes on folder, variables and exit code", async () => {
    const said = await lab.exec(["sh", "-c", "pwd; echo $WORD; exit 7"], {
      cwd: "/usr",
      env: { WORD: "moin" },
    });
    assertEquals(said, { code: 7, stdout: "/usr\nmoin\n", stderr: "" });
  });

  await t.step("charts and images come from the LAN", async () => {
    const url = "http://192.168.1.2:5000/charts/index.yaml";
    assertMatch((await lab.exec(["curl", "-fsS", url])).stdout, /metallb/);
  });

  await t.step("the images that charts pin arrive on every node", async () => {
    for (const number of [1, 2, 3] as const) {
      const names = ["ctr", "-n", "k8s.io", "images", "list", "-q"];
      const look = async () => {
        const { stdout } = await lab.node(number).exec(names);
        const pinned = ["controller@sha256:", "kube-webhook-certgen@sha256:"];
        return pinned.every((name) => stdout.includes(`ingress-nginx/${name}`)) || undefined;
      };
      await waitFor(look, { what: "the images are there", timeout: 30_000 });
    }
  });

  await t.step("a node that is switched off is gone from the LAN, and comes back", async () => {
    const node = lab.node(3);
    const kubelet = ["curl", "-sk", "--max-time", "2", `https://${node.address}:10250/healthz`];
    assertEquals((await lab.exec(kubelet)).stdout, "Unauthorized");
    await node.powerOff();
    assertEquals([await node.isOn(), (await lab.exec(kubelet)).stdout], [false, ""]);
    await node.powerOn();
    const answers = async () =>
      (await lab.exec(kubelet)).stdout === "Unauthorized" ? true : undefined;
    await waitFor(answers, { what: "the kubelet answers", timeout: 30_000 });
    await ready(lab, node.name, "True");
  });

  await t.step("the API server is gone and comes back", async () => {
    await lab.apiServer.stop();
    assertEquals((await lab.exec(["kubectl", "get", "nodes"])).code, 1);
    await lab.apiServer.start();
    assertEquals((await lab.exec(["kubectl", "get", "nodes"])).code, 0);
  });

  await t.step("a node without its agents becomes unknown, and Ready with them", async () => {
    await lab.node(2).stopAgents();
    await ready(lab, "node2", "Unknown");
    await lab.node(2).startAgents();
    await ready(lab, "node2", "True");
  });
});
