import { assert, assertEquals } from "@std/assert";
import { delimiter, join } from "node:path";
import { chooseCluster, isolateContext, writeKubeconfig } from "../../runbook/cluster/mod.ts";
import { ensureParts } from "../lab/parts/mod.ts";

const first = `
contexts:
- { name: lab, context: { cluster: lab, user: me, namespace: somewhere } }
clusters:
- name: lab
  cluster: { server: "https://192.168.1.10:6443", certificate-authority: pki/ca.crt }
`;
const second = `
current-context: other
contexts:
- { name: lab, context: { cluster: other, user: other } }
- { name: other, context: { cluster: other, user: other } }
clusters:
- { name: other, cluster: { server: "https://192.168.1.20:6443" } }
- name: lab
  cluster: { server: "https://192.168.1.20:6443", tls-server-name: not-this-one }
users:
- name: me
  user: { client-certificate: ../a/pki/me.crt, client-key: ../a/pki/me.key, as: somebody }
- { name: other, user: { token: token-of-the-other } }
`;

const { bin } = await ensureParts({ install: false, say: console.error });

/** What the lab's kubectl makes of kubeconfig files, as JSON. */
async function view(kubeconfig: string, ...options: readonly string[]): Promise<unknown> {
  const { success, stdout } = await new Deno.Command(join(bin, "kubectl"), {
    args: ["config", "view", "--raw", "--output=json", ...options],
    env: { KUBECONFIG: kubeconfig },
  }).output();
  assert(success, "kubectl could not read its configuration");
  return JSON.parse(new TextDecoder().decode(stdout));
}

Deno.test("private kubeconfig: kubectl takes the same out of the same files", async () => {
  const folder = await Deno.makeTempDir();
  try {
    for (const name of ["a/pki", "b"]) await Deno.mkdir(join(folder, name), { recursive: true });
    for (const name of ["ca.crt", "me.crt", "me.key"]) {
      await Deno.writeTextFile(join(folder, "a/pki", name), `content of ${name}`);
    }
    await Deno.writeTextFile(join(folder, "a/config"), first);
    await Deno.writeTextFile(join(folder, "b/config"), second);
    const KUBECONFIG = [join(folder, "a/config"), join(folder, "gone"), join(folder, "b/config")]
      .join(delimiter);

    const choice = await chooseCluster({ context: "lab", env: { KUBECONFIG } });
    assert(choice !== undefined);
    const isolated = await isolateContext(choice);
    const own = join(folder, "kubeconfig");
    await writeKubeconfig(own, isolated);

    const kubectls = await view(KUBECONFIG, "--minify", "--flatten", "--context=lab");
    assertEquals(await view(own), withoutNamespace(kubectls));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

/** Everything but the one thing that is left out on purpose. */
function withoutNamespace(kubeconfig: unknown): unknown {
  return JSON.parse(
    JSON.stringify(kubeconfig, (key, value) => key === "namespace" ? undefined : value),
  );
}
