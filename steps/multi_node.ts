/**
 * A service of several replicas, spread over the nodes, and proof that each of them answers.
 *
 * @module
 */

import { assert, assertEquals } from "@std/assert";
import type { Probe } from "../runbook/mod.ts";
import { hostTaken, imageCannotBePulled, redirectedForEver, webhookUnreachable } from "./causes.ts";
import { ECHO, ECHO_PORT, echoObjects, echoPods, echoRollout } from "./echo.ts";
import { imagesRunOnNodes } from "./needs.ts";
import { rule } from "./objects.ts";
import { deleteOurs } from "./ours.ts";
import { podsOf } from "./pods.ts";
import { progressOf, rolledOut } from "./rollout.ts";
import { hostsOf, type Settings } from "./settings.ts";
import { ingressWith, removeRule, rulesOf } from "./shared_ingress.ts";
import { step } from "./step.ts";

/** The certificate that the controller makes for itself where nobody gave it one. */
const OWN_CERTIFICATE = "Kubernetes Ingress Controller Fake Certificate";

export const multiNode = step({
  id: "multi-node",
  title: "A Multi-Node Service",

  async tell(t) {
    const { address, echo: { replicas, requests, variant }, timeouts } = t.config;
    const { apps } = t.config.namespaces;
    const hosts = hostsOf(t.config);
    const resolve = (port: number) => `${hosts.echo}:${port}:${address}`;

    t.say`
      One pod is a small load to balance. So here is a service with ${replicas} replicas; Kubernetes
      spreads them over the worker nodes. Each of them answers a request with a description of it,
      which shows nicely what the load balancer and the ingress controller have made of it on the
      way.
    `;
    if (variant === "nginx") {
      t.note`
        The tutorial's image, \`echoserver:1.3\` of 2016, is of a format that today's nodes do not
        pull any more, and for amd64 only. The official nginx image does the same with the
        configuration below; it runs on a Raspberry Pi, too.
      `;
    }
    const manifest = await t.manifest("echoserver.yaml", echoObjects(t.config));
    const applied = echoObjects(t.config).map(({ kind }) =>
      `${RESOURCES[String(kind)]}/${ECHO} <_:word>`
    );
    await t.run`kubectl apply -f ${manifest}`.prints(applied.join("\n"));
    await t.eventually(
      "all replicas are ready",
      (probe) => progressOf(probe, echoRollout(t.config)),
      rolledOut,
      { within: timeouts.rollout },
    );
    t.say`The replicas, and the nodes that they run on:`;
    await t.eventually`
      kubectl get pods --selector app=${ECHO} --namespace ${apps} --output wide
    `.prints(podTable(replicas));

    t.say`
      The ingress controller does not know of them yet. The Ingress of the previous section gets a
      second rule, and keeps the first:
    `;
    const ingress = await ingressWith(t, rule(hosts.echo, ECHO, ECHO_PORT));
    await t.run`kubectl apply -f ${ingress}`.prints(`
      ingress.networking.k8s.io/${t.config.ingress.name} <_:word>
    `);
    await t.check(
      "the Ingress has the rules of both services",
      (probe) => hostsInIngress(probe, t.config),
      (seen) => {
        for (const host of [hosts.demo, hosts.echo]) {
          assert(seen.includes(host), `there is no rule for ${host}, only for ${seen.join(", ")}`);
        }
      },
    );
    t.say`
      \`describe\` shows how the controller sees it. It lists three endpoints of a service at most,
      so every replica is checked by itself right after:
    `;
    await t.show`kubectl describe ingress ${t.config.ingress.name} --namespace ${apps}`.prints(`
      Name: ${t.config.ingress.name}
      ...
      Rules:
        Host Path Backends
        ---- ---- --------
      ...
        ${hosts.echo}
          / ${ECHO}:${ECHO_PORT} (...)
      ...
    `);
    await t.eventually(
      "every ready pod is an endpoint of the service",
      (probe) => endpointsAndPods(probe, t.config),
      ({ endpoints, pods }) => {
        assertEquals(endpoints, pods, "the service's endpoints are not the ready pods");
        assertEquals(endpoints.length, replicas);
      },
      { within: timeouts.rollout },
    );

    t.say`
      Over plain HTTP the echo service itself answers, and sends the visitor to HTTPS:
    `;
    await t.eventually`
      curl -sS -i --max-time 5 --resolve ${resolve(80)} http://${hosts.echo}/
    `.prints(`
      HTTP/1.1 301 Moved Permanently
      ...
      Location: https://${hosts.echo}/
      ...
    `).within(timeouts.page);
    t.say`
      HTTPS ends at the ingress controller. It has no certificate for this name, so it shows one that
      it has made for itself; \`-k\` tells curl to put up with that.
    `;
    await t.eventually`
      curl -sS -k -i --max-time 5 --resolve ${resolve(443)} https://${hosts.echo}/
    `.prints(`
      HTTP/2 200
      ...
      CLIENT VALUES:
      client_address=<_:ip>
      command=GET
      ...
      SERVER VALUES:
      server_version=nginx: ...
      ...
      HEADERS RECEIVED:
      ...
      host=${hosts.echo}
      ...
      x-forwarded-proto=https
      ...
      BODY:
      ...
    `).within(timeouts.page);
    await t.check(
      "the certificate is the controller's own, and HTTP/2 is spoken",
      async (probe) => {
        const url = `https://${hosts.echo}/`;
        const { status, httpVersion, certificate } = await probe.http({
          url,
          address,
          insecure: true,
        });
        return { status, httpVersion, certificate: certificate?.subject ?? null };
      },
      (seen) => assertEquals(seen, { status: 200, httpVersion: "2", certificate: OWN_CERTIFICATE }),
    );

    t.say`
      Now many requests, each over a connection of its own. They bear a mark by which this run's
      requests are found in the logs:
    `;
    const mark = await t.learn("mark", (probe) => Promise.resolve(probe.random()), "<mark>");
    const url = `https://${hosts.echo}/?mark=${mark}&request=[1-${requests}]`;
    await t.show`
      curl -sS -k --http1.1 --max-time 60 -H ${"Connection: close"} -o /dev/null
        -w ${"%{http_code}\\n"} --resolve ${resolve(443)} ${url}
    `.prints(Array(requests).fill("200").join("\n"));
    t.say`
      Which of the replicas has seen which of them is in their logs. Do not expect them in turn: the
      controller's workers choose each for themselves.
    `;
    const pods = await t.learn<readonly string[]>(
      "pods",
      async (probe) => (await podsOf(probe, echoPods(t.config))).map(({ name }) => name),
      ["<pod>"],
    );
    await t.each("pod", pods, async (pod) => {
      await t.eventually`kubectl logs ${pod} --namespace ${apps} --since=5m`.prints(`
        ...
        ...mark=${mark}&request=... 200 ...
        ...
      `).within("10s");
    });
    await t.eventually(
      "every replica has answered some of the requests, and none is missing",
      (probe) => countByPod(probe, t.config, mark),
      (counts) => {
        const silent = counts.filter(({ requests }) => requests === 0).map(({ pod }) => pod);
        assertEquals(silent, [], `no request reached ${silent.join(", ")}`);
        assertEquals(counts.length, replicas, `${counts.length} replicas are there`);
        assertEquals(counts.reduce((sum, { requests }) => sum + requests, 0), requests);
      },
      { within: "10s" },
    );
    t.note`
      How the controller spreads requests, and whether a visitor stays with one replica, is set by
      annotations of the Ingress; there is a long list of them in its manual.
    `;
  },

  needs: [imagesRunOnNodes],

  async holds(t) {
    const { address } = t.config;
    const hosts = hostsOf(t.config);
    await t.check(
      "all replicas are ready",
      (probe) => progressOf(probe, echoRollout(t.config)),
      rolledOut,
    );
    await t.check(
      "every ready pod is an endpoint of the service",
      (probe) => endpointsAndPods(probe, t.config),
      ({ endpoints, pods }) => assertEquals(endpoints, pods),
    );
    await t.check(
      "the Ingress has the echo service's rule",
      (probe) => hostsInIngress(probe, t.config),
      (seen) => assert(seen.includes(hosts.echo), `there is no rule for ${hosts.echo}`),
    );
    await t.check(
      `the echo service answers at https://${hosts.echo}/`,
      async (probe) => {
        const { status, body } = await probe.http({
          url: `https://${hosts.echo}/`,
          address,
          insecure: true,
        });
        return { status, echo: body.includes("CLIENT VALUES:") };
      },
      (seen) => assertEquals(seen, { status: 200, echo: true }),
    );
  },

  async undo(t) {
    const { apps } = t.config.namespaces;
    await removeRule(t, hostsOf(t.config).echo);
    await deleteOurs(t, [
      { apiVersion: "v1", kind: "Service", resource: "service", name: ECHO, namespace: apps },
      {
        apiVersion: "apps/v1",
        kind: "Deployment",
        resource: "deployment",
        name: ECHO,
        namespace: apps,
      },
      { apiVersion: "v1", kind: "ConfigMap", resource: "configmap", name: ECHO, namespace: apps },
    ]);
  },

  explain: [
    imageCannotBePulled("apps"),
    hostTaken,
    redirectedForEver,
    webhookUnreachable("ingress"),
  ],
});

/** How `kubectl apply` names a kind of object. */
const RESOURCES: Readonly<Record<string, string>> = {
  ConfigMap: "configmap",
  Deployment: "deployment.apps",
  Service: "service",
};

function podTable(replicas: number): string {
  const row = `${ECHO}-<_:name> 1/1 Running ... <_:age> <_:ip> <_:name> ...`;
  return ["NAME READY STATUS RESTARTS AGE IP NODE ...", ...Array(replicas).fill(row)].join("\n");
}

async function hostsInIngress(probe: Probe, settings: Settings): Promise<readonly string[]> {
  const rules = await rulesOf(probe, settings);
  return rules.map((rule) => String((rule as { host?: string }).host ?? "*"));
}

/** The addresses of the service's ready endpoints, and those of the pods; both sorted. */
async function endpointsAndPods(probe: Probe, settings: Settings) {
  const { namespace } = echoPods(settings);
  const [slices, pods] = await Promise.all([
    probe.discovery.listNamespacedEndpointSlice({
      namespace,
      labelSelector: `kubernetes.io/service-name=${ECHO}`,
    }),
    podsOf(probe, echoPods(settings)),
  ]);
  const endpoints = slices.items.flatMap((slice) => slice.endpoints ?? [])
    .filter(({ conditions }) => conditions?.ready === true)
    .flatMap(({ addresses }) => addresses);
  return {
    endpoints: endpoints.sort(),
    pods: pods.filter(({ ready }) => ready).map(({ ip }) => ip).sort(),
  };
}

/** How many of the marked requests stand in each replica's log. */
async function countByPod(probe: Probe, settings: Settings, mark: string) {
  const { namespace } = echoPods(settings);
  const pods = await podsOf(probe, echoPods(settings));
  return await Promise.all(pods.map(async ({ name, node }) => {
    const log = await probe.core.readNamespacedPodLog({ name, namespace, sinceSeconds: 600 });
    const requests = log.split("\n").filter((line) => line.includes(`mark=${mark}&`)).length;
    return { pod: name, node, requests };
  }));
}
