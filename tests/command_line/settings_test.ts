import { Scene } from "./scene.ts";

const BROKEN: readonly { name: string; yaml: string; says: string }[] = [
  {
    name: "broken YAML is shown by line and column",
    yaml: "domain: lan\naddress: [\ndemo:\n  replicas: 2\n",
    says: `
      error: Cannot read the settings file "/scene/mine.yaml": ..., expected valid YAML
        at /scene/mine.yaml:3:1`,
  },
  {
    name: "an address that is none",
    yaml: "address: 192.168.1.999\n",
    says: `
      error: Cannot use the setting "address": it is "192.168.1.999", expected an IPv4 address ...
        at /scene/mine.yaml:1:10`,
  },
  {
    name: "a pool that does not hold the address",
    yaml: "address: 192.168.1.10\npool: [192.168.1.240-192.168.1.250]\n",
    says: `
      error: Cannot use the setting "pool": the pool [192.168.1.240-192.168.1.250] does not hold ...
        at /scene/mine.yaml:2:7`,
  },
  {
    name: "unknown settings, all in one go and with what was meant",
    yaml: "adress: 192.168.1.9\necho:\n  replica: 3\n",
    says: `
      error: Cannot use the settings: there are 2 mistakes
        /scene/mine.yaml:1:1: "adress": there is no such setting, did you mean "address"?
        /scene/mine.yaml:3:3: "echo.replica": there is no such setting, did you mean "replicas"?`,
  },
];

for (const { name, yaml, says } of BROKEN) {
  for (const command of ["run", "plan"]) {
    Deno.test(`settings: ${name} (${command})`, async () => {
      using scene = new Scene();
      const file = scene.file("mine.yaml", yaml);
      await scene.call(command, "--settings", file).fails(3, says);
      scene.isUntouched();
    });
  }
}

Deno.test("settings: a file that is not there", async () => {
  using scene = new Scene();
  await scene.call("run", "--settings", `${scene.path}/none.yaml`).fails(
    3,
    `error: Cannot read the settings file "/scene/none.yaml": there is no such file, ...`,
  );
  scene.isUntouched();
});
