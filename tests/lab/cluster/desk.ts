/**
 * The desk: where the runbook's commands run. Only its network is apart; files and programs are
 * the machine's own, but for kubectl, helm, the kubeconfig and the home folder.
 *
 * @module
 */
import { STATE } from "./layout.ts";

/** Major version of helm. */
export type HelmVersion = 3 | 4;

/** The desk's files. */
export const DESK = {
  /** The administrator's kubeconfig. */
  kubeconfig: `${STATE}/desk/kubeconfig`,
  home: `${STATE}/desk/home`,
  /** A folder with `kubectl` and `helm` in it. */
  programs: (helm: HelmVersion): string => `${STATE}/desk/helm${helm}`,
} as const;

/** Names of variables that would lead a command away from the desk's cluster and files. */
const FOREIGN = /^(https?_proxy|all_proxy|no_proxy|HELM_.*|KUBE.*|XDG_.*)$/i;

/**
 * The environment of a command on the desk, from the one that it would have elsewhere: without
 * proxies and without the settings of the user's own kubectl and helm.
 */
export function deskEnvironment(
  outside: Readonly<Record<string, string>>,
  helm: HelmVersion,
): Readonly<Record<string, string>> {
  const kept = Object.entries(outside).filter(([name]) => !FOREIGN.test(name));
  return {
    ...Object.fromEntries(kept),
    // The home folder is another one, what Deno has already fetched stays in reach.
    DENO_DIR: denoFolder(outside),
    HOME: DESK.home,
    KUBECONFIG: DESK.kubeconfig,
    PATH: `${DESK.programs(helm)}:${outside["PATH"] ?? "/usr/sbin:/usr/bin:/sbin:/bin"}`,
  };
}

/** Where Deno keeps what it fetched. */
export function denoFolder(env: Readonly<Record<string, string>>): string {
  const cache = env["XDG_CACHE_HOME"] ?? `${env["HOME"] ?? "/root"}/.cache`;
  return env["DENO_DIR"] ?? `${cache}/deno`;
}

/** Makes the desk's folders; `bin` holds kubectl, helm3 and helm4. */
export async function furnishDesk(bin: string): Promise<void> {
  await Deno.mkdir(DESK.home, { recursive: true });
  for (const helm of [3, 4] as const) {
    await Deno.mkdir(DESK.programs(helm));
    await Deno.symlink(`${bin}/kubectl`, `${DESK.programs(helm)}/kubectl`);
    await Deno.symlink(`${bin}/helm${helm}`, `${DESK.programs(helm)}/helm`);
  }
  await Deno.copyFile(`${STATE}/pki/admin.kubeconfig`, DESK.kubeconfig);
}
