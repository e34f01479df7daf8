import { copyRootFiles, type Recipe, SHELL_PATH } from "./recipe.ts";

/** The page of Apache's 2.4 branch, byte for byte. */
const PAGE = "<html><body><h1>It works!</h1></body></html>\n";

/** Looks like the official `httpd` image: Apache on port 80 with its one page. */
export const httpd: Recipe = {
  packages: ["shell", "apache"],
  async fill(root) {
    await copyRootFiles("httpd", root);
    await Deno.mkdir(`${root}/usr/local/apache2/htdocs`);
    await Deno.writeTextFile(`${root}/usr/local/apache2/htdocs/index.html`, PAGE);
  },
  config: {
    Cmd: ["httpd-foreground"],
    Env: [SHELL_PATH],
    ExposedPorts: { "80/tcp": {} },
    StopSignal: "SIGWINCH",
    WorkingDir: "/usr/local/apache2",
  },
};
