import { assertEquals } from "@std/assert";
import { runbook as homelab } from "../../steps/mod.ts";
import { live, Runbook } from "../cluster/runbook.ts";
import type { Running } from "../cluster/running.ts";
import { type Lab, startLab } from "../lab/cluster/mod.ts";
import { ends, hasCome, type Moment, works } from "./moments.ts";
import { assertTallied } from "./tally.ts";
import { goesOn, lasting, part, staysStopped, stopsWell } from "./trouble.ts";
import { Watch } from "./watch.ts";

/** Milliseconds that the API server is away each time. */
const AWAY = 30_000;

const STEPS = homelab.steps.map(({ id }) => id);
const [METALLB = "", INGRESS = "", DEMO = "", ECHO = "", SIDETRACK = ""] = STEPS;

/** How the API server is taken away, and brought back. */
interface Outage {
  readonly take: (lab: Lab) => Promise<void>;
  readonly bring: (lab: Lab) => Promise<void>;
}

/** Its process is killed; connections are refused. */
const GONE: Outage = {
  take: ({ apiServer }) => apiServer.stop(),
  async bring({ apiServer, node }) {
    await apiServer.start();
    // Where there may be several of them they lose their lease meanwhile, end, and are started
    // again; the lab's have none, and would take minutes to look again.
    for (const service of ["kube-controller-manager", "kube-scheduler"] as const) {
      await node(1).stop(service);
      await node(1).start(service);
    }
  },
};

/** Its process is stopped; connections are taken, and nothing is answered. */
const SILENT: Outage = {
  take: (lab) => signal(lab, "STOP"),
  bring: (lab) => signal(lab, "CONT"),
};

async function signal(lab: Lab, name: string): Promise<void> {
  const script = `kill -${name} "$(cat /run/kube-apiserver.pid)"`;
  const { code, stderr } = await lab.node(1).exec(["sh", "-c", script]);
  assertEquals(code, 0, stderr);
}

/** When it is taken away: while a command is at work, or just before a wait. */
const OUTAGES: readonly (readonly [Moment, Outage])[] = [
  [works(METALLB, /^helm upgrade /), SILENT],
  [ends(METALLB, /^kubectl get pods /), GONE],
  [works(INGRESS, /^helm upgrade /), GONE],
  [ends(DEMO, /^kubectl apply -f ingress/), GONE],
  [works(ECHO, /^kubectl apply -f echoserver/), GONE],
  [works(SIDETRACK, /^kubectl exec /), GONE],
];

/** How a run says that the API server is not there. */
const UNREACHABLE =
  /connection refused 192\.168\.1\.11:6443|no answer within|The API server did not answer just then/;

/**
 * Takes the API server away at a moment of a run and brings it back; a run that stops at that is
 * resumed: in vain as long as it is away, and then again.
 *
 * @returns the run that goes on.
 */
async function ridesOut(
  lab: Lab,
  runbook: Runbook,
  running: Running,
  { take, bring }: Outage,
): Promise<Running> {
  await take(lab);
  const over = lasting(AWAY);
  const stopped = await Promise.race([running.ended, over]);
  if (stopped !== undefined) {
    await stopsWell(running, UNREACHABLE);
    await staysStopped(runbook, UNREACHABLE);
  }
  await over;
  await bring(lab);
  return stopped === undefined ? running : runbook.start(["resume"]);
}

function hasPassed({ session }: Watch): boolean {
  const last = session.at(-1);
  return last?.type === "run-ended" && last.verdict === "passed";
}

Deno.test("faults: the API server is away for 30 s in every step", async (t) => {
  await using lab = await startLab();
  await using runbook = await Runbook.open(lab);
  const watch = new Watch(runbook.home);
  let running = runbook.start(live(lab.settings));
  for (const [moment, outage] of OUTAGES) {
    const how = outage === GONE ? "gone" : "silent";
    await part(t, `${how} in ${moment.step}: ${moment.what}`, async () => {
      running = await goesOn(runbook, running, () => hasCome(watch, moment));
      running = await ridesOut(lab, runbook, running, outage);
    });
  }
  await part(t, "the run finishes, and all of it holds", async () => {
    running = await goesOn(runbook, running, () => hasPassed(watch));
    await running.exits(0);
    await runbook.call(["verify"]);
  });

  const row = { part: "cluster", place: "cluster", lost: 0 } as const;
  assertTallied("10-api-server-gone", {
    ...row,
    fault: "The API server gone for 30 s, once in every step",
    outcome:
      "The run waits for it, or stops and names it: exit 1 or 4; so does resume as long as " +
      "it is gone, and then resume finishes",
    tried: OUTAGES.filter(([, outage]) => outage === GONE).length,
  });
  assertTallied("11-api-server-silent", {
    ...row,
    fault: "An API server that answers nothing for 30 s while helm installs",
    outcome: "The run waits for it, or stops and names it, and resume finishes",
    tried: OUTAGES.filter(([, outage]) => outage === SILENT).length,
  });
});
