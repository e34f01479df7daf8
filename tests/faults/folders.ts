/**
 * Runbook folders that lead to one cluster.
 *
 * @module
 */

import { serveApi } from "../command_line/api_server.ts";
import { type Place, quickFolder } from "./scenes.ts";
import { placeOf } from "./victim.ts";

/** Makes them; they are gone with their cluster when it is disposed of. */
export class Folders implements AsyncDisposable {
  readonly #folder = quickFolder();
  readonly #cluster = serveApi();
  #count = 0;

  /** A further folder, in which the small runbook can be told. */
  place(): Place {
    const place = placeOf("small", `${this.#folder.path}/${++this.#count}`);
    Deno.mkdirSync(place.home);
    Deno.writeTextFileSync(`${place.home}/kubeconfig`, this.#cluster.kubeconfig);
    return place;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#cluster[Symbol.asyncDispose]();
    this.#folder[Symbol.dispose]();
  }
}
