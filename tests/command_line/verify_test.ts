import { assertStringIncludes } from "@std/assert";
import { Scene } from "./scene.ts";

Deno.test("verify: refuses where nothing was told to a cluster, and writes nothing", async () => {
  using scene = new Scene();
  await scene.call("verify").fails(
    2,
    `
      error: Cannot verify: nothing was told to a cluster yet, expected a run whose effects are in ...
        To begin: deno task run
    `,
  );
  scene.isUntouched();
});

Deno.test("verify: --timer prints what sets up a timer for this very folder", async () => {
  using scene = new Scene();
  const { stdout } = await scene.call("verify", "--timer").env({ KUBECONFIG: "/my/config" });
  assertStringIncludes(stdout, "WorkingDirectory=/runbook");
  assertStringIncludes(stdout, "deno task verify --home /scene/home");
  assertStringIncludes(stdout, "Environment=KUBECONFIG=/my/config");
  scene.isUntouched();
});
