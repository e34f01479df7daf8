import { copyRootFiles, linkLogs, type Recipe, SHELL_PATH } from "./recipe.ts";

/** Looks like echoserver 1.3, whose own image no current container runtime can pull. */
export const echoserver: Recipe = {
  packages: ["shell", "nginx"],
  async fill(root) {
    await copyRootFiles("echoserver", root);
    await linkLogs(root);
  },
  config: {
    Cmd: ["nginx", "-g", "daemon off;"],
    Env: [SHELL_PATH],
    ExposedPorts: { "8080/tcp": {} },
  },
};
