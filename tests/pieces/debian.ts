/** Installs Debian packages, and starts nothing of them. */

import { output } from "./command.ts";

/** Debian asks this program whether a package may start its daemon; 101 means no. */
const POLICY = "/usr/sbin/policy-rc.d";

/**
 * Brings the lists of packages up to date and installs some, without what they only recommend. Needs
 * root on Debian, and Debian's archive within reach.
 *
 * @throws EnvironmentError when that fails.
 */
export async function installDebian(packages: readonly string[]): Promise<void> {
  await output(["apt-get", "update"]);
  if (packages.length === 0) return;
  await withoutStartingDaemons(() =>
    output(["apt-get", "install", "--yes", "--no-install-recommends", ...packages], {
      env: { DEBIAN_FRONTEND: "noninteractive" },
    })
  );
}

/** A policy that is there already belongs to the machine and is left as it is. */
async function withoutStartingDaemons(work: () => Promise<unknown>): Promise<void> {
  const ours = await createPolicy();
  try {
    await work();
  } finally {
    if (ours) await Deno.remove(POLICY);
  }
}

async function createPolicy(): Promise<boolean> {
  try {
    await Deno.writeTextFile(POLICY, "#!/bin/sh\nexit 101\n", { mode: 0o755, createNew: true });
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.AlreadyExists) return false;
    throw error;
  }
}
