/**
 * The first service behind the load balancer: a web server with one page.
 *
 * @module
 */

import type { Probe } from "../runbook/mod.ts";
import { appConcerns } from "./app_concerns.ts";
import { addressPending } from "./address_causes.ts";
import { servicesCanRun } from "./apps_namespace.ts";
import { hostTaken, ingressClassMissing, webhookUnreachable } from "./causes.ts";
import { controllerIsBehind } from "./controller_causes.ts";
import { DEMO_ANSWERS, DEMO_READY } from "./labels.ts";
import { deployment, rule, service } from "./objects.ts";
import { noOtherDemo, noOtherIngress } from "./other_hands.ts";
import { deleteOurs } from "./ours.ts";
import { podTroubles } from "./pod_causes.ts";
import { mayCreateDemo } from "./rights.ts";
import { progressOf, rolledOut, type Rollout } from "./rollout.ts";
import { hostsOf, type Settings } from "./settings.ts";
import { ingressWith, removeRule } from "./shared_ingress.ts";
import { step } from "./step.ts";
import { assertVisit, visit } from "./visit.ts";

/** Name of the demo service and of everything that belongs to it. */
export const DEMO = "demo";

/** Apache's greeting as its own release has it. */
const GREETING = "<html><body><h1>It works!</h1></body></html>";

/** The greeting of newer httpd images. */
const NEWER_GREETING =
  '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/html4/strict.dtd">' +
  "<html><head><title>It works! Apache httpd</title></head><body><p>It works!</p></body></html>";

export const demoService = step({
  id: "demo-service",
  title: "Create a Loadbalanced Service",

  async tell(t) {
    const { address, images, demo: { replicas }, namespaces: { apps }, timeouts } = t.config;
    const host = hostsOf(t.config).demo;
    const workload = { name: DEMO, namespace: apps };

    t.say`
      A web server with a single page is enough to see the load balancer at work. By hand two lines
      make one: \`kubectl create deployment demo --image=httpd --port=80\` and
      \`kubectl expose deployment demo\`. Written down as a file the same two objects can be applied
      again after any change, and nothing is forgotten:
    `;
    const container = { name: "httpd", image: images.demo, port: 80 };
    const manifest = await t.manifest("demo.yaml", [
      deployment({ ...workload, replicas, container }),
      service(workload, 80),
    ]);
    await t.run`kubectl apply -f ${manifest}`.prints(`
      deployment.apps/${DEMO} <_:word>
      service/${DEMO} <_:word>
    `);

    t.say`
      This Service has an address inside the cluster only. A rule in an Ingress tells the controller
      that whoever asks for \`${host}\` wants this service, on port 80. In short it is
      \`kubectl create ingress ${t.config.ingress.name} --class=${t.config.ingress.class}
      --rule='${host}/*=${DEMO}:80'\`, and as a file:
    `;
    const ingress = await ingressWith(t, rule(host, DEMO, 80));
    await t.run`kubectl apply -f ${ingress}`.prints(`
      ingress.networking.k8s.io/${t.config.ingress.name} <_:word>
    `);
    await t.eventually(
      DEMO_READY,
      (probe) => progressOf(probe, rollout(t.config)),
      rolledOut,
      { within: timeouts.rollout },
    );

    t.note`
      Lost track of what runs where? \`kubectl get services --all-namespaces\` lists every service
      with its addresses and ports.
    `;

    t.say`
      Ask the load balancer's address for that host, and the page comes. Not the most exciting page,
      but it has come through the load balancer, the ingress controller and the Service. The greeting
      is Apache's, by the way: nginx only stands in front.
    `;
    t.note`
      No hosts file has to change for this, and nobody needs sudo: \`--resolve\` tells curl which
      address the name stands for, this once. For regular visits with a browser put the name into
      your router's DNS or your hosts file.

      The tutorial's \`localdev.me\` belongs to somebody else by now. Names under \`home.arpa\` are set
      aside for networks at home, so no request for them ends up on a stranger's machine.
    `;
    await t.eventually`
      curl -sS -i --max-time 5 --resolve ${`${host}:80:${address}`} http://${host}/
    `.prints(`
      HTTP/1.1 200 OK
      ...
      ...>It works!</...
      ...
    `).within(timeouts.page);
    // Just after its reload an old worker of the controller may take one more connection.
    await t.eventually(
      DEMO_ANSWERS,
      (probe) => greeting(probe, t.config),
      isGreeting,
      { within: timeouts.page },
    );
  },

  buildsOn: ["ingress"],
  needs: [...servicesCanRun, noOtherDemo, noOtherIngress, mayCreateDemo],

  async holds(t) {
    const host = hostsOf(t.config).demo;
    await t.check(DEMO_READY, (probe) => progressOf(probe, rollout(t.config)), rolledOut);
    await t.check(
      `the page is served at http://${host}/`,
      (probe) => greeting(probe, t.config),
      isGreeting,
    );
  },

  async undo(t) {
    const { apps } = t.config.namespaces;
    await removeRule(t, hostsOf(t.config).demo);
    await deleteOurs(t, [
      { apiVersion: "v1", kind: "Service", resource: "service", name: DEMO, namespace: apps },
      {
        apiVersion: "apps/v1",
        kind: "Deployment",
        resource: "deployment",
        name: DEMO,
        namespace: apps,
      },
    ]);
  },

  concerns: (settings) => appConcerns(settings, DEMO),

  explain: [
    ...podTroubles(rollout, `${DEMO}-`),
    hostTaken,
    ingressClassMissing,
    controllerIsBehind(DEMO),
    webhookUnreachable,
    addressPending,
  ],
});

/** The page that a visitor gets, without the blanks between its tags. */
function greeting(probe: Probe, settings: Settings) {
  const request = { url: `http://${hostsOf(settings).demo}/`, address: settings.address };
  return visit(probe, request, ({ status, body }) => ({
    status,
    page: body.replaceAll(/\s*\n\s*/g, ""),
  }));
}

function isGreeting(seen: Awaited<ReturnType<typeof greeting>>): void {
  const newer = "page" in seen && seen.page === NEWER_GREETING;
  assertVisit(seen, { status: 200, page: newer ? NEWER_GREETING : GREETING });
}

function rollout({ namespaces: { apps } }: Settings): Rollout {
  return { kind: "Deployment", name: DEMO, namespace: apps, labels: `app=${DEMO}` };
}
