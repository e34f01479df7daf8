import { assertEquals } from "@std/assert";
import { closedPort, kubeconfigFor } from "./api_server.ts";
import { OwnRoot } from "./own_root.ts";
import { Patient } from "./patient.ts";
import { ROOT, Scene } from "./scene.ts";

/** How each code is reached; a row of README's table without an entry here fails. */
const CASES: Readonly<Record<string, () => Promise<unknown>>> = {
  async 0() {
    using scene = new Scene();
    await scene.call("list").exits(0);
  },
  async 1() {
    await using patient = new Patient();
    await patient.call("doctor", "--set", "network").exits(1);
  },
  async 2() {
    using scene = new Scene();
    await scene.call("rum").exits(2).warns("error: <_:rest>\n...");
    scene.isUntouched();
  },
  async 3() {
    using scene = new Scene();
    const file = scene.file("mine.yaml", "echo: { replicas: many }\n");
    await scene.call("run", "--settings", file).exits(3).warns("error: <_:rest>\n...");
    scene.isUntouched();
  },
  async 4() {
    using scene = new Scene();
    const KUBECONFIG = scene.file("kubeconfig", kubeconfigFor(closedPort()));
    await scene.call("doctor").env({ KUBECONFIG }).exits(4).warns("error: <_:rest>\n...");
    scene.isUntouched();
  },
  async 70() {
    using root = new OwnRoot();
    using scene = new Scene(root.path);
    root.append("steps/mod.ts", "\nrunbook.steps[5].id;\n");
    const { stderr } = await scene.call("run").exits(70).warns("TypeError: <_:rest>\n...");
    assertEquals(stderr.trimEnd().split("\n").at(-1), "This is a bug of the runbook");
    scene.isUntouched();
  },
  async 130() {
    const asked = Promise.withResolvers<void>();
    const silent = Promise.withResolvers<void>();
    await using patient = new Patient(() => {
      asked.resolve();
      return silent.promise;
    });
    await using child = patient.call("doctor").spawn();
    await asked.promise;
    child.kill("SIGINT");
    const { code } = await child.output();
    silent.resolve();
    assertEquals(code, 130);
  },
};

const README = Deno.readTextFileSync(`${ROOT}/README.md`);
const TABLE = Array.from(README.matchAll(/^\| (\d+) +\| (.*?) +\|$/gm));

Deno.test("exit codes: each of README's is reached below, and no other", () => {
  assertEquals(TABLE.map(([, code]) => code), Object.keys(CASES));
});

for (const [, code = "", meaning = ""] of TABLE) {
  Deno.test(`exit code ${code}: ${meaning}`, async () => {
    await CASES[code]?.();
  });
}
