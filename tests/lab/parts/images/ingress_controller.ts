import { copyTree, link } from "../common/mod.ts";
import { applyEdits, EDITS } from "./ingress_template.ts";
import { copyRootFiles, linkLogs, type Recipe, SHELL_PATH } from "./recipe.ts";

/** The user that ingress-nginx's chart runs the controller as. */
const WWW_DATA = 101;

/** What that user writes to. */
const WRITABLE = [
  "etc/nginx",
  "etc/ingress-controller/auth",
  "etc/ingress-controller/geoip",
  "etc/ingress-controller/ssl",
  "etc/ingress-controller/telemetry",
  "tmp/nginx",
  "var/lib/nginx",
  "var/log/nginx",
];

/**
 * The ingress-nginx controller with Debian's nginx under it. Where a Lua library is in no package, a
 * small one stands in (`rootfs/ingress-controller`): round robin works, what the lab has no use for
 * (sticky sessions, OCSP, throttling, TCP and UDP services) does not.
 */
export const ingressController: Recipe = {
  packages: ["shell", "nginx"],
  async fill(root, { programs, ingressModule }) {
    await copyTree(`${ingressModule}/rootfs/etc/nginx`, `${root}/etc/nginx`);
    await Deno.remove(`${root}/etc/nginx/lua/test`, { recursive: true });
    await adaptTemplate(`${root}/etc/nginx/template/nginx.tmpl`);
    await copyRootFiles("ingress-controller", root);
    for (const folder of WRITABLE) {
      await Deno.mkdir(`${root}/${folder}`, { recursive: true });
    }
    await linkLogs(root);
    await link(`${root}/usr/bin/nginx`, "../sbin/nginx"); // where the controller looks for it
    await link( // what the chart preloads
      `${root}/usr/local/lib/libmimalloc.so`,
      "/usr/lib/x86_64-linux-gnu/libmimalloc.so.2",
    );
    await Deno.copyFile(`${programs}/nginx`, `${root}/nginx-ingress-controller`);
    await Deno.copyFile(`${programs}/waitshutdown`, `${root}/wait-shutdown`);
  },
  owned: { user: WWW_DATA, paths: WRITABLE },
  config: {
    Entrypoint: ["/usr/bin/dumb-init", "--"],
    Cmd: ["/nginx-ingress-controller"],
    Env: [SHELL_PATH],
    User: String(WWW_DATA),
    WorkingDir: "/etc/nginx",
  },
};

async function adaptTemplate(path: string): Promise<void> {
  await Deno.writeTextFile(path, applyEdits(await Deno.readTextFile(path), EDITS));
}
