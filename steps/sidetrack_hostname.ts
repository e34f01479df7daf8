/**
 * The sidetrack: every echo pod tells its name, by an edit of nginx's configuration inside the
 * running container.
 *
 * @module
 */

import { assert } from "@std/assert";
import type { Probe } from "../runbook/mod.ts";
import { appConcerns } from "./app_concerns.ts";
import { podRefusesTheEdit } from "./causes.ts";
import { ECHO, ECHO_PORT, echoPods, echoRollout, hostnameLine, NGINX_CONF } from "./echo.ts";
import { echoIsOurs } from "./echo_looks.ts";
import { BACKUP, hostnamePatch, type Patch } from "./hostname_patch.ts";
import { podTroubles } from "./pod_causes.ts";
import { podsOf } from "./pods.ts";
import { mayChangePods } from "./rights.ts";
import { progressOf, rolledOut } from "./rollout.ts";
import { hostsOf, type Settings } from "./settings.ts";
import { step } from "./step.ts";
import { visit } from "./visit.ts";

/** Requests sent at once, for each replica, until every name has been seen. */
const REQUESTS_PER_POD = 5;

export const sidetrackHostname = step({
  id: "sidetrack-hostname",
  title: "A Sidetrack",

  async tell(t) {
    const { address, namespaces: { apps }, timeouts } = t.config;
    const host = hostsOf(t.config).echo;
    const { line } = hostnameLine(t.config);

    t.say`
      Would it not be nice to see in each answer which replica has given it, without reading logs?
      Nothing depends on this section, but it is fun to watch. The echo service is nginx with a
      little configuration. nginx knows the name of the host that it runs on, and in a pod that is the
      pod's name; so one more line and a reload are enough:
    `;
    t.file("server_hostname.conf", line.trim());
    t.say`
      By hand you would take the pods' names from \`kubectl get pods\`, open a shell in each of them
      (\`kubectl exec --stdin --tty POD -- /bin/bash\`), write the line into \`${NGINX_CONF}\` below
      \`server_version=\`, and call \`nginx -s reload\`. The script does the same, with a net: it keeps
      a copy, adds nothing twice, asks nginx itself for an answer afterwards, and puts the copy back
      if that answer is not right.
    `;
    const script = t.file("add-hostname.sh", hostnamePatch(patchOf(t.config)));
    // An edit inside running containers is for the runbook's own pods only.
    await t.check(
      "the echo service is the one of this runbook",
      (probe) => echoIsOurs(probe, t.config),
      (ours) => assert(ours, `no Deployment ${ECHO} in the namespace ${apps} is the runbook's`),
    );
    await t.eventually(
      "all replicas are ready",
      (probe) => progressOf(probe, echoRollout(t.config)),
      rolledOut,
      { within: timeouts.rollout },
    );
    const pods = await t.learn<readonly string[]>(
      "pods",
      (probe) => readyPods(probe, t.config),
      ["<pod>"],
    );
    await t.each("pod", pods, async (pod) => {
      await t.run`
        kubectl exec -i ${pod} --namespace ${apps} -- bash -s < ${script}
      `.prints(`<_:word>: server_hostname=${pod}`);
      await t.eventually`
        kubectl get --raw ${`/api/v1/namespaces/${apps}/pods/${pod}:${ECHO_PORT}/proxy/`}
      `.prints(`
        ...
        SERVER VALUES:
        server_version=...
        server_hostname=${pod}
        ...
      `).within("10s");
    });

    t.say`
      From now on it is plain to see through the load balancer who answers. Repeat this one, and
      watch the name change:
    `;
    await t.eventually`
      curl -sS -k --max-time 5 --resolve ${`${host}:443:${address}`} https://${host}/
    `.prints(`
      CLIENT VALUES:
      ...
      SERVER VALUES:
      server_version=...
      server_hostname=<_:name>
      ...
    `).within(timeouts.page);
    await t.eventually(
      "every pod's name has been seen through the load balancer",
      (probe) => namesSeen(probe, t.config),
      allNamed,
      { within: timeouts.page },
    );
    t.warn`
      The edit lives in the containers and dies with them: a pod that is made anew starts from its
      image and says nothing of its name. It is a look behind the scenes, not a way to configure
      anything.
    `;
  },

  buildsOn: ["multi-node"],
  needs: [mayChangePods],

  async holds(t) {
    await t.check(
      "every echo pod tells its name",
      (probe) => namesSeen(probe, t.config),
      allNamed,
    );
  },

  fades: "the edit is lost when a container is made anew",

  async undo(t) {
    const { apps } = t.config.namespaces;
    const backup = `${NGINX_CONF}${BACKUP}`;
    const pods = await t.learn<readonly string[]>(
      "pods of the runbook's echo service",
      async (probe) => await echoIsOurs(probe, t.config) ? await readyPods(probe, t.config) : [],
      ["<pod>"],
    );
    await t.each("pod", pods, async (pod) => {
      const restore =
        `if [ -e ${backup} ]; then cat ${backup} > ${NGINX_CONF} && rm ${backup} && nginx -s reload; fi`;
      await t.run`kubectl exec ${pod} --namespace ${apps} -- sh -c ${restore}`;
    });
  },

  concerns: (settings) => appConcerns(settings, ECHO),

  explain: [podRefusesTheEdit, ...podTroubles(echoPods, `${ECHO}-`)],
});

function patchOf(settings: Settings): Patch {
  return { configuration: NGINX_CONF, port: ECHO_PORT, ...hostnameLine(settings) };
}

async function readyPods(probe: Probe, settings: Settings): Promise<readonly string[]> {
  const pods = await podsOf(probe, echoPods(settings));
  return pods.filter(({ ready }) => ready).map(({ name }) => name);
}

/** The pods, and the names that answers through the load balancer have told; both sorted. */
async function namesSeen(probe: Probe, settings: Settings) {
  const { address } = settings;
  const request = { url: `https://${hostsOf(settings).echo}/`, address, insecure: true };
  const pods = await readyPods(probe, settings);
  const visits = await Promise.all(
    Array.from(
      { length: pods.length * REQUESTS_PER_POD },
      () => visit(probe, request, ({ body }) => body.match(/^server_hostname=(.*)$/m)?.[1] ?? ""),
    ),
  );
  const names = visits.flatMap((name) => typeof name === "string" && name !== "" ? [name] : []);
  return { pods, seen: [...new Set(names)].sort() };
}

function allNamed({ pods, seen }: Awaited<ReturnType<typeof namesSeen>>): void {
  assert(pods.length > 0, "there is no echo pod");
  const silent = pods.filter((pod) => !seen.includes(pod));
  assert(silent.length === 0, `no answer has told the name of ${silent.join(", ")}`);
  const strangers = seen.filter((name) => !pods.includes(name));
  assert(strangers.length === 0, `no pod has the name ${strangers.join(", ")}`);
}
