/**
 * The first service behind the load balancer: a web server with one page.
 *
 * @module
 */

import { assertEquals } from "@std/assert";
import { addressPending, hostTaken, imageCannotBePulled, webhookUnreachable } from "./causes.ts";
import { imagesRunOnNodes } from "./needs.ts";
import { deployment, rule, service } from "./objects.ts";
import { deleteOurs } from "./ours.ts";
import { progressOf, rolledOut, type Rollout } from "./rollout.ts";
import { hostsOf, type Settings } from "./settings.ts";
import { ingressWith, removeRule } from "./shared_ingress.ts";
import { step } from "./step.ts";

const NAME = "demo";
const PAGE = "<html><body><h1>It works!</h1></body></html>";

export const demoService = step({
  id: "demo-service",
  title: "Create a Loadbalanced Service",

  async tell(t) {
    const { address, images, demo: { replicas }, namespaces: { apps }, timeouts } = t.config;
    const host = hostsOf(t.config).demo;
    const workload = { name: NAME, namespace: apps };

    t.say`
      A web server with one page is enough to see the load balancer at work. The short way is two
      lines: \`kubectl create deployment demo --image=httpd --port=80\` and
      \`kubectl expose deployment demo\`. Written down as a file the same two objects can be applied
      again after any change, and nothing is forgotten:
    `;
    const container = { image: images.demo, port: 80 };
    const manifest = await t.manifest("demo.yaml", [
      deployment({ ...workload, replicas, container }),
      service(workload, 80),
    ]);
    await t.run`kubectl apply -f ${manifest}`.prints(`
      deployment.apps/${NAME} <_:word>
      service/${NAME} <_:word>
    `);

    t.say`
      The Service has an address inside the cluster only. A rule tells the ingress controller which
      host name belongs to it:
    `;
    const ingress = await ingressWith(t, rule(host, NAME, 80));
    await t.run`kubectl apply -f ${ingress}`.prints(`
      ingress.networking.k8s.io/${t.config.ingress.name} <_:word>
    `);
    await t.eventually(
      "the demo is ready",
      (probe) => progressOf(probe, rollout(t.config)),
      rolledOut,
      { within: timeouts.rollout },
    );

    t.say`
      Ask the load balancer's address for that host, and the page comes. It is Apache's greeting, by
      the way: the image is Apache's httpd, and nginx only stands in front of it.
    `;
    t.note`
      No hosts file has to change for this: \`--resolve\` tells curl which address the name stands
      for, this once. For a browser the name must be known to your router's DNS or your hosts file.
    `;
    await t.eventually`
      curl -sS -i --max-time 5 --resolve ${`${host}:80:${address}`} http://${host}/
    `.prints(`
      HTTP/1.1 200 OK
      ...

      ${PAGE}
    `).within(timeouts.page);
  },

  needs: [imagesRunOnNodes],

  async holds(t) {
    const { address } = t.config;
    const host = hostsOf(t.config).demo;
    await t.check("the demo is ready", (probe) => progressOf(probe, rollout(t.config)), rolledOut);
    await t.check(
      `the page is served at http://${host}/`,
      async (probe) => {
        const { status, body } = await probe.http({ url: `http://${host}/`, address });
        return { status, body: body.trim() };
      },
      (seen) => assertEquals(seen, { status: 200, body: PAGE }),
    );
  },

  async undo(t) {
    const { apps } = t.config.namespaces;
    await removeRule(t, hostsOf(t.config).demo);
    await deleteOurs(t, [
      { apiVersion: "v1", kind: "Service", resource: "service", name: NAME, namespace: apps },
      {
        apiVersion: "apps/v1",
        kind: "Deployment",
        resource: "deployment",
        name: NAME,
        namespace: apps,
      },
    ]);
  },

  explain: [imageCannotBePulled("apps"), hostTaken, webhookUnreachable("ingress"), addressPending],
});

function rollout({ namespaces: { apps } }: Settings): Rollout {
  return { kind: "Deployment", name: NAME, namespace: apps, labels: `app=${NAME}` };
}
