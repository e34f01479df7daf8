/**
 * The secrets of a kubeconfig.
 *
 * @module
 */

/** Names of variables and flags whose values are meant to stay private. */
const privateName = /token|secret|passw(or)?d|passphrase|credential|(api|access|private)[_-]?key/i;

/**
 * The secret values of a parsed kubeconfig: tokens and passwords of its users, their private keys
 * (as they stand and decoded), and what is named like a secret among the variables and arguments of
 * the programs that fetch credentials. Anything that is not shaped like a kubeconfig holds none.
 */
export function secretsOfKubeconfig(config: unknown): string[] {
  return list(field(config, "users")).flatMap((entry) => secretsOfUser(field(entry, "user")));
}

function secretsOfUser(user: unknown): string[] {
  const key = field(user, "client-key-data");
  const found = [
    field(user, "token"),
    field(user, "password"),
    key,
    decoded(key),
    ...privateFields(field(field(user, "auth-provider"), "config")),
    ...secretsOfExec(field(user, "exec")),
  ];
  return found.filter((value) => typeof value === "string");
}

function privateFields(config: unknown): unknown[] {
  if (typeof config !== "object" || config === null) return [];
  return Object.entries(config).filter(([name]) => privateName.test(name)).map(([, value]) =>
    value
  );
}

/** Variables are `{ name, value }`, flags `--name=value` or a `--name` before its value. */
function secretsOfExec(exec: unknown): unknown[] {
  const variables = list(field(exec, "env"))
    .filter((variable) => privateName.test(String(field(variable, "name"))))
    .map((variable) => field(variable, "value"));
  const flags = list(field(exec, "args")).map(String);
  const values = flags.flatMap((flag, index) => {
    if (!flag.startsWith("-") || !privateName.test(flag)) return [];
    const sign = flag.indexOf("=");
    return sign < 0 ? [flags[index + 1]] : [flag.slice(sign + 1)];
  });
  return [...variables, ...values];
}

function decoded(text: unknown): string | undefined {
  if (typeof text !== "string") return undefined;
  try {
    return new TextDecoder().decode(Uint8Array.fromBase64(text));
  } catch {
    return undefined;
  }
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
