/** Installs the Debian packages that the machine lacks, and starts nothing of them. */

import { EnvironmentError } from "../../../runbook/errors/mod.ts";
import { output } from "./common/mod.ts";
import { describeMissing, type MissingPiece } from "./requirements.ts";

/** Debian asks this program whether a package may start its daemon; 101 means no. */
const POLICY = "/usr/sbin/policy-rc.d";

/**
 * Installs what is missing. Needs root on Debian, and Debian's archive within reach.
 *
 * @throws EnvironmentError when something is missing that no Debian package brings.
 */
export async function install(missing: readonly MissingPiece[]): Promise<void> {
  const byHand = missing.filter((piece) => piece.debianPackages === undefined);
  if (byHand.length > 0) {
    throw new EnvironmentError("Cannot install everything: no package of Debian will do", {
      remedy: `Install by hand and try again:\n${describeMissing(byHand)}`,
    });
  }
  const packages = missing.flatMap((piece) => piece.debianPackages ?? []);
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
