/**
 * A service of several replicas, spread over the nodes, and proof that each of them answers.
 *
 * @module
 */

import { assert, assertEquals } from "@std/assert";
import { appConcerns } from "./app_concerns.ts";
import { servicesCanRun } from "./apps_namespace.ts";
import { hostTaken, ingressClassMissing, redirectedForEver, webhookUnreachable } from "./causes.ts";
import { controllerIsBehind } from "./controller_causes.ts";
import { ECHO, ECHO_PORT, echoObjects, echoPods, echoRollout } from "./echo.ts";
import { endpointsAndPods, hostsInIngress, requestsByPod } from "./echo_looks.ts";
import { ECHO_ANSWERS, MARK, REPLICAS_ANSWERED, REPLICAS_READY } from "./labels.ts";
import { rule } from "./objects.ts";
import { noOtherEcho, noOtherIngress } from "./other_hands.ts";
import { deleteOurs } from "./ours.ts";
import { podTroubles } from "./pod_causes.ts";
import { podsOf } from "./pods.ts";
import { mayCreateEcho } from "./rights.ts";
import { progressOf, rolledOut } from "./rollout.ts";
import { hostsOf } from "./settings.ts";
import { ingressWith, removeRule } from "./shared_ingress.ts";
import { step } from "./step.ts";
import { assertVisit, visit } from "./visit.ts";

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
      One pod is not much of a load to balance. So here is a service with ${replicas} replicas, which
      Kubernetes spreads over the nodes. Each of them answers a request with a description of
      that request, which shows nicely what has been done to it on its way. Everything stays in the
      namespace \`${apps}\` for now.
    `;
    if (variant === "nginx") {
      t.note`
        The tutorial's image, \`echoserver:1.3\` of 2016, is of a format that today's nodes do not
        pull any more, and for amd64 only. The official nginx image does the same with the
        configuration below; it runs on a Raspberry Pi, too.
      `;
    }
    t.say`
      By hand it would be \`kubectl create deployment ${ECHO} --image=… --replicas=${replicas}\` and
      \`kubectl expose deployment ${ECHO} --port=${ECHO_PORT}\`; as a file:
    `;
    const manifest = await t.manifest("echoserver.yaml", echoObjects(t.config));
    const applied = echoObjects(t.config).map(({ kind }) =>
      `${RESOURCES[String(kind)]}/${ECHO} <_:word>`
    );
    await t.run`kubectl apply -f ${manifest}`.prints(applied.join("\n"));
    await t.eventually(
      REPLICAS_READY,
      (probe) => progressOf(probe, echoRollout(t.config)),
      rolledOut,
      { within: timeouts.rollout },
    );
    t.say`
      Here they are, with the nodes that they run on (\`kubectl get pods --watch\` shows them come up).
      Pods that have ended, after an eviction for example, stay listed for a while; only the running
      ones are asked for:
    `;
    await t.eventually`
      kubectl get pods --selector app=${ECHO} --field-selector status.phase=Running
        --namespace ${apps} --output wide
    `.prints(podTable(replicas));

    t.say`
      The ingress controller does not know of them yet. The Ingress of the previous section gets a
      second rule, and keeps the first. By hand: save it with
      \`kubectl get ingress ${t.config.ingress.name} --output yaml\`, add the rule, and apply the file.
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
      \`describe\` tells whether it still looks sane: behind each host stand the service and the pods
      that it leads to, on their port inside the cluster. It lists three of them at most, so every
      replica is checked by itself right after:
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
        assert(
          endpoints.length === replicas,
          `${endpoints.length} of ${replicas} replicas are endpoints`,
        );
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
      HTTPS ends at the ingress controller, which passes the request on as plain HTTP. Nobody has
      given it a certificate for this name, so it shows one that it has made for itself; \`-k\` tells
      curl to put up with that. In the answer, \`client_address\` is the controller's pod, and the
      \`x-forwarded-…\` lines tell what the visitor had asked for:
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
    await t.eventually(
      ECHO_ANSWERS,
      (probe) =>
        visit(
          probe,
          { url: `https://${hosts.echo}/`, address, insecure: true },
          ({ status, httpVersion, certificate }) => ({
            status,
            httpVersion,
            certificate: certificate?.subject ?? null,
          }),
        ),
      (seen) => assertVisit(seen, { status: 200, httpVersion: "2", certificate: OWN_CERTIFICATE }),
      { within: timeouts.page },
    );

    t.say`
      Now many requests, each over a connection of its own. They bear a mark by which this run's
      requests are found in the logs:
    `;
    const mark = await t.learn(MARK, (probe) => Promise.resolve(probe.random()), "<mark>");
    const url = `https://${hosts.echo}/?mark=${mark}&request=[1-${requests}]`;
    await t.eventually`
      curl -sS -k --http1.1 --max-time 60 -H ${"Connection: close"} -o /dev/null
        -w ${"%{http_code}\\n"} --resolve ${resolve(443)} ${url}
    `.prints(Array(requests).fill("200").join("\n")).within(timeouts.command);
    t.say`
      Which replica has seen which of them stands in their logs. The requests go round: look at the
      numbers, and you see them ripple across the replicas. Only do not expect a strict order, since
      the controller has several workers, and each goes round by itself.
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
      REPLICAS_ANSWERED,
      (probe) => requestsByPod(probe, t.config, mark),
      (counts) => {
        const silent = counts.filter(({ requests }) => requests.length === 0);
        assert(
          silent.length === 0,
          `no request reached ${silent.map(({ pod }) => pod).join(", ")}`,
        );
        assert(counts.length === replicas, `${counts.length} replicas are there`);
        const found = new Set(counts.flatMap(({ requests }) => requests)).size;
        assert(found === requests, `${found} of ${requests} requests are in the logs`);
      },
      { within: "10s" },
    );
    t.note`
      Nothing has been configured for this. When things get serious, annotations on the Ingress set
      how requests are spread: \`nginx.ingress.kubernetes.io/affinity: cookie\`, for one, keeps each
      visitor with the same replica (sticky sessions). The
      [manual](https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/)
      has a long list of them.
    `;
  },

  buildsOn: ["ingress"],
  needs: [...servicesCanRun, noOtherEcho, noOtherIngress, mayCreateEcho],

  async holds(t) {
    const { address } = t.config;
    const hosts = hostsOf(t.config);
    await t.check(
      REPLICAS_READY,
      (probe) => progressOf(probe, echoRollout(t.config)),
      rolledOut,
    );
    await t.check(
      "every ready pod is an endpoint of the service",
      (probe) => endpointsAndPods(probe, t.config),
      ({ endpoints, pods }) =>
        assertEquals(endpoints, pods, "the service's endpoints are not the ready pods"),
    );
    await t.check(
      "the Ingress has the echo service's rule",
      (probe) => hostsInIngress(probe, t.config),
      (seen) => assert(seen.includes(hosts.echo), `there is no rule for ${hosts.echo}`),
    );
    await t.check(
      `the echo service answers at https://${hosts.echo}/`,
      (probe) =>
        visit(
          probe,
          { url: `https://${hosts.echo}/`, address, insecure: true },
          ({ status, body }) => ({ status, echo: body.includes(`host=${hosts.echo}\n`) }),
        ),
      (seen) => assertVisit(seen, { status: 200, echo: true }),
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

  concerns: (settings) => appConcerns(settings, ECHO),

  explain: [
    ...podTroubles(echoPods, `${ECHO}-`),
    hostTaken,
    ingressClassMissing,
    controllerIsBehind(ECHO),
    redirectedForEver,
    webhookUnreachable,
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
