/**
 * The sidetrack: every echo pod tells its name, by an edit of nginx's configuration inside the
 * running container.
 *
 * @module
 */

import { assert, assertEquals } from "@std/assert";
import type { Probe } from "../runbook/mod.ts";
import { podRefusesTheEdit } from "./causes.ts";
import { ECHO_PORT, echoPods, hostnameLine, NGINX_CONF } from "./echo.ts";
import { podsOf } from "./pods.ts";
import { hostsOf, type Settings } from "./settings.ts";
import { step } from "./step.ts";

const BACKUP = `${NGINX_CONF}.before`;

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
      It would be nice to see in each answer which replica has given it. nginx knows the name of the
      host that it runs on, and in a pod that is the pod's name; one line in its configuration and a
      reload are enough:
    `;
    t.file("server_hostname.conf", line.trim());
    t.say`
      By hand you would open a shell in each pod (\`kubectl exec --stdin --tty … -- /bin/bash\`), edit
      \`${NGINX_CONF}\` and call \`nginx -s reload\`. The script below does the same, with a net: it
      keeps a copy, changes nothing twice, asks nginx itself for an answer afterwards, and puts the
      copy back if that answer is not right.
    `;
    const script = t.file("add-hostname.sh", patchScript(t.config));
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

    t.say`Through the load balancer it is now plain to see who answers:`;
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
      ({ pods, seen }) => assertEquals(seen, pods, `seen: ${seen.join(", ")}`),
      { within: timeouts.page },
    );
    t.warn`
      The edit lives in the containers and dies with them: a pod that is made anew starts from its
      image and says nothing of its name. It is a look behind the scenes, not a way to configure
      anything.
    `;
  },

  async holds(t) {
    await t.check(
      "every echo pod tells its name",
      (probe) => namesSeen(probe, t.config),
      ({ pods, seen }) => {
        assert(pods.length > 0, "there is no echo pod");
        assertEquals(seen, pods, `seen: ${seen.join(", ")}`);
      },
    );
  },

  fades: "the edit is lost when a container is made anew",

  async undo(t) {
    const { apps } = t.config.namespaces;
    const pods = await t.learn<readonly string[]>(
      "pods",
      (probe) => readyPods(probe, t.config),
      ["<pod>"],
    );
    await t.each("pod", pods, async (pod) => {
      const restore =
        `if [ -e ${BACKUP} ]; then cat ${BACKUP} > ${NGINX_CONF} && rm ${BACKUP} && nginx -s reload; fi`;
      await t.run`kubectl exec ${pod} --namespace ${apps} -- sh -c ${restore}`;
    });
  },

  explain: [podRefusesTheEdit],
});

/** Edits the configuration once, in the container where it runs; see the section's prose. */
function patchScript(settings: Settings): string {
  const { line, after } = hostnameLine(settings);
  return `\
set -eu
conf=${NGINX_CONF}
line='${line}'

answer() {
  exec 3<>/dev/tcp/127.0.0.1/${ECHO_PORT}
  printf 'GET / HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3
  grep -a '^server_hostname=' <&3
}

answers() {
  for attempt in 1 2 3 4 5 6 7 8 9 10; do
    answer && return
    sleep 0.5
  done
  return 1
}

if grep -q server_hostname= "$conf"; then
  echo "unchanged: $(answers)"
  exit
fi

cp "$conf" "$conf.before"
escaped=$(printf '%s' "$line" | sed 's/[\\\\&]/\\\\&/g')
sed -i "/${after}/a \\\\\${escaped}" "$conf"
if nginx -t && nginx -s reload && said=$(answers); then
  echo "patched: $said"
else
  cat "$conf.before" > "$conf"
  nginx -s reload
  echo "put back: the answer does not name the host" >&2
  exit 1
fi
`;
}

async function readyPods(probe: Probe, settings: Settings): Promise<readonly string[]> {
  const pods = await podsOf(probe, echoPods(settings));
  return pods.filter(({ ready }) => ready).map(({ name }) => name);
}

/** The pods, and the names that answers through the load balancer have told; both sorted. */
async function namesSeen(probe: Probe, settings: Settings) {
  const url = `https://${hostsOf(settings).echo}/`;
  const pods = await readyPods(probe, settings);
  const bodies = await Promise.all(
    Array.from({ length: pods.length * REQUESTS_PER_POD }, async () => {
      const { body } = await probe.http({ url, address: settings.address, insecure: true });
      return body;
    }),
  );
  const names = bodies.flatMap((body) => body.match(/^server_hostname=(.*)$/m)?.slice(1) ?? []);
  return { pods, seen: [...new Set(names)].sort() };
}
