import { assertEquals, assertMatch } from "@std/assert";
import { OwnRoot } from "./own_root.ts";
import { Scene } from "./scene.ts";

Deno.test("failure: what was expected and what came, where it stands, and how to go on", async () => {
  using root = new OwnRoot();
  using scene = new Scene(root.path);
  root.record("192.168.1.254", "<pending>");
  const { stdout } = await scene.call("run").exits(1).prints(`
    Rehearsal of the real run of ...
    ...
    $ kubectl get service ingress-nginx-controller ...
    ...
    ✘ it did not do what was expected
      stdout: expected \`192.168.1.254\`, found \`<pending>\`
      at steps/ingress.ts:<_:int>:<_:int>
    ...
    To rehearse again: deno task run --rehearse
    ...
    ✘ Rehearsal failed (recorded on ...
  `);
  assertMatch(stdout, /^ {6}expected +\| printed$/m);
  assertMatch(stdout, /^ {4}> ingress-nginx-controller .* \| ingress-nginx-controller /m);
  assertMatch(stdout, /^✔ passed$/m);
  assertEquals(stdout.includes("3/5"), false);

  const { "2-ingress.md": page = "", "index.md": index = "" } = scene.transcript();
  assertMatch(page, /^> stdout: expected `192\.168\.1\.254`, found `<pending>`$/m);
  assertMatch(page, /^> Asked at `steps\/ingress\.ts:\d+:\d+`$/m);
  assertMatch(page, /^To rehearse again: `deno task run --rehearse`$/m);
  assertMatch(index, /^✘ \*\*Rehearsal failed\*\*/m);
  assertMatch(index, /\| 2 \| .* \| ✘ failed \|/);
  await scene.call("status").prints(`
    Rehearsal <_:rest>: failed
    ...
    ✔  loadbalancer        passed, ...
    ✘  ingress             failed, ...
          kubectl get service ingress-nginx-controller ...
    ·  demo-service        not told
    ...
    What next, to rehearse again: deno task run --rehearse
  `);
});

Deno.test("failure: a damaged recording is an error with its line", async () => {
  using root = new OwnRoot();
  using scene = new Scene(root.path);
  root.damage(7);
  await scene.call("run").fails(
    3,
    `
    error: Cannot read the journal "/runbook/steps/recording/journal.jsonl": line 7 ...
      at /runbook/steps/recording/journal.jsonl:7
      Nothing was changed. ...`,
  );
  scene.isUntouched();
});
