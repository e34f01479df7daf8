/** Installs the Debian packages that the machine lacks, and starts nothing of them. */

import { EnvironmentError } from "../../../runbook/errors/mod.ts";
import { installDebian } from "../../pieces/mod.ts";
import { describeMissing, type MissingPiece } from "./requirements.ts";

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
  await installDebian(packages);
}
