import { assert, assertEquals } from "@std/assert";
import {
  type BegunRun,
  decodeJournal,
  fold,
  readChunks,
  type Recorded,
  type Target,
} from "../../runbook/journal/mod.ts";
import { hideNetwork } from "../../runbook/network/mod.ts";
import { editionOf, filesOf, FORMATS } from "../../runbook/publish/mod.ts";
import { begunRun } from "../../runbook/testdata/mod.ts";
import { runbook } from "../../steps/mod.ts";
import { ROOT } from "../command_line/scene.ts";
import { assertTallied } from "./tally.ts";

const RECORDING = `${ROOT}/steps/recording/journal.jsonl`;

const NODE = { architecture: "amd64", kubelet: "v1.35.4", runtime: "containerd://2.1.0" };

/** A network whose names are parts of each other and whose addresses are of all kinds. */
const TARGET: Target = {
  context: "me@attic",
  server: "https://k8s.attic.lan:6443",
  identity: "3b9f5b1e-0000-4000-8000-000000000001",
  version: "v1.35.4",
  nodes: [
    { ...NODE, name: "rpi4", address: "172.16.5.4" },
    { ...NODE, name: "rpi4-cellar", address: "172.16.5.41" },
    { ...NODE, name: "nas.attic.lan", address: "fd12:3456:789a::41" },
  ],
};

/** What must be found nowhere. */
const NETWORK = [
  "me@attic",
  "k8s.attic",
  "rpi4",
  "cellar",
  "nas.attic",
  "172.16.5.",
  "fd12:3456",
  "203.0.114.77",
  "b8:27:eb",
];

const SENTENCE = [
  'context "me@attic" at https://k8s.attic.lan:6443 has rpi4, Pod/etcd-rpi4-cellar and',
  "\x1b[32mnas.attic.lan\x1b[0m (172.16.5.4, \x1b[32mfd12:3456:789a::42\x1b[0m,",
  "[fd12:3456:789a::41]:443, 172.16.5.0/24,",
  '203.0.114.77, b8:27:eb:00:00:01); "a\\nrpi4\\n" 172.16.5.200-172.16.5.210',
].join(" ");

/** The event with the sentence in it; output comes character by character. */
function telling(event: Recorded): readonly Recorded[] {
  const said = <T extends string>(text: T) => `${text}\n\n${SENTENCE}\n`;
  switch (event.type) {
    case "run-started":
      return [{ ...event, target: TARGET, settings: { ...event.settings, said: SENTENCE } }];
    case "prose":
    case "file":
      return [{ ...event, text: said(event.text) }];
    case "output":
      return [...said(event.text)].map((text) => ({ ...event, text }));
    case "command-started":
      return [{ ...event, text: `${event.text} # ${SENTENCE}` }];
    case "check":
      return [{
        ...event,
        label: `${event.label} ${SENTENCE}`,
        message: SENTENCE,
        remedy: SENTENCE,
        ...(event.seen === undefined ? {} : { seen: { [SENTENCE]: event.seen } }),
      }];
    case "step-ended":
      return [{ ...event, message: SENTENCE }];
    default:
      return [event];
  }
}

function recorded(): BegunRun {
  const events = [...decodeJournal(readChunks(RECORDING), RECORDING)];
  const told = events.flatMap(telling).map((event, index) => ({ ...event, n: index + 1 }));
  return begunRun(fold(told));
}

/** The texts of all files, of one page and of many. */
function textsOf(run: BegunRun, format: typeof FORMATS[number]): readonly string[] {
  const illustrated = editionOf(runbook, run, { shipped: false });
  return [false, true].flatMap((split) =>
    filesOf(format, { run, split, ...illustrated }).map(({ path, text }) => `${path}\n${text}`)
  );
}

Deno.test("network: hidden, it is found in no format, however it is told", () => {
  const run = recorded();
  const hidden = hideNetwork(run);
  let tried = 0;
  for (const format of FORMATS) {
    const shown = textsOf(run, format).join("\n");
    const told = NETWORK.filter((real) => shown.includes(real));
    assert(told.length > 0, format.writer.id);
    for (const text of textsOf(hidden, format)) {
      assertEquals(NETWORK.filter((real) => text.includes(real)), [], format.writer.id);
    }
    tried += told.length;
  }
  assertTallied("20-network", {
    part: "secrets",
    fault:
      "The pages hide the network, whose names and addresses stand in prose, commands, files, " +
      "output cut after every character, checks, settings and messages",
    place: "rehearsal",
    outcome: "found in no page, record or picture",
    tried,
    lost: 0,
  });
});
