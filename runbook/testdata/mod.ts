/**
 * What the tests of several folders need: the events of small runs, a folder, a clock, a world, an
 * API server.
 *
 * @module
 */

export {
  commandEvents,
  type CommandParts,
  numbered,
  runStarted,
  stepEvents,
  type StepParts,
} from "./builders.ts";
export { failedRun, passedRun, REHEARSAL } from "./runs.ts";
export { assertAsKept } from "./kept.ts";
export { type ChancePage, chancePages } from "./chance.ts";
export { begunRun, editionFor, wikiPageOf } from "./edition.ts";
export { FIXTURES } from "./fixtures.ts";
export { fixturePage, SHOWN, type Shown } from "./fixture_page.ts";
export { type Node, nodesOf, nodesOfType, textOf } from "./markdown.ts";
export { type ManualClock, manualClock } from "./clock.ts";
export { type TestFolder, testFolder } from "./folder.ts";
export { probeOf, PROCESS_ENV, worldIn } from "./live.ts";
export {
  certificate,
  closedPort,
  failure,
  type Handler,
  kubeconfigFor,
  listen,
  type Loopback,
  serveApi,
  serveHttp,
  serveHttp2,
  serveHttps,
} from "./loopback.ts";
