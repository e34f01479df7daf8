import { assertEquals, assertStringIncludes } from "@std/assert";
import { timerText } from "./timer_text.ts";

const PLACE = { root: "/srv/runbook", home: "/srv/runbook", deno: "/usr/bin/deno", path: "/bin" };

Deno.test("timer: a service that verifies, and a timer that starts it every night", () => {
  const text = timerText(PLACE);
  assertStringIncludes(text, "\nWorkingDirectory=/srv/runbook\n");
  assertStringIncludes(text, "\nExecStart=/usr/bin/deno task verify\n");
  assertStringIncludes(text, "\nOnCalendar=*-*-* 04:00\n");
  assertEquals(text.includes("KUBECONFIG"), false);
});

Deno.test("timer: folders with blanks, percent signs and dollars stay one word", () => {
  const text = timerText({ ...PLACE, home: "/my 100%/$lab", kubeconfig: "/a b/$c" });
  assertStringIncludes(text, `verify --home "/my 100%%/$$lab"\n`);
  assertStringIncludes(text, `Environment="KUBECONFIG=/a b/$c"\n`);
});

Deno.test("timer: given to a shell, the lines write both units", async () => {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.mkdir(`${folder}/bin`);
    await Deno.writeTextFile(`${folder}/bin/systemctl`, '#!/bin/sh\necho "$@"\n', { mode: 0o755 });
    const shell = new Deno.Command("sh", {
      args: ["-ec", timerText(PLACE)],
      env: { HOME: folder, PATH: `${folder}/bin:/usr/bin:/bin` },
      clearEnv: true,
    });
    const { code, stdout } = await shell.output();
    assertEquals(code, 0);
    assertStringIncludes(new TextDecoder().decode(stdout), "enable --now homelab-verify.timer");
    const names = [...Deno.readDirSync(`${folder}/.config/systemd/user`)].map(({ name }) => name);
    assertEquals(names.toSorted(), ["homelab-verify.service", "homelab-verify.timer"]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
