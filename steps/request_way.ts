/**
 * The way of a request, as far as a run has seen it.
 *
 * @module
 */

import type { BegunRun, Json, Station, StepPicture } from "../runbook/mod.ts";
import { DEMO, demoService } from "./demo_service.ts";
import { ECHO } from "./echo.ts";
import { confirmed, fieldsOf, itemsOf, textOf } from "./findings.ts";
import { ingress } from "./ingress.ts";
import {
  ADDRESS_IS_OURS,
  CONTROLLER_READY,
  DEMO_ANSWERS,
  DEMO_READY,
  ECHO_ANSWERS,
  REPLICAS_READY,
} from "./labels.ts";
import { multiNode } from "./multi_node.ts";
import { type HostRule, rulesShown } from "./rules_shown.ts";

/** Where the pods of the services behind the Ingress were looked at, and that they answer. */
const SERVICES = [
  { step: demoService.id, service: DEMO, pods: DEMO_READY, answers: DEMO_ANSWERS },
  { step: multiNode.id, service: ECHO, pods: REPLICAS_READY, answers: ECHO_ANSWERS },
];

/** Who asked in all of these steps. */
const VISITOR = { kind: "visitor", name: "curl" };

/** The way from the visitor to the pods; none where no host answered and no address was seen. */
export function requestWay(run: BegunRun): StepPicture | undefined {
  const controllers = podsSeen(confirmed(run, ingress.id, CONTROLLER_READY));
  const hosts = hostsSeen(run);
  const address = fieldsOf(confirmed(run, ingress.id, ADDRESS_IS_OURS));
  const own = textOf(itemsOf(address.addresses)[0]);
  // Where a host has answered, it was asked at the address of the settings.
  const name = own || textOf(run.header.settings.address);
  const part = hosts.at(-1)?.step ??
    (controllers.length > 0 && own !== "" ? ingress.id : undefined);
  if (part === undefined || name === "") return undefined;
  const pool = textOf(address.pool);
  const start: Station = {
    ...VISITOR,
    next: [{
      kind: "address",
      name,
      ...pool === "" ? {} : { detail: `from MetalLB's pool ${pool}` },
      next: behind(controllers, hosts.map(({ station }) => station)),
    }],
  };
  return {
    step: part,
    name: "request-way",
    caption: "The way of a request, from the load balancer's address to the pods that answer",
    picture: { type: "way", start },
  };
}

/** The controller before the hosts. Several pods of it stand for one: any of them knows all hosts. */
function behind(controllers: readonly Station[], hosts: readonly Station[]): readonly Station[] {
  if (controllers.length === 0) return hosts;
  const places = [...new Set(controllers.flatMap(({ detail }) => detail ?? []))].join(", ");
  return [{
    kind: "ingress controller",
    name: controllers.map(({ name }) => name).join(", "),
    ...places === "" ? {} : { detail: places },
    next: hosts,
  }];
}

/** The hosts that have answered, each with the step in which it did. */
function hostsSeen(run: BegunRun): readonly { readonly step: string; readonly station: Station }[] {
  return SERVICES.flatMap(({ step, service, pods, answers }) => {
    const rule = rulesShown(run, step).find((rule) => rule.service === service);
    if (rule === undefined || confirmed(run, step, answers) === null) return [];
    return [{ step, station: hostStation(rule, podsSeen(confirmed(run, step, pods))) }];
  });
}

function hostStation({ host, service, port }: HostRule, pods: readonly Station[]): Station {
  const behind: Station = { kind: "service", name: service, detail: `port ${port}`, next: pods };
  return { kind: "host", name: host, next: [behind] };
}

/** The ready pods that a look at a rollout saw. */
function podsSeen(progress: Json): readonly Station[] {
  return itemsOf(fieldsOf(progress).pods).map(fieldsOf).flatMap((pod) => {
    const [name, node] = [textOf(pod.name), textOf(pod.node)];
    if (name === "" || pod.ready !== true) return [];
    return [{ kind: "pod", name, ...node === "" ? {} : { detail: `on ${node}` }, next: [] }];
  });
}
