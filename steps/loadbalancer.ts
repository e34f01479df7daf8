/**
 * The load balancer: MetalLB with one pool of addresses, announced on the LAN.
 *
 * @module
 */

import { assert, assertEquals } from "@std/assert";
import type { JsonObject, Probe } from "../runbook/mod.ts";
import { somebodyAnnounces } from "./announcing.ts";
import { chartCannotBeFetched, releaseIsHeld, webhookUnreachable } from "./causes.ts";
import { allValid, configurationStates } from "./configuration_state.ts";
import {
  deployed,
  endCutOff,
  isInstalled,
  mayRelease,
  RELEASE_LABEL,
  releasesOf,
  uninstall,
} from "./helm.ts";
import { configuredByOthers, metallbElsewhere, servicelbIsOff } from "./metallb.ts";
import { addressIsFree, nodesAreReady, toolsAreThere } from "./needs.ts";
import { namespace } from "./objects.ts";
import { noOtherMetallb } from "./other_hands.ts";
import { deleteOurs } from "./ours.ts";
import { deleteNamespace } from "./own_namespace.ts";
import { podTroubles } from "./pod_causes.ts";
import type { PodSelector } from "./pods.ts";
import { addressIsNear, nobodyWaitsForAddress, poolIsFree } from "./pool.ts";
import { mayInstallMetallb } from "./rights.ts";
import { arpIsStrict, noOtherBalancer } from "./rivals.ts";
import { progressOf, rolledOut, type Rollout } from "./rollout.ts";
import type { Settings } from "./settings.ts";
import { versionsFit } from "./skew.ts";
import { step } from "./step.ts";
import { webhooksAnswer } from "./webhooks.ts";

const API = "metallb.io/v1beta1";
const NAME = "metallb";
/** Name of the pool and of its advertisement. */
const POOL = "homelab";

export const loadbalancer = step({
  id: "loadbalancer",
  title: "Installation of MetalLB",

  async tell(t) {
    const { address, pool, charts: { metallb }, namespaces: { metallb: ns } } = t.config;
    const { timeouts } = t.config;
    const release = { name: NAME, namespace: ns };

    t.say`
      The cluster is up, and what runs in it wants to be reached from outside. A Service of the type
      \`LoadBalancer\` asks its surroundings for an address of its own. In a cloud the provider
      answers; on bare metal nobody does, and the address stays \`<pending>\` for ever.

      A NodePort, a port on the nodes' own addresses, would let requests in, too. But then something
      outside would have to spread them over the nodes and notice when one of them is down. The
      cluster knows all that already: where each container runs, and where it has gone when you empty
      a node to patch it. So the load balancer belongs inside the cluster.

      [MetalLB](https://metallb.io/) is that load balancer. Its **controller** hands out addresses
      from a pool that you give it; on each node a **speaker** makes the address answer on the LAN:
      one of them replies when somebody asks by ARP who has it, and when that node goes away,
      another takes over.
    `;
    t.say`
      All it needs is a free address that your router's DHCP will never give to anybody else. Here
      that is \`${address}\`. If you can spare some more, set them aside as \`pool\` in
      \`config/runbook.yaml\`, and further services can have one each.
    `;
    t.note`
      kubectl and helm talk to one cluster throughout, the one that was chosen when the run began: the
      runbook hands them a kubeconfig with nothing else in it. To type along, let your own
      \`KUBECONFIG\` point to the same cluster.
    `;

    t.say`
      Two load balancers would fight over the addresses. So before anything is changed, see whether
      somebody has installed MetalLB already.
    `;
    await t.check(
      "MetalLB is not in this cluster by other means",
      async (probe) => ({
        releases: await releasesOf(probe, NAME),
        elsewhere: await metallbElsewhere(probe, ns),
      }),
      ({ releases, elsewhere }) => {
        mayRelease(releases, release, t.adopt);
        assert(elsewhere.length === 0, `MetalLB runs already: ${elsewhere.join(", ")}`);
      },
    );

    t.say`
      The speaker works on the node's own network, which clusters with Pod Security refuse to
      ordinary namespaces. So the namespace comes before the rest, and says so:
    `;
    const home = await t.manifest("metallb-namespace.yaml", [namespace(ns, PRIVILEGED)]);
    await t.run`kubectl apply -f ${home}`.prints(`namespace/${ns} <_:word>`);

    t.say`
      Helm does the installing, at an exact version and straight from MetalLB's own repository, so
      no \`helm repo add\` is needed before. The values choose the plain way for a LAN, layer 2
      without any routing daemon:
    `;
    const values = t.file("metallb.values.yaml", t.config.values.metallb);
    await endCutOff(t, release);
    await t.run`
      helm upgrade --install ${NAME} ${metallb.chart} --repo ${metallb.repository}
        --version ${metallb.version} --namespace ${ns} --reset-values --values ${values}
        --labels ${RELEASE_LABEL}
    `.prints(deployed(release));

    t.note`
      The tutorial of 2022 put the addresses into the chart's values (\`configInline\`). Since
      MetalLB 0.13 the chart refuses that: a pool is an object of the cluster now, as below.
    `;

    t.say`
      "Deployed" only means that the cluster has taken the order. It is done when the controller and
      a speaker on every node are ready:
    `;
    for (const rollout of rollouts(ns)) {
      await t.eventually(
        `${rollout.name} is ready`,
        (probe) => progressOf(probe, rollout),
        rolledOut,
        { within: timeouts.rollout },
      );
    }
    await t.show`kubectl get pods --namespace ${ns} --output wide`.prints(`
      NAME ...
      ...
      ${NAME}-controller-<_:name> ... Running ...
      ...
      ${NAME}-speaker-<_:name> ... Running ...
      ...
    `);

    t.say`
      Now the pool, and the word that it is to be announced on the LAN. Without the second object an
      address would be handed out, and shown, and yet nobody would answer for it.
    `;
    const addresses = await t.manifest("metallb-pool.yaml", poolObjects(ns, pool));

    t.say`
      MetalLB checks such objects before the cluster takes them, and the part of it that checks is up
      a moment later than the rest. A dry run on the server shows when it is:
    `;
    await t.eventually`kubectl apply --dry-run=server -f ${addresses}`.prints(`
      ipaddresspool.metallb.io/${POOL} <_:word> (server dry run)
      l2advertisement.metallb.io/${POOL} <_:word> (server dry run)
    `).within(timeouts.admission).stopsAt(REFUSED);
    await t.run`kubectl apply -f ${addresses}`.prints(`
      ipaddresspool.metallb.io/${POOL} <_:word>
      l2advertisement.metallb.io/${POOL} <_:word>
    `);
    await t.eventually(
      "MetalLB finds its configuration valid",
      (probe) => configurationStates(probe, ns, rollouts(ns)),
      allValid,
      { within: timeouts.admission },
    );
    t.say`
      That is it: there is an address to put a service on. What is missing is somebody behind it who
      knows which request is meant for which service. That is an ingress controller, and the next
      section installs one.
    `;
  },

  needs: [
    toolsAreThere,
    versionsFit,
    mayInstallMetallb,
    nodesAreReady,
    noOtherMetallb,
    servicelbIsOff,
    noOtherBalancer,
    somebodyAnnounces,
    arpIsStrict,
    webhooksAnswer,
    addressIsFree,
    addressIsNear,
    poolIsFree,
    nobodyWaitsForAddress,
  ],

  async holds(t) {
    const { namespaces: { metallb: ns }, pool } = t.config;
    for (const rollout of rollouts(ns)) {
      await t.check(
        `${rollout.name} is ready`,
        (probe) => progressOf(probe, rollout),
        rolledOut,
      );
    }
    await t.check(
      "the pool is as configured, and announced",
      (probe) => poolAndAnnouncement(probe, ns),
      (seen) => {
        assertEquals(seen.addresses, pool, "the pool has other addresses");
        assertEquals(seen.announced, [POOL], "no advertisement announces the pool");
      },
    );
    await t.check(
      "MetalLB finds its configuration valid",
      (probe) => configurationStates(probe, ns, rollouts(ns)),
      allValid,
    );
  },

  async undo(t) {
    const { metallb: ns } = t.config.namespaces;
    const release = { name: NAME, namespace: ns };
    await t.check(
      "nothing that others have configured goes with MetalLB",
      async (probe) => await isInstalled(probe, release) ? await configuredByOthers(probe) : [],
      (others) =>
        assert(
          others.length === 0,
          `it would be lost: ${others.join(", ")}; delete that first if you can do without it`,
        ),
    );
    t.say`
      The pool goes before MetalLB: its definition leaves with the chart, and an object whose
      definition is gone cannot be deleted any more.
    `;
    await deleteOurs(t, [
      {
        apiVersion: API,
        kind: "L2Advertisement",
        resource: "l2advertisement.metallb.io",
        name: POOL,
        namespace: ns,
      },
      {
        apiVersion: API,
        kind: "IPAddressPool",
        resource: "ipaddresspool.metallb.io",
        name: POOL,
        namespace: ns,
      },
    ]);
    await uninstall(t, release);
    await deleteNamespace(t, ns);
  },

  concerns: ({ namespaces: { metallb: namespace } }) => [
    ...rollouts(namespace).map(({ kind, name }) => ({
      apiVersion: "apps/v1",
      kind,
      name,
      namespace,
    })),
    { apiVersion: API, kind: "IPAddressPool", name: POOL, namespace },
    { apiVersion: API, kind: "ConfigurationState", namespace },
  ],

  explain: [
    ...podTroubles(pods, `${NAME}-`),
    webhookUnreachable,
    releaseIsHeld,
    chartCannotBeFetched,
  ],
});

/** Pod Security's labels for a namespace whose pods work on the node itself. */
const PRIVILEGED = {
  "pod-security.kubernetes.io/enforce": "privileged",
  "pod-security.kubernetes.io/audit": "privileged",
  "pod-security.kubernetes.io/warn": "privileged",
};

/** Answers of the API server that no wait mends. */
const REFUSED = /denied the request|forbidden|Unauthorized/;

function pods({ namespaces: { metallb } }: Settings): PodSelector {
  return { namespace: metallb, labels: `app.kubernetes.io/name=${NAME}` };
}

function rollouts(namespace: string): readonly Rollout[] {
  const labels = (component: string) =>
    `app.kubernetes.io/name=metallb,app.kubernetes.io/component=${component}`;
  return [
    { kind: "Deployment", name: `${NAME}-controller`, namespace, labels: labels("controller") },
    { kind: "DaemonSet", name: `${NAME}-speaker`, namespace, labels: labels("speaker") },
  ];
}

function poolObjects(namespace: string, addresses: readonly string[]): readonly JsonObject[] {
  const metadata = { name: POOL, namespace };
  return [
    { apiVersion: API, kind: "IPAddressPool", metadata, spec: { addresses } },
    { apiVersion: API, kind: "L2Advertisement", metadata, spec: { ipAddressPools: [POOL] } },
  ];
}

/** The pool's addresses, and the pools that its advertisement announces; null where one is gone. */
async function poolAndAnnouncement(probe: Probe, namespace: string) {
  const spec = async (kind: string): Promise<JsonObject> => {
    const found = await probe.object({ apiVersion: API, kind, name: POOL, namespace });
    return (found as { spec?: JsonObject } | undefined)?.spec ?? {};
  };
  const [pool, advertisement] = await Promise.all([spec("IPAddressPool"), spec("L2Advertisement")]);
  return {
    addresses: pool.addresses ?? null,
    announced: advertisement.ipAddressPools ?? null,
  };
}
