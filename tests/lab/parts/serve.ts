/**
 * Serves the lab's images and charts until it is ended.
 *
 * `deno run --allow-net --allow-read tests/lab/parts/serve.ts --images DIR --charts DIR --listen IP:PORT`
 *
 * @module
 */

import { parseArgs } from "node:util";
import { serveParts } from "./registry.ts";

const { values: { images = "", charts = "", listen = "" } } = parseArgs({
  options: {
    images: { type: "string" },
    charts: { type: "string" },
    listen: { type: "string" },
  },
});
const [hostname = "", port] = listen.split(":");
await serveParts({ images, charts }, { hostname, port: Number(port) });
