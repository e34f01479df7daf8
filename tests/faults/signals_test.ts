import { assert, assertEquals } from "@std/assert";
import { type BegunRun, isGoingOn, readRun } from "../../runbook/journal/mod.ts";
import type { Outcome } from "../../runbook/run/mod.ts";
import { isAlive } from "../../runbook/process/mod.ts";
import { eventsOf, newestIn, wikiPageOf } from "./pages.ts";
import { Folders } from "./folders.ts";
import { begin, goOn, type Place } from "./scenes.ts";
import { smallProgram } from "./small_program.ts";
import { hold, IDS, madeIn, stubborn } from "./small_runbook.ts";
import { assertTallied } from "./tally.ts";
import { tryAll } from "./trials.ts";

/** What starts `run` as a user does. */
function command({ home }: Place, ...words: readonly string[]): Deno.Command {
  const [program = "", ...args] = [...smallProgram(home), "run", "--yes", ...words];
  return new Deno.Command(program, { args, ...surroundings(home) });
}

function surroundings(home: string) {
  const streams = { stdin: "null", stdout: "piped", stderr: "piped" } as const;
  return { env: { KUBECONFIG: `${home}/kubeconfig` }, ...streams };
}

/** Reads its events, and sends the signal when the event is there; returns how it ended. */
async function signalled(
  child: Deno.ChildProcess,
  event: number,
  send: () => void,
): Promise<{ readonly code: number; readonly stderr: string }> {
  const reading = new Response(child.stderr).text();
  let [text, sent] = ["", false];
  for await (const piece of child.stdout.pipeThrough(new TextDecoderStream())) {
    text += piece;
    if (sent || text.split("\n").length <= event) continue;
    send();
    sent = true;
  }
  return { code: (await child.status).code, stderr: await reading };
}

function stateOf({ home }: Place): BegunRun {
  const state = readRun(newestIn(home));
  assert(state.type === "begun");
  return state;
}

/** Fails unless the run was closed in order, no command of it lives, and it goes on to its end. */
async function assertInOrder(place: Place, page: string): Promise<void> {
  const { ended, open } = stateOf(place);
  assertEquals({ verdict: ended?.verdict, open }, { verdict: "interrupted", open: [] });
  for (const event of eventsOf(newestIn(place.home))) {
    if (event.type === "process-started") assert(!await isAlive(event), "a command lives on");
  }
  assertEquals(await goOn(place), { verdict: "passed", exitCode: 0 });
  assertEquals(wikiPageOf(place.runbook, newestIn(place.home)), page);
  assertEquals(madeIn(place.home).beside, []);
}

/** A run that nothing disturbed: its page, and the event with which its last long command begins. */
async function undisturbed(
  folders: Folders,
): Promise<{ readonly page: string; readonly last: number }> {
  const place = folders.place();
  await begin(place, { rehearse: false });
  const folder = newestIn(place.home);
  const starts = eventsOf(folder).filter(({ type }) => type === "process-started");
  return { page: wikiPageOf(place.runbook, folder), last: starts.at(-2)?.n ?? 0 };
}

const IN_ORDER =
  "Exit code 130, no command lives on, the journal says `interrupted`; `resume` passes, the same page";

const SIGNALS = [
  ["20-sigint", "SIGINT", "Ctrl-C (SIGINT) at each event of a run"],
  ["21-sigterm", "SIGTERM", "SIGTERM at each event of a run"],
  ["22-sighup", "SIGHUP", "SIGHUP at each event of a run"],
] as const;

for (const [id, signal, fault] of SIGNALS) {
  Deno.test(`kill: ${signal} at each event of a run ends it in order`, async () => {
    await using folders = new Folders();
    const { page, last } = await undisturbed(folders);
    const tally = await tryAll({
      all: Array.from({ length: last }, (_, at) => at + 1),
      atOnce: 2,
      async attempt(event) {
        const place = folders.place();
        {
          using _ = hold(place.home, "third");
          const child = command(place, "--json").spawn();
          const said = await signalled(child, event, () => child.kill(signal));
          assertEquals(said, { code: 130, stderr: "" });
        }
        await assertInOrder(place, page);
      },
    });
    assertTallied(id, { part: "kill", fault, place: "machine", outcome: IN_ORDER, ...tally });
  });
}

Deno.test("kill: a terminal that goes away ends a run in order", async () => {
  await using folders = new Folders();
  const { page } = await undisturbed(folders);
  const tally = await tryAll({
    all: IDS,
    async attempt(id) {
      const place = folders.place();
      {
        using _ = hold(place.home, id);
        const words = [...smallProgram(place.home), "run", "--yes"].join(" ");
        const args = ["--quiet", "--command", words, "/dev/null"];
        const terminal = new Deno.Command("script", { args, ...surroundings(place.home) }).spawn();
        await until(() => madeIn(place.home).told.includes(id));
        terminal.kill("SIGKILL");
        await terminal.output();
        await until(() => !isGoingOn(place.home));
      }
      await assertInOrder(place, page);
    },
  });
  const fault = "The terminal is closed in the middle of each step";
  assertTallied("23-terminal", {
    part: "kill",
    fault,
    place: "machine",
    outcome: IN_ORDER,
    ...tally,
  });
});

Deno.test("kill: a second Ctrl-C ends a run at once, and what lives on is waited for", async () => {
  await using folders = new Folders();
  const { page } = await undisturbed(folders);
  const tally = await tryAll({
    all: IDS,
    async attempt(id) {
      const place = folders.place();
      let going: Promise<Outcome>;
      {
        using _stubborn = stubborn(place.home);
        using _hold = hold(place.home, id);
        const child = command(place).spawn();
        const output = child.output();
        await until(() => madeIn(place.home).told.includes(id));
        // Signals that come at once may count as one, so they are sent until it has ended.
        const timer = setInterval(() => child.kill("SIGINT"), 20);
        const { code } = await output.finally(() => clearInterval(timer));
        assertEquals(code, 130);
        const { ended, open } = stateOf(place);
        assertEquals({ ended, open: open.length }, { ended: undefined, open: 1 });
        going = goOn(place);
        await until(() => isGoingOn(place.home));
      }
      assertEquals(await going, { verdict: "passed", exitCode: 0 });
      assertEquals(wikiPageOf(place.runbook, newestIn(place.home)), page);
      assertEquals(madeIn(place.home).beside, []);
    },
  });
  assertTallied("24-second-sigint", {
    part: "kill",
    fault: "Ctrl-C twice, while a command ignores the first",
    place: "machine",
    outcome: "Exit code 130 at once; `resume` waits for the command, then passes; the same page",
    ...tally,
  });
});

Deno.test("kill: a reader that wants one line ends a run in order", async () => {
  await using folders = new Folders();
  const { page } = await undisturbed(folders);
  const tally = await tryAll({
    all: [[], ["--quiet"], ["--verbose"], ["--json"]],
    async attempt(words) {
      const place = folders.place();
      const line = [...smallProgram(place.home), "run", "--yes", ...words].join(" ");
      const args = ["-c", `${line} | head -n 1; exit \${PIPESTATUS[0]}`];
      const { code } = await new Deno.Command("bash", { args, ...surroundings(place.home) })
        .output();
      assertEquals(code, 130);
      await assertInOrder(place, page);
    },
  });
  const fault = "`deno task run | head -1`, with as much shown as can be asked for";
  assertTallied("25-reader", {
    part: "kill",
    fault,
    place: "machine",
    outcome: IN_ORDER,
    ...tally,
  });
});

/** Looks until it is so. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 10));
}
