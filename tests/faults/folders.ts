/**
 * Runbook folders that lead to one cluster.
 *
 * @module
 */

import { cpSync } from "node:fs";
import { dirname } from "node:path";
import { RECORDING_FILE } from "../../runbook/run/mod.ts";
import { serveApi } from "../command_line/api_server.ts";
import { newestIn } from "./pages.ts";
import { begin, type Place, quickFolder } from "./scenes.ts";
import { IDS, smallRunbook } from "./small_runbook.ts";

/** Makes them; they are gone with their cluster when it is disposed of. */
export class Folders implements AsyncDisposable {
  readonly #folder = quickFolder();
  readonly #cluster = serveApi();
  #count = 0;

  /** A further folder, in which the small runbook can be told, or some steps of it. */
  place(ids: readonly string[] = IDS): Place {
    const home = `${this.#folder.path}/${++this.#count}`;
    Deno.mkdirSync(home);
    return this.#at(home, ids);
  }

  /** A further folder, with a copy of all that is in another one. */
  copy(other: Place): Place {
    const home = `${this.#folder.path}/${++this.#count}`;
    cpSync(other.home, home, { recursive: true });
    return this.#at(home, other.runbook.steps.map(({ id }) => id));
  }

  /** A further folder, with a recording to rehearse. */
  async recorded(ids: readonly string[] = IDS): Promise<Place> {
    const [recorded, place] = [this.place(ids), this.place(ids)];
    await begin(recorded, { rehearse: false });
    const recording = `${place.root}/${RECORDING_FILE}`;
    Deno.mkdirSync(dirname(recording), { recursive: true });
    Deno.copyFileSync(newestIn(recorded.home).journal, recording);
    return place;
  }

  #at(home: string, ids: readonly string[]): Place {
    const kubeconfig = `${home}/kubeconfig`;
    Deno.writeTextFileSync(kubeconfig, this.#cluster.kubeconfig);
    return { runbook: smallRunbook(home, ids), root: home, home, kubeconfig };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#cluster[Symbol.asyncDispose]();
    this.#folder[Symbol.dispose]();
  }
}
