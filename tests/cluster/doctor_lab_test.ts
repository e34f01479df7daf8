import { assertEquals, assertStringIncludes } from "@std/assert";
import { type Lab, startLab } from "../lab/cluster/mod.ts";
import { assertAsBefore, kubectl, settled } from "./everything.ts";
import { live, Runbook } from "./runbook.ts";

const EXCLUDED = "node.kubernetes.io/exclude-from-external-load-balancers";

/** An IngressClass of another controller, and a webhook for Ingresses whose program has gone. */
const LEFT_BEHIND = `
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: { name: nginx }
spec: { controller: nginx.org/ingress-controller }
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: { name: old-admission }
webhooks:
- name: check.old.example
  clientConfig: { service: { namespace: gone, name: old-admission, path: /check } }
  rules:
  - { apiGroups: [networking.k8s.io], apiVersions: [v1], operations: [CREATE], resources: [ingresses] }
  admissionReviewVersions: [v1]
  sideEffects: None
`;

/** Who may look at everything and change nothing. */
const ONLOOKER = `
apiVersion: v1
kind: ServiceAccount
metadata: { name: onlooker, namespace: default }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: onlooker }
rules:
- { apiGroups: ["*"], resources: ["*"], verbs: [get, list] }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: onlooker }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: onlooker }
subjects: [{ kind: ServiceAccount, name: onlooker, namespace: default }]
`;

Deno.test("cluster: doctor names what stands in the way, and leaves no trace", async (t) => {
  await using lab = await startLab();
  await using runbook = await Runbook.open(lab);
  const doctor = (exits: number, ...words: readonly string[]) =>
    runbook.call(["doctor", "--settings", lab.settings, ...words], exits);
  const fresh = await settled(lab);

  await t.step("nothing stands in the way of a run on a fresh cluster", async () => {
    assertStringIncludes(await doctor(0), "Nothing stands in the way");
    assertEquals([...Deno.readDirSync(runbook.home)], []);
    await assertAsBefore(lab, fresh);
  });

  await t.step("an address that is a node's, or that answers, or is elsewhere", async () => {
    assertStringIncludes(
      await doctor(1, "loadbalancer", "--set", "address=192.168.1.12"),
      "192.168.1.12 is the address of the node node2",
    );
    assertStringIncludes(
      await doctor(1, "loadbalancer", "--set", "address=192.168.1.2"),
      "somebody answers at 192.168.1.2 already",
    );
    assertStringIncludes(
      await doctor(0, "loadbalancer", "--set", "address=192.168.7.240"),
      "192.168.7.240 is outside 192.168.1.0/24, where the nodes seem to be",
    );
  });

  await t.step("a user who may only look", async () => {
    const objects = await applied(lab, runbook.home, ONLOOKER);
    const token = await kubectl(lab, ["create", "token", "onlooker"]);
    const kubeconfig = `${runbook.home}/onlooker`;
    await Deno.copyFile(lab.kubeconfig, kubeconfig);
    const config = ["--kubeconfig", kubeconfig, "config"];
    await kubectl(lab, [...config, "set-credentials", "onlooker", `--token=${token.trim()}`]);
    await kubectl(lab, [...config, "set-context", "--current", "--user=onlooker"]);
    await using onlooker = await Runbook.open(lab, { env: { KUBECONFIG: kubeconfig } });
    const printed = await onlooker.call(["doctor", "--settings", lab.settings], 1);
    assertStringIncludes(printed, "you may not create namespaces, create clusterroles.rbac");
    assertStringIncludes(printed, "you may not create pods/exec in default");
    assertEquals(printed.includes(token.trim()), false);
    await kubectl(lab, ["delete", "-f", objects]);
  });

  await t.step("what others have left or installed, each with its mend", async () => {
    const objects = await applied(lab, runbook.home, LEFT_BEHIND);
    await kubectl(lab, ["label", "nodes", "--all", `${EXCLUDED}=`]);
    await kubectl(lab, ["create", "deployment", "demo", "--image=httpd"]);
    const chart = ["metallb", "--repo", "http://192.168.1.2:5000/charts", "--version", "0.16.2"];
    const plain = ["--set", "frrk8s.enabled=false,speaker.frr.enabled=false"];
    const place = ["--namespace", "network", "--create-namespace"];
    await helm(lab, ["install", "lb", ...chart, ...plain, "--wait", ...place]);
    const before = await settled(lab);

    const printed = await doctor(1);
    for (
      const finding of [
        "the IngressClass nginx belongs to nginx.org/ingress-controller, of no Helm release",
        "ingress.class in config/runbook.yaml",
        "nobody is behind it: old-admission asks the Service gone/old-admission",
        "kubectl delete validatingwebhookconfiguration NAME",
        `all nodes bear the label ${EXCLUDED}`,
        `kubectl label node NAME ${EXCLUDED}-`,
        "it runs already: Deployment lb-metallb-controller in namespace network",
        "the runbook did not make Deployment demo in namespace default",
        "deno task run --adopt",
      ]
    ) assertStringIncludes(printed, finding);
    const { summary } = JSON.parse(await doctor(1, "--json"));
    assertEquals({ ...summary, fine: 0 }, { fine: 0, stops: 5, hints: 0, unknown: 0 });
    await assertAsBefore(lab, before);

    await helm(lab, ["uninstall", "lb", "--wait", "--namespace", "network"]);
    await kubectl(lab, ["delete", "-f", objects]);
    await kubectl(lab, ["delete", "deployment/demo", "namespace/network"]);
    await kubectl(lab, ["label", "nodes", "--all", `${EXCLUDED}-`]);
  });

  await t.step(
    "it finds what the runbook made in order, and nothing when that is gone",
    async () => {
      await runbook.call(live(lab.settings));
      assertStringIncludes(await doctor(0), "Nothing stands in the way");
      await runbook.call(["undo", "--yes"]);
      assertStringIncludes(await doctor(0), "Nothing stands in the way");
      await assertAsBefore(lab, fresh);
    },
  );
});

/** Makes objects and returns the file that they are in. */
async function applied(lab: Lab, folder: string, objects: string): Promise<string> {
  const path = `${folder}/objects.yaml`;
  await Deno.writeTextFile(path, objects);
  await kubectl(lab, ["apply", "-f", path]);
  return path;
}

async function helm(lab: Lab, args: readonly string[]): Promise<void> {
  const { code, stderr } = await lab.exec(["helm", ...args]);
  assertEquals(code, 0, stderr);
}
