import { copyRootFiles, linkLogs, type Recipe, SHELL_PATH } from "./recipe.ts";

/** Looks like the official `nginx` image, the one with Debian inside. */
export const nginx: Recipe = {
  packages: ["shell", "nginx"],
  async fill(root) {
    await copyRootFiles("nginx", root);
    await linkLogs(root);
  },
  config: {
    Cmd: ["nginx", "-g", "daemon off;"],
    Env: [SHELL_PATH],
    ExposedPorts: { "80/tcp": {} },
    StopSignal: "SIGQUIT",
  },
};
