import { assert, assertEquals, assertMatch, assertThrows } from "@std/assert";
import { listRuns } from "../../runbook/journal/mod.ts";
import { runbook as homelab } from "../../steps/mod.ts";
import { startLab } from "../lab/cluster/mod.ts";
import { kubectl } from "./everything.ts";
import { commandAtWork, each, events, told } from "./history.ts";
import { joined, pattern } from "./planned.ts";
import { live, Runbook } from "./runbook.ts";
import { Stranger } from "./stranger.ts";

const STEPS = homelab.steps.map(({ id }) => id);

const SETTINGS = `
address: 192.168.1.240
pool: [192.168.1.240-192.168.1.245]
domain: cluster.lan
images: { echo: "registry.k8s.io/echoserver:1.3" }
echo: { variant: echoserver, replicas: 5, requests: 60 }
`;

Deno.test("cluster: with other settings and among everything that could lead astray", async (t) => {
  await using lab = await startLab();
  await using stranger = await Stranger.start(lab);
  const dead = `http://127.0.0.1:${stranger.port}`;
  await using cleanup = new AsyncDisposableStack();
  const user = await Deno.makeTempDir({ prefix: "user-" });
  cleanup.defer(() => Deno.remove(user, { recursive: true }));
  const kubeconfig = `${user}/config`;
  await Deno.writeTextFile(`${user}/.curlrc`, `proxy = ${dead}\n`);
  await Deno.copyFile(lab.kubeconfig, kubeconfig);
  await using runbook = await Runbook.open(lab, {
    env: {
      HOME: user,
      KUBECONFIG: kubeconfig,
      HELM_NAMESPACE: "kube-system",
      HELM_KUBECONTEXT: "elsewhere",
      http_proxy: dead,
      https_proxy: dead,
      HTTP_PROXY: dead,
      HTTPS_PROXY: dead,
      // As in any home where the way out is a proxy: what is near is asked directly.
      NO_PROXY: "192.168.1.2,192.168.1.11",
    },
  });
  const { home } = runbook;
  const config = (...words: readonly string[]) =>
    kubectl(lab, ["--kubeconfig", kubeconfig, "config", ...words]);
  await config("set-cluster", "elsewhere", `--server=${dead}`);
  await config("set-context", "elsewhere", "--cluster=elsewhere", "--namespace=default");
  await config("set-context", "--current", "--namespace=kube-system");
  const settings = await runbook.settings(SETTINGS);

  await t.step(
    "all steps pass although the user switches to another context meanwhile",
    async () => {
      const running = runbook.start(live(settings));
      await running.until("a command runs", () => commandAtWork(home, /^kubectl apply /));
      await config("use-context", "elsewhere");
      await running.exits(0);
      assertEquals(told(home), each("tell", STEPS));
    },
  );

  await t.step("nobody but the cluster was asked", async () => {
    assertEquals(stranger.requests, []);
    assertEquals(await kubectl(lab, ["get", "deployments", "-n", "kube-system"]), "");
  });

  await t.step("the run's own kubeconfig has gone with it, and its folder is its owner's", () => {
    const [run] = listRuns(home);
    assert(run !== undefined);
    assertThrows(() => Deno.statSync(run.kubeconfig), Deno.errors.NotFound);
    assertEquals((Deno.statSync(run.path).mode ?? 0) & 0o777, 0o700);
  });

  await t.step("the run did what the plan says", async () => {
    const plan = await runbook.call(["plan", "--settings", settings]);
    const commands = events(home).flatMap((event) =>
      event.type === "command-started" ? [event.text] : []
    );
    assert(commands.length > 20);
    assertMatch(joined(commands), pattern(plan));
  });
});
