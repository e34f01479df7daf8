import { assertEquals, assertStringIncludes } from "@std/assert";
import { Scene } from "./scene.ts";
import { Patient } from "./patient.ts";

/** Stands for kubectl: compares a file with what the server has. */
function kubectl(server: string): string {
  return `#!/bin/sh
[ "$1" = diff ] || exit 3
sed 's/new/${server}/' "$3" | diff -u - "$3"
`;
}

Deno.test("diff: shows what a run would change, command by command", async () => {
  await using patient = new Patient();
  patient.scene.file("bin/kubectl", kubectl("old"), 0o755);
  await patient.call("diff").exits(1).prints(`
    context  homelab
    server   http://127.0.0.1:<_:int> (Kubernetes v1.35.4)

    ? one: echo told

    ? two: echo told

    ≠ three: kubectl apply -f page.yaml
    ...
        -  text: old
        +  text: new

    1 command of 3 would change something.
    What 2 commands would do shows only when it runs.
    Nothing was changed.
  `);
  assertEquals(patient.left(), []);
});

Deno.test("diff: what would go and what would come is coloured where that is asked for", async () => {
  await using patient = new Patient();
  patient.scene.file("bin/kubectl", kubectl("old"), 0o755);
  const diff = (env: Readonly<Record<string, string>>) => patient.call("diff").env(env).exits(1);
  const { stdout } = await diff({ FORCE_COLOR: "1" });
  assertStringIncludes(stdout, "\u001b[33m?\u001b[39m one: echo told\n");
  assertStringIncludes(stdout, "\u001b[31m≠\u001b[39m three: kubectl apply");
  assertStringIncludes(stdout, "    \u001b[31m-  text: old\u001b[39m\n");
  assertStringIncludes(stdout, "    \u001b[32m+  text: new\u001b[39m\n");
  assertEquals((await diff({ NO_COLOR: "1" })).stdout.includes("\u001b"), false);
});

Deno.test("diff: where all is as a run would make it, that is said with exit code 0", async () => {
  await using patient = new Patient();
  patient.scene.file("bin/kubectl", kubectl("new"), 0o755);
  await patient.call("diff", "three").prints(`
    ...
    = three: kubectl apply -f page.yaml

    A run would change nothing that can be foreseen.
    Nothing was changed.
  `);
  const { stdout } = await patient.call("diff", "3", "--json");
  assertEquals(JSON.parse(stdout).changes, [
    { step: "three", command: "kubectl apply -f page.yaml", verdict: "same", lines: [] },
  ]);
});

Deno.test("diff: a server that does not compare is no answer, and no cluster neither", async () => {
  await using patient = new Patient();
  patient.scene.file("bin/kubectl", "#!/bin/sh\necho 'no such host' >&2\nexit 2\n", 0o755);
  await patient.call("diff", "three").fails(
    4,
    `error: Cannot see what "kubectl apply -f page.yaml" would change: no such host, expected ...`,
  );
  using scene = new Scene();
  await scene.call("diff").fails(
    4,
    `
    error: Cannot look at the cluster: none is configured, expected a kubeconfig
      Set KUBECONFIG, or make a practice cluster on this machine: deno task lab run`,
  );
});
