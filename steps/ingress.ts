/**
 * The ingress controller: ingress-nginx behind the load balancer's address.
 *
 * @module
 */

import { assert } from "@std/assert";
import { absent, type Probe } from "../runbook/mod.ts";
import { addressPending, noSpeaker } from "./address_causes.ts";
import { givenAddress, isGiven, SERVICE } from "./given_address.ts";
import { nobodyAnnounces } from "./announcing.ts";
import {
  chartCannotBeFetched,
  ingressClassTaken,
  releaseIsHeld,
  webhookUnreachable,
} from "./causes.ts";
import { deployed, endCutOff, mayRelease, RELEASE_LABEL, releasesOf, uninstall } from "./helm.ts";
import { ADDRESS_IS_OURS, CONTROLLER_READY } from "./labels.ts";
import { rivalLoadBalancers } from "./metallb.ts";
import { classIsFree } from "./needs.ts";
import { namespace } from "./objects.ts";
import { noOtherIngressNginx } from "./other_hands.ts";
import { deleteNamespace } from "./own_namespace.ts";
import { podTroubles } from "./pod_causes.ts";
import type { PodSelector } from "./pods.ts";
import { addressIsFar } from "./pool.ts";
import { mayInstallIngress } from "./rights.ts";
import { progressOf, rolledOut, type Rollout } from "./rollout.ts";
import type { Settings } from "./settings.ts";
import { step } from "./step.ts";
import { assertVisit, visit } from "./visit.ts";
import { webhooksAnswer } from "./webhooks.ts";

const NAME = "ingress-nginx";
const WEBHOOK = `${NAME}-admission`;

/** The page that the controller gives for a host that it has no rule for. */
const NOT_FOUND_PAGE = `
  HTTP/1.1 404 Not Found
  ...
  <html>
  <head><title>404 Not Found</title></head>
  <body>
  <center><h1>404 Not Found</h1></center>
  <hr><center>nginx</center>
  </body>
  </html>
`;

export const ingress = step({
  id: "ingress",
  title: "Nginx Ingress Controller",

  async tell(t) {
    const { address, charts, namespaces: { ingress: ns }, timeouts } = t.config;
    const chart = charts["ingress-nginx"];
    const release = { name: NAME, namespace: ns };

    t.say`
      One address, many services: the ingress controller is a web server that looks at the host name
      of each request and passes it on to the service that has asked for that name. Here it is
      [ingress-nginx](https://kubernetes.github.io/ingress-nginx/), the one that Kubernetes' own
      people have built around nginx, as in the tutorial of 2022.
    `;
    t.warn`
      ingress-nginx was retired in March 2026: there are no releases and no security fixes any more.
      It is good for learning in a home network; do not put it on the Internet. The road ahead is the
      [Gateway API](https://gateway-api.sigs.k8s.io/); a shorter step is Traefik, which can serve the
      same Ingress objects.
    `;

    await t.check(
      "ingress-nginx is not in this cluster by other means",
      (probe) => releasesOf(probe, NAME),
      (found) => mayRelease(found, release, t.adopt),
    );
    t.say`Helm again, and again with a namespace first:`;
    const home = await t.manifest("ingress-namespace.yaml", [namespace(ns)]);
    await t.run`kubectl apply -f ${home}`.prints(`namespace/${ns} <_:word>`);
    const values = t.file("ingress-nginx.values.yaml", t.config.values.ingressNginx);
    t.note`
      Two of these values matter: \`metallb.io/loadBalancerIPs\` asks MetalLB for this very address,
      and the class is the name by which an Ingress says that it is meant for this controller.
    `;
    await endCutOff(t, release);
    await t.run`
      helm upgrade --install ${NAME} ${chart.chart} --repo ${chart.repository}
        --version ${chart.version} --namespace ${ns} --reset-values --values ${values}
        --labels ${RELEASE_LABEL}
    `.prints(deployed(release));

    t.say`
      Helm's notes go on about how to use it, and are worth a quick read. What counts is what becomes
      true: the controller runs, and its admission webhook, which checks every Ingress of the cluster
      from now on, has its certificate and can be reached. An Ingress that is only tried, and never
      made, shows it:
    `;
    await t.eventually(
      CONTROLLER_READY,
      (probe) => progressOf(probe, controller(ns)),
      rolledOut,
      { within: timeouts.rollout },
    );
    await t.eventually(
      "the admission webhook has its certificate and somebody to answer",
      (probe) => admission(probe, ns),
      admissionReady,
      { within: timeouts.admission },
    );
    await t.eventually`
      kubectl create ingress admission-check --class=${t.config.ingress.class}
        --rule=${`admission-check.${t.config.domain}/*=nobody:80`} --namespace ${ns} --dry-run=server
    `.prints(`
      ingress.networking.k8s.io/admission-check created (server dry run)
    `).within(timeouts.admission);

    t.say`
      And this is where both sections meet. The controller's Service is of the type \`LoadBalancer\`,
      and under \`EXTERNAL-IP\` stands the address that MetalLB has given it: the one that was
      configured, and not one of the nodes' own. (If you type this yourself, \`--watch\` keeps the
      command open and shows each change; Ctrl-C ends it.)
    `;
    await t.eventually(
      "MetalLB has given it an address",
      givenAddress(ns),
      isGiven,
      { within: timeouts.address },
    );
    await t.eventually`
      kubectl get service ${SERVICE} --namespace ${ns} --output wide
    `.prints(`
      NAME TYPE CLUSTER-IP EXTERNAL-IP PORT(S) AGE SELECTOR
      ${SERVICE} LoadBalancer <_:ip> ${address} 80:<_:int>/TCP,443:<_:int>/TCP <_:age> ...
    `).within(timeouts.address);
    await t.check(
      ADDRESS_IS_OURS,
      (probe) => whoseAddress(probe, ns),
      (seen) => {
        hasOnly(seen, address);
        assert(!seen.nodes.includes(address), `${address} is the address of a node`);
        assert(
          seen.pool === null || seen.pool === "homelab",
          `it was given from the pool ${seen.pool}, expected homelab`,
        );
      },
    );

    t.say`
      It answers, too, from where you sit. No service has asked for any name yet, so a polite "not
      found" from nginx is just the right answer:
    `;
    await t.eventually`curl -sS -i --max-time 5 http://${address}/`.prints(NOT_FOUND_PAGE)
      .within(timeouts.address);
    t.note`
      Do not be surprised if \`ping\` gets no answer: in layer 2 mode no machine owns the address, and
      only the Service's ports are served. With \`-v\` instead of \`-i\` curl tells much more about how
      it got its answer.
    `;
  },

  buildsOn: ["loadbalancer"],
  needs: [mayInstallIngress, classIsFree, noOtherIngressNginx, webhooksAnswer],

  async holds(t) {
    const { address, namespaces: { ingress: ns }, domain } = t.config;
    await t.check(
      CONTROLLER_READY,
      (probe) => progressOf(probe, controller(ns)),
      rolledOut,
    );
    await t.check(
      "the admission webhook has its certificate and somebody to answer",
      (probe) => admission(probe, ns),
      admissionReady,
    );
    await t.check(
      "the controller has the address",
      (probe) => whoseAddress(probe, ns),
      (seen) => hasOnly(seen, address),
    );
    await t.check(
      "nginx answers at the address",
      (probe) =>
        visit(probe, { url: `http://nobody.${domain}/`, address }, ({ status, body }) => ({
          status,
          nginx: body.includes("<center>nginx</center>"),
        })),
      (seen) => assertVisit(seen, { status: 404, nginx: true }),
    );
  },

  async undo(t) {
    const { ingress: ns } = t.config.namespaces;
    await uninstall(t, { name: NAME, namespace: ns });
    await t.eventually(
      "the admission webhook is gone",
      async (probe) => ({ there: await webhook(probe, WEBHOOK) !== undefined }),
      ({ there }) => assert(!there, `the webhook ${WEBHOOK} still checks every Ingress`),
    );
    await deleteNamespace(t, ns);
  },

  concerns: ({ namespaces: { ingress: namespace, metallb } }) => [
    { apiVersion: "apps/v1", kind: "Deployment", name: SERVICE, namespace },
    { apiVersion: "v1", kind: "Service", name: SERVICE, namespace },
    { apiVersion: "metallb.io/v1beta1", kind: "ConfigurationState", namespace: metallb },
  ],

  explain: [
    addressIsFar,
    nobodyAnnounces,
    noSpeaker,
    rivalLoadBalancers,
    addressPending,
    ...podTroubles(pods, `${NAME}-`),
    webhookUnreachable,
    ingressClassTaken,
    releaseIsHeld,
    chartCannotBeFetched,
  ],
});

function pods({ namespaces: { ingress } }: Settings): PodSelector {
  return { namespace: ingress, labels: `app.kubernetes.io/instance=${NAME}` };
}

function controller(namespace: string): Rollout {
  const labels = "app.kubernetes.io/instance=ingress-nginx,app.kubernetes.io/component=controller";
  return { kind: "Deployment", name: SERVICE, namespace, labels };
}

/** What the admission webhook needs in order to answer. */
type Admission = { readonly certificate: boolean; readonly endpoints: number };

async function admission(probe: Probe, namespace: string): Promise<Admission> {
  const [configuration, slices] = await Promise.all([
    webhook(probe, WEBHOOK),
    probe.discovery.listNamespacedEndpointSlice({
      namespace,
      labelSelector: `kubernetes.io/service-name=${SERVICE}-admission`,
    }),
  ]);
  const bundle = configuration?.webhooks?.[0]?.clientConfig.caBundle ?? "";
  const endpoints = slices.items.flatMap((slice) => slice.endpoints ?? [])
    .filter(({ conditions }) => conditions?.ready === true);
  return { certificate: bundle !== "", endpoints: endpoints.length };
}

function admissionReady({ certificate, endpoints }: Admission): void {
  assert(certificate, "the webhook has no CA bundle yet");
  assert(endpoints > 0, "no ready endpoint is behind the webhook yet");
}

function webhook(probe: Probe, name: string) {
  return absent(probe.admission.readValidatingWebhookConfiguration({ name }));
}

function hasOnly({ addresses }: { readonly addresses: readonly string[] }, address: string): void {
  const found = addresses.join(", ") || "none";
  assert(found === address, `the controller's address is ${found}, expected ${address}`);
}

/** The addresses of the controller's Service, where they come from, and those of the nodes. */
async function whoseAddress(probe: Probe, namespace: string) {
  const [service, nodes] = await Promise.all([
    absent(probe.core.readNamespacedService({ name: SERVICE, namespace })),
    probe.core.listNode(),
  ]);
  return {
    addresses: (service?.status?.loadBalancer?.ingress ?? []).map(({ ip }) => ip ?? ""),
    pool: service?.metadata?.annotations?.["metallb.io/ip-allocated-from-pool"] ?? null,
    nodes: nodes.items.flatMap(({ status }) =>
      (status?.addresses ?? []).map(({ address }) => address)
    ),
  };
}
