/**
 * Admission webhooks that nobody answers for a while.
 *
 * @module
 */
import { assertEquals } from "@std/assert";
import { kubectl } from "../cluster/everything.ts";
import type { Lab } from "../lab/cluster/mod.ts";

/** Which Service the API server asks. */
export interface WebhookService {
  readonly name: string;
  readonly namespace: string;
}

/**
 * Has every connection of the API server to a webhook refused, as it is before the program behind
 * it listens. No object of the cluster is changed by that.
 *
 * @returns lets it answer again.
 */
export async function silence(
  lab: Lab,
  { name, namespace }: WebhookService,
): Promise<() => Promise<void>> {
  const path = "--output=jsonpath={.spec.clusterIP}";
  const address = await kubectl(lab, ["get", "service", name, "--namespace", namespace, path]);
  // Behind the translation to a pod's address, only the connection's own record has the Service's.
  const asked = ["-m", "conntrack", "--ctorigdst", address, "--ctorigdstport", "443"];
  const refusal = ["-p", "tcp", ...asked, "-j", "REJECT", "--reject-with", "tcp-reset"];
  const rule = async (action: string) => {
    const { code, stderr } = await lab.node(1).exec(["iptables", action, "OUTPUT", ...refusal]);
    assertEquals(code, 0, stderr);
  };
  await rule("-I");
  return () => rule("-D");
}
