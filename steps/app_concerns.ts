/**
 * What an app behind the load balancer consists of.
 *
 * @module
 */

import type { Concern } from "../runbook/mod.ts";
import type { Settings } from "./settings.ts";

/** The objects between a visitor and an app's pods: looked at where something of it fails. */
export function appConcerns(
  { namespaces: { apps: namespace }, ingress }: Settings,
  name: string,
): readonly Concern[] {
  return [
    { apiVersion: "apps/v1", kind: "Deployment", name, namespace },
    { apiVersion: "v1", kind: "Service", name, namespace },
    { apiVersion: "networking.k8s.io/v1", kind: "Ingress", name: ingress.name, namespace },
  ];
}
