/**
 * Appends events to the journal of a folder until it is killed, and prints the number of each one
 * once it is written.
 *
 * @module
 */

import { createJournal } from "../store.ts";
import { RUN_STARTED, told } from "./events.ts";

const [folder = "."] = Deno.args;
const journal = createJournal({ folder, clock: Date.now });
const encoder = new TextEncoder();
journal.subscribe(({ n }) => void Deno.stdout.writeSync(encoder.encode(`${n}\n`)));
journal.append(RUN_STARTED);
for (let command = 1;; command++) {
  for (const event of told("ingress", "passed", command)) journal.append(event);
}
