/**
 * Known causes of a failure that lie with the ingress controller.
 *
 * @module
 */

import type { Cause } from "../runbook/mod.ts";
import { GO_ON } from "./going_on.ts";
import type { Settings } from "./settings.ts";

/**
 * The controller has the rule and sees no pod behind it, while the cluster has ready ones: its view
 * is old. After the API server was away, it is a minute or more until it looks again.
 */
export function controllerIsBehind(service: string): Cause<Settings> {
  return {
    id: "controller-behind",
    async look(probe, { namespaces: { apps } }) {
      const { items } = await probe.discovery.listNamespacedEndpointSlice({
        namespace: apps,
        labelSelector: `kubernetes.io/service-name=${service}`,
      });
      const endpoints = items.flatMap((slice) => slice.endpoints ?? []);
      return endpoints.filter(({ conditions }) => conditions?.ready === true).length;
    },
    says({ failure, evidence }) {
      if (!/https?:\S+: .*found `503`/.test(failure) || !(Number(evidence) > 0)) return undefined;
      return `The ingress controller does not see yet that the service ${service} has ready pods ` +
        `(${evidence}): it answers 503`;
    },
    remedy: `wait a minute, or start it anew with kubectl rollout restart, ${GO_ON}`,
  };
}
