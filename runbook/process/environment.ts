/**
 * The environment of commands: what of the user's shell they keep, and what they are given.
 *
 * @module
 */

/** What decides the environment of a runbook's commands. */
export interface ToolEnvironmentOptions {
  /** The environment that the user's shell brings along. */
  readonly inherited: Readonly<Record<string, string>>;
  /** Path of the private kubeconfig, the only cluster that commands can reach. */
  readonly kubeconfig: string;
  /** Folder with an empty `.curlrc` (see `writeCurlHome`). */
  readonly curlHome: string;
  /** Addresses and domains (with all names below them) that no proxy stands before. */
  readonly direct: readonly string[];
}

/*
 * Why not only what is known to be needed: a kubeconfig may name a program that fetches credentials
 * (client-go's exec plugins), and each wants its own variables: AWS_*, CLOUDSDK_*, AZURE_*, a browser's
 * display, certificates. So everything passes but what changes how the tutorial's tools behave.
 */
const dropped: readonly RegExp[] = [
  // kubectl, client-go (KUBERNETES_SERVICE_HOST too), helm: another cluster, namespace or preference.
  /^KUBE/,
  /^HELM_/,
  /^CURL_HOME$/,
  // Nothing in a runbook speaks ssh or git; these lead to the user's keys and repositories.
  /^(SSH|GIT)_/,
  // Bash: a file or functions to load, options, cd that prints, other globbing.
  /^(BASH_.*|BASHOPTS|SHELLOPTS|ENV|CDPATH|GLOBIGNORE|POSIXLY_CORRECT|PS4)$/,
  // Language, colours and widths of what is printed.
  /^(LC_.*|LANGUAGE|CLICOLOR.*|FORCE_COLOR|COLORTERM|GREP_.*|COLUMNS|LINES)$/,
  // Deno starts programs with a foreign loader only when it may run everything.
  /^(LD|DYLD)_/,
];

/**
 * The complete environment for a runbook's commands: what the shell brings along changes neither
 * which cluster they reach nor what they print.
 *
 * Proxies are kept for the way to charts and images, but not for the hosts named in `direct`.
 * Pure; `inherited` usually is `Deno.env.toObject()` (`--allow-env`).
 */
export function toolEnvironment(options: ToolEnvironmentOptions): Record<string, string> {
  const { inherited, kubeconfig, curlHome, direct } = options;
  const kept = Object.entries(inherited).filter(([name]) =>
    !dropped.some((rule) => rule.test(name))
  );
  const noProxy = withoutProxy(inherited, direct);
  return {
    PATH: "/usr/local/bin:/usr/bin:/bin",
    TMPDIR: "/tmp",
    ...Object.fromEntries(kept),
    LANG: "C.UTF-8",
    LC_ALL: "C.UTF-8",
    TERM: "dumb",
    NO_COLOR: "1",
    KUBECONFIG: kubeconfig,
    // Both names: kubectl's preferences file has had one and the other.
    KUBERC: "off",
    KUBECTL_KUBERC: "false",
    CURL_HOME: curlHome,
    // curl asks the small one first, Go programs the large one.
    no_proxy: noProxy,
    NO_PROXY: noProxy,
  };
}

/** A bare domain covers the names below it, for curl as for Go. */
function withoutProxy(
  inherited: Readonly<Record<string, string>>,
  direct: readonly string[],
): string {
  const already = [inherited.no_proxy, inherited.NO_PROXY]
    .flatMap((list) => list?.split(",") ?? [])
    .map((host) => host.trim())
    .filter((host) => host !== "");
  return [...new Set([...already, ...direct])].join(",");
}
