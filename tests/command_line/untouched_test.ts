import { assertEquals } from "@std/assert";
import { createHash } from "node:crypto";
import { closedPort, kubeconfigFor } from "./api_server.ts";
import { Scene } from "./scene.ts";
import { UndoableScene } from "./undoable_scene.ts";

/** A call that is refused: its words, its exit code, and what is otherwise in its environment. */
type Refused = readonly [words: string, code: number, env?: Readonly<Record<string, string>>];

/** Empty, and only there to be locked. */
const LOCK = ["home", "home/.runbook", "home/.runbook/lock"];

/** All that there is in a folder, by path: a file with its mode and digest, or a folder. */
function everythingIn(folder: string, prefix = ""): Readonly<Record<string, string>> {
  const found = [...Deno.readDirSync(folder)].flatMap(({ name, isDirectory }) => {
    const path = `${folder}/${name}`;
    const mode = ((Deno.statSync(path).mode ?? 0) & 0o777).toString(8);
    const inside = isDirectory ? Object.entries(everythingIn(path, `${prefix}${name}/`)) : [];
    const what = isDirectory ? "folder" : digest(Deno.readFileSync(path));
    return [[`${prefix}${name}`, `${mode} ${what}`], ...inside];
  });
  return Object.fromEntries(found.toSorted());
}

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Fails unless each call is refused with its code, in words, and leaves all as it was. */
async function assertUntouched(
  place: Pick<UndoableScene, "scene" | "call">,
  refusals: readonly Refused[],
): Promise<void> {
  const seen = () =>
    Object.entries(everythingIn(place.scene.path)).filter(([path]) => !LOCK.includes(path));
  const before = seen();
  for (const [line, code, env = {}] of refusals) {
    const words = line.split(" ");
    await place.call(...words).env(env).exits(code).prints("").warns("error: <_:rest>\n...");
    assertEquals(seen(), before, `${line} has left something`);
  }
}

/** A folder with a history: a run that passed, its transcript, and pages. */
async function withHistory(): Promise<UndoableScene> {
  const undoable = new UndoableScene();
  await undoable.call("run", "--yes", "--quiet");
  await undoable.call("docs", "--for", "github");
  return undoable;
}

Deno.test("untouched: what is not understood changes nothing, whatever is there", async () => {
  await using undoable = await withHistory();
  await assertUntouched(undoable, [
    ...["run", "undo", "doctor", "diff", "plan"].flatMap((command): Refused[] => [
      [`${command} nosuch`, 2],
      [`${command} --nosuch`, 2],
    ]),
    ["run --skip-checks nosuch", 2],
    ["run --from third", 2],
    ["run --step --yes", 2],
    ["run --quiet --verbose", 2],
    ["undo", 2],
    ["undo --quiet --json --yes", 2],
    ["resume", 2],
    ["resume --nosuch", 2],
    ["verify first", 2],
    ["verify --quiet --verbose", 2],
    ["docs --for nosuch", 2],
    ["docs --run nosuch", 2],
  ]);
});

Deno.test("untouched: a damaged journal is refused, and left for who looks into it", async () => {
  await using undoable = await withHistory();
  const journal = undoable.scene.journal();
  const [first = "", ...rest] = Deno.readTextFileSync(journal).split("\n");
  Deno.writeTextFileSync(journal, [first.replace("undoable", "undoing"), ...rest].join("\n"));
  await assertUntouched(undoable, [
    ["resume", 3],
    ["undo --yes", 3],
    ["verify", 3],
  ]);
});

Deno.test("untouched: without the cluster of the run nothing is begun", async () => {
  await using undoable = await withHistory();
  const { path } = undoable.scene;
  const away = undoable.scene.file("away", kubeconfigFor(closedPort()));
  const broken = undoable.scene.file("broken", "clusters: [\n");
  const changing = ["run --yes", "undo --yes", "verify"];
  const commands = [...changing, "doctor", "diff"];
  await assertUntouched(undoable, [
    ...commands.map((line): Refused => [line, 4, { KUBECONFIG: away }]),
    ...commands.map((line): Refused => [line, 4, { KUBECONFIG: `${path}/none` }]),
    ...commands.map((line): Refused => [line, 3, { KUBECONFIG: broken }]),
    ...changing.map((line): Refused => [line, 4, { PATH: `${path}/user` }]),
    ["run --yes --context nosuch", 4],
    ["undo --yes --context nosuch", 4],
  ]);
});

Deno.test("untouched: in a new folder nothing is made before it is clear what is meant", async () => {
  using scene = new Scene();
  const KUBECONFIG = scene.file("kubeconfig", kubeconfigFor(closedPort()));
  scene.file("mine.yaml", "echo: { replicas: many }\n");
  const settings = `--settings ${scene.path}/mine.yaml`;
  await assertUntouched({ scene, call: (...words) => scene.call(...words) }, [
    ...["run --rehearse", "doctor", "diff", "plan", "config"].map((line): Refused => [
      `${line} ${settings}`,
      3,
    ]),
    ["run --rehearse --set address=here", 2],
    ["run --rehearse nosuch", 2],
    ["run --yes", 4, { KUBECONFIG }],
    ["doctor", 4, { KUBECONFIG }],
    ["diff", 4],
    ["undo --yes", 4],
    ["resume", 2],
    ["verify", 2],
    ["docs --for nosuch", 2],
  ]);
});
