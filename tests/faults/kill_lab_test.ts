import { assert, assertEquals } from "@std/assert";
import type { ProcessStarted, Recorded } from "../../runbook/journal/mod.ts";
import { isAlive } from "../../runbook/process/mod.ts";
import { runbook as homelab } from "../../steps/mod.ts";
import { live, Runbook } from "../cluster/runbook.ts";
import type { Running } from "../cluster/running.ts";
import { type Lab, startLab } from "../lab/cluster/mod.ts";
import { endState, revisions } from "./end_state.ts";
import { Helms } from "./helms.ts";
import { begins, comes, ends, judged, type Moment, works } from "./moments.ts";
import { pageLines } from "./page_lines.ts";
import { assertTallied } from "./tally.ts";
import { part } from "./trouble.ts";
import { Watch } from "./watch.ts";

/** How a run is stopped. */
interface Stop {
  readonly moment: Moment;
  readonly signal: "SIGKILL" | "SIGINT" | "SIGTERM";
  /** Helm is at work: does it go on, or is it killed, too, with a release half done? */
  readonly helm?: "goes on" | "is killed";
  /** The release that must be half done by then; helm has just begun where none is named. */
  readonly release?: string;
}

const STEPS = homelab.steps.map(({ id }) => id);
const [METALLB = "", INGRESS = "", DEMO = "", ECHO = "", SIDETRACK = ""] = STEPS;
const HELM = /^helm upgrade --install /;

/** In this order, each in the session that follows the one before. */
const STOPS: readonly Stop[] = [
  killed(begins(METALLB, /^kubectl apply -f metallb-namespace/)),
  { ...killed(works(METALLB, HELM)), helm: "goes on" },
  { ...killed(works(METALLB, HELM)), helm: "is killed" },
  killed(judged(METALLB, "metallb-speaker is ready")),
  killed(ends(METALLB, /^kubectl apply -f metallb-pool/)),
  { ...killed(works(INGRESS, HELM)), helm: "is killed", release: "ingress-nginx" },
  { ...killed(works(INGRESS, HELM)), helm: "goes on", release: "ingress-nginx" },
  killed(judged(INGRESS, "the controller is ready")),
  killed(works(DEMO, /^kubectl apply -f demo/)),
  { moment: judged(DEMO, "the demo is ready"), signal: "SIGINT" },
  killed(begins(DEMO, /^curl /)),
  killed(ends(ECHO, /^kubectl apply -f echoserver/)),
  { moment: judged(ECHO, "all replicas are ready"), signal: "SIGTERM" },
  killed(begins(ECHO, /^curl .*mark=/s)),
  killed(works(SIDETRACK, /^kubectl exec /)),
  killed(judged(SIDETRACK, "kubectl get --raw ")),
];

function killed(moment: Moment): Stop {
  return { moment, signal: "SIGKILL" };
}

/** Stops a run at its moment, and looks that it says no more than what is true. */
async function stop(lab: Lab, watch: Watch, running: Running, stop: Stop): Promise<void> {
  const { moment, signal, helm, release } = stop;
  await comes(running, watch, moment);
  const atWork = helm && await helmAtWork(lab, watch, running, release);
  running.kill(signal);
  if (atWork && helm === "is killed") {
    await new Deno.Command("kill", { args: ["-KILL", "--", `-${atWork.group}`] }).output();
  }
  await running.exits(signal === "SIGKILL" ? 137 : 130);
  const last = watch.session.at(-1);
  const closed = last?.type === "run-ended" ? last.verdict : undefined;
  assertEquals(closed, signal === "SIGKILL" ? undefined : "interrupted");
  assert(!watch.session.some((event) => isEnd(event, moment.step)), "it was stopped too late");
}

/** Whether a step counts as done with this event. */
function isEnd(event: Recorded, step: string): boolean {
  return event.type === "step-ended" && event.action === "tell" && event.step === step &&
    event.verdict === "passed";
}

/** The helm that works, once it has done half of its work. */
async function helmAtWork(
  lab: Lab,
  { session }: Watch,
  running: Running,
  release: string | undefined,
): Promise<ProcessStarted> {
  const helm = session.findLast((event) => event.type === "process-started");
  assert(helm !== undefined, "helm does not work");
  const isPending = async () =>
    (await revisions(lab, release ?? "")).some((status) => status.startsWith("pending")) ||
    undefined;
  if (release !== undefined) await running.until(`${release} is pending`, isPending);
  assert(await isAlive(helm), "helm has ended before it could outlive anybody");
  return helm;
}

/** What a finished run has left: the cluster, and its page. */
async function left(lab: Lab, runbook: Runbook) {
  const out = `${runbook.home}/pages`;
  await runbook.call(["docs", "--for", "github", "--out", out]);
  const name = [...Deno.readDirSync(out)].find(({ name }) => name.endsWith(".md"))?.name;
  const page = pageLines(await Deno.readTextFile(`${out}/${name}`));
  return { page, cluster: await endState(lab) };
}

/** The lines that stand in one page only: of a whole page's difference they are soon read. */
function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  return lines.filter((line) => !others.includes(line));
}

Deno.test("faults: killed again and again on a cluster, a run ends where one does that was left alone", async (t) => {
  const expected = await (async () => {
    await using lab = await startLab();
    await using runbook = await Runbook.open(lab);
    await runbook.call(live(lab.settings));
    return await left(lab, runbook);
  })();

  await using lab = await startLab();
  await using runbook = await Runbook.open(lab);
  using helms = new Helms(runbook.home);
  const watch = new Watch(runbook.home);
  let running = runbook.start(live(lab.settings));
  for (const at of STOPS) {
    const how = at.helm === undefined ? "" : `, its helm ${at.helm}`;
    await part(t, `${at.signal} in ${at.moment.step}: ${at.moment.what}${how}`, async () => {
      await stop(lab, watch, running, at);
      const { sessions } = watch;
      running = runbook.start(["resume"]);
      await running.until("the run goes on", () => watch.sessions > sessions || undefined);
    });
  }
  await running.exits(0);

  const actual = await left(lab, runbook);
  assertEquals(actual.cluster, expected.cluster);
  assertEquals(
    { more: without(actual.page, expected.page), less: without(expected.page, actual.page) },
    { more: [], less: [] },
  );
  assertEquals(actual.page, expected.page);
  assert(helms.count >= STOPS.filter(({ helm }) => helm !== undefined).length, "helm was missed");
  assertEquals(helms.most, 1, "two helms were at work");

  const kills = STOPS.filter(({ signal }) => signal === "SIGKILL");
  const inHelm = kills.filter(({ helm }) => helm !== undefined).length;
  assertTallied("80-on-a-cluster", {
    part: "kill",
    fault: `A run killed (SIGKILL) in every step, ${inHelm} times inside helm, and resumed`,
    place: "cluster",
    outcome: "The cluster and the page end as in a run that nobody killed (times, outputs and " +
      "generated names aside), and two helms were never at work",
    tried: kills.length,
    lost: 0,
  });
  assertTallied("81-interrupted-on-a-cluster", {
    part: "kill",
    fault: "The same run ended by SIGINT or SIGTERM in between, and resumed",
    place: "cluster",
    outcome: "Exit 130, the journal is closed, and the end is the same",
    tried: STOPS.length - kills.length,
    lost: 0,
  });
});
