import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import type { Recorded } from "../../runbook/journal/mod.ts";
import { LiveScene } from "./live_scene.ts";
import { OwnRoot } from "./own_root.ts";
import { filesIn, ownRun, PAGE } from "./own_run.ts";
import { Scene } from "./scene.ts";

/** As if the last step had failed. */
function failed(event: Recorded): Recorded {
  const isEnd = event.type === "run-ended" ||
    (event.type === "step-ended" && event.step === "sidetrack-hostname");
  return isEnd ? { ...event, verdict: "failed", message: "that was not so" } : event;
}

Deno.test("docs: without a run the recording is shown, and command and page say so", async () => {
  using scene = new Scene();
  await scene.call("docs").prints(`
    No run on a cluster is complete in this folder (rehearsals do not count), so the pages show the recording <_:rest>
    wrote      /scene/home/pages/docusaurus/2-ingress-and-loadbalancing.mdx
    ...
  `);
  const pages = filesIn(scene, "home/pages/docusaurus");
  assertStringIncludes(
    pages["2-ingress-and-loadbalancing.mdx"] ?? "",
    "recording that comes with the runbook",
  );
});

Deno.test("docs: the newest complete run is shown, and twice gives the same bytes", async () => {
  using scene = new Scene();
  ownRun(scene, "2026-11-20-100000");
  ownRun(scene, "2026-11-21-100000", failed);
  const docs = (out: string) => scene.call("docs", "--for", "github", "--out", scene.path + out);
  const { stdout } = await docs("/one").prints(`
    The pages show the run 2026-11-20-100000, begun <_:rest>
    wrote      /scene/one/${PAGE}
    ...
  `);
  assert(!stdout.includes("/home/"));
  await docs("/two");
  assertEquals(filesIn(scene, "one"), filesIn(scene, "two"));
  const { [PAGE]: page = "", ...others } = filesIn(scene, "one");
  assertMatch(page, /^> \*\*Verified\*\* on \d+ \w+ \d{4}/m);
  const pictures = [...page.matchAll(/\]\(([\w-]+\.svg)\)/g)].map(([, file]) => file ?? "");
  assertEquals(pictures.toSorted(), Object.keys(others).filter((file) => file.endsWith(".svg")));
  assertEquals(pictures.length, 2);
  const { stdout: again } = await docs("/one");
  assert(!again.includes("wrote"));
  assertEquals(filesIn(scene, "one"), filesIn(scene, "two"));
});

Deno.test("docs: --run shows any run; of one that failed, top and section say so", async () => {
  using scene = new Scene();
  ownRun(scene, "2026-11-21-100000", failed);
  await scene.call("docs", "--for", "github", "--run", "2026-11-21-100000").prints(`
    The pages show the run 2026-11-21-100000, begun <_:rest>
    ...
  `);
  const page = filesIn(scene, "home/pages/github")[PAGE] ?? "";
  assertMatch(page, /^> \*\*Not verified: failed\*\* on .*that was not so/m);
  await scene.call("docs", "--for", "github", "--run", "recording").prints(`
    The pages show the recording that comes with the runbook: <_:rest>
    ...
  `);
});

Deno.test("docs: several formats get a folder each, --split a page for each section", async () => {
  using scene = new Scene();
  const words = ["docs", "--for", "github, junit", "--out", `${scene.path}/wiki`];
  await scene.call(...words);
  const single = Object.keys(filesIn(scene, "wiki"));
  assertStringIncludes(single.join("\n"), `github/${PAGE}\n`);
  assertStringIncludes(single.join("\n"), "junit/2-ingress-and-loadbalancing.xml");
  await scene.call(...words, "--split").prints(`
    ...
    removed    /scene/wiki/github/${PAGE}
    ...
  `);
  const split = Object.keys(filesIn(scene, "wiki/github")).filter((path) => path.endsWith(".md"));
  assertEquals(
    split.map((path) => path.replace("2-ingress-and-loadbalancing/", "")),
    [
      "1-loadbalancer.md",
      "2-ingress.md",
      "3-demo-service.md",
      "4-multi-node.md",
      "5-sidetrack-hostname.md",
      "index.md",
    ],
  );
});

Deno.test("docs: the settings say what for, where to, and which page comes before", async () => {
  using scene = new Scene();
  const settings = scene.file(
    "mine.yaml",
    `wiki:\n  for: [github]\n  out: ${scene.path}/wiki\n  before: 0-hardware.md\n`,
  );
  await scene.call("docs", "--settings", settings);
  const page = filesIn(scene, "wiki")[PAGE] ?? "";
  assertStringIncludes(page, "Back to [Installation](0-hardware.md)");
  await scene.call("docs", "--settings", settings, "--set", "wiki.before=none");
  assert(!(filesIn(scene, "wiki")[PAGE] ?? "").includes("Back to"));
});

Deno.test("docs: a page that is linked to and is not there is named, with the way out", async () => {
  using scene = new Scene();
  const docs = (...words: readonly string[]) =>
    scene.call("docs", "--out", `${scene.path}/wiki`, ...words);
  const { stdout } = await docs("--for", "mkdocs");
  assertStringIncludes(stdout, "note: the pages link back to /scene/wiki/1-installation.md, which");
  assertStringIncludes(stdout, "none at wiki.before");
  scene.file("wiki/1-installation.md", "# Installation\n");
  assert(!(await docs("--for", "mkdocs")).stdout.includes("note:"));
  await docs("--for", "mkdocs", "--check").prints("...\nNothing differs in ...");
});

Deno.test("docs: --check writes nothing, and says by a diff what is missing, stale or too much", async () => {
  using scene = new Scene();
  const docs = (...words: readonly string[]) => scene.call("docs", "--for", "github", ...words);
  const { stdout: missing } = await docs("--check").exits(1).warns(`
    error: The pages are not as they have to be: of <_:rest> missing
      Nothing was written. To write them, say the same without --check
  `);
  assertMatch(missing, /^missing +\/scene\/home\/pages\/github\/2/m);
  assertEquals(filesIn(scene, "home"), {});

  await docs();
  await docs("--check").prints("...\nNothing differs in ...");

  ownRun(scene, "2026-11-20-100000");
  const before = filesIn(scene, "home");
  const { stdout: stale } = await docs("--check").exits(1).warns("error: ... 1 stale\n...");
  assertMatch(stale, /^--- \/scene\/home\/pages\/github\/2.*\n\+\+\+ .*\n@@ .* @@$/m);
  assertMatch(stale, /^-.*recording that comes with the runbook/m);
  const { stdout: extra } = await docs("--check", "--split").exits(1)
    .warns("error: ... <_:int> extra\n...");
  assertMatch(extra, /^extra +\/scene\/home\/pages\/github\/2/m);
  assertEquals(filesIn(scene, "home"), before);
});

Deno.test("docs: a page that was edited by hand is refused by name; by force nothing is lost", async () => {
  using scene = new Scene();
  const docs = (...words: readonly string[]) => scene.call("docs", "--for", "github", ...words);
  await docs();
  const page = `home/pages/github/${PAGE}`;
  const generated = filesIn(scene, "home/pages");
  scene.file(page, "other words");
  await docs("--check").exits(1).warns(`
    error: The pages are not as they have to be: of <_:rest> edited
      Nothing was written. With --force in place of --check they are written; ...
  `);
  for (const [words, ending] of [["one", ".orig"], ["two", ".orig-2"]]) {
    scene.file(page, words ?? "");
    const before = filesIn(scene, "home/pages");
    await docs().exits(1).warns(`
      error: Cannot write the page "/scene/${page}": it is not as generated, ...
        Nothing was written. With the same options, deno task docs --check shows what differs;
        with --force it writes anew, and keeps these words beside it in a file that ends in .orig
    `);
    assertEquals(filesIn(scene, "home/pages"), before);
    await docs("--force").prints(`
      ...
      wrote      /scene/${page}
      kept       /scene/${page}${ending}: what was there before
      ...
    `);
  }
  assertEquals(filesIn(scene, "home/pages"), {
    ...generated,
    [`github/${PAGE}.orig`]: "one",
    [`github/${PAGE}.orig-2`]: "two",
  });
});

Deno.test("docs: what is known of a folder can be damaged; then its place is told", async () => {
  using scene = new Scene();
  await scene.call("docs", "--for", "github");
  const file = "home/pages/github/.homelab-pages-github.sha256";
  scene.file(file, "nonsense\n");
  const before = filesIn(scene, "home");
  await scene.call("docs", "--for", "github").fails(
    3,
    `
    error: Cannot read "/scene/${file}", ...: line 1 is damaged, expected a checksum and a path
      at /scene/${file}:1:1
      Nothing was changed. ...
  `,
  );
  assertEquals(filesIn(scene, "home"), before);
});

const MISTAKES: readonly { words: readonly string[]; code: number; says: string }[] = [
  {
    words: ["--for", "github,docusaurs"],
    code: 2,
    says: `
      error: Cannot write pages for "docusaurs": there is no such format, expected one of ...
        Did you mean "docusaurus"?`,
  },
  {
    words: ["--for", "forgejo"],
    code: 2,
    says: `
      error: Cannot write pages for "forgejo": ...
        Did you mean "gitea"?`,
  },
  {
    words: ["--for", "github", "--run", "2026-11-20-10000"],
    code: 2,
    says: `
      error: Cannot find the run "2026-11-20-10000": there is none in this folder, expected ...
        Did you mean "2026-11-20-100000"?`,
  },
  {
    words: ["--for", "github", "--out", "file"],
    code: 4,
    says: `
      error: Cannot write the pages into "/scene/file": "/scene/file" is a file, expected a folder
        Nothing was written. Choose another --out`,
  },
  {
    words: ["--for", "github", "--out", "file/inner"],
    code: 4,
    says: `
      error: Cannot write the pages into "/scene/file/inner": "/scene/file" is a file, expected ...
        Nothing was written. Choose another --out`,
  },
  {
    words: ["--for", "github", "--out", "link"],
    code: 4,
    says: `
      error: Cannot write the pages to "/scene/link": ...
        Make it a folder that can be written, or choose another --out`,
  },
  {
    words: ["--for", "github", "--out", "/proc/pages"],
    code: 4,
    says: `
      error: Cannot write the pages into "/proc/pages": it belongs to the system, expected ...
        Nothing was written. Choose another --out`,
  },
  {
    words: ["--for", "github", "--check", "--force"],
    code: 2,
    says: "error: Cannot check and write at once, expected --check or --force",
  },
  {
    words: ["--set", "wiki.for=obsidan"],
    code: 2,
    says: `error: Cannot use --set wiki.for=obsidan: it is "obsidan", did you mean "obsidian"?`,
  },
];

for (const { words, code, says } of MISTAKES) {
  Deno.test(`docs: refused and nothing written: docs ${words.join(" ")}`, async () => {
    using scene = new Scene();
    ownRun(scene, "2026-11-20-100000");
    scene.file("file", "a file");
    Deno.symlinkSync(`${scene.path}/nowhere/else`, `${scene.path}/link`);
    const before = filesIn(scene, "home");
    await scene.call("docs", ...words).env({ INIT_CWD: scene.path }).exits(code).warns(says);
    assertEquals(filesIn(scene, "home"), before);
    assertEquals(Deno.readTextFileSync(`${scene.path}/file`), "a file");
  });
}

Deno.test("docs: a rehearsal, which never was on a cluster, leaves the pages as they are", async () => {
  using scene = new Scene();
  const page = scene.file(`home/pages/github/${PAGE}`, "of a real run");
  await scene.call("run", "demo-service", "--set", "wiki.for=github").prints(`
    ...
    ✔ Rehearsal passed ...
    The wiki pages stay as they are
  `);
  assertEquals(Deno.readTextFileSync(page), "of a real run");
  assertEquals(Object.keys(filesIn(scene, "home/pages")), [`github/${PAGE}`]);
});

Deno.test("docs: after a run that failed, the pages stay as they are", async () => {
  using root = new OwnRoot();
  using scene = new Scene(root.path);
  root.record("192.168.1.254", "<pending>");
  await scene.call("run", "--set", "wiki.for=github").exits(1).prints(`
    ...
    ✘ Rehearsal failed ...
    The wiki pages stay as they are
  `);
  assertEquals(filesIn(scene, "home/pages"), {});
});

Deno.test("docs: a real run is on its own pages as soon as it is over, and what verify finds", async () => {
  await using live = new LiveScene();
  const page = () => filesIn(live.scene, "home/pages/github")["two-steps.md"] ?? "";
  const tellHelm = live.installHelm();
  await Promise.all([live.call("run", "--yes", "--set", "github"), tellHelm("done")]);
  const [run = ""] = live.scene.runs();
  assertStringIncludes(page(), `\`${run}\``);
  assertStringIncludes(page(), "**Verified** on ");
  assertStringIncludes(page(), "Not looked at again since");
  await live.call("verify");
  assertStringIncludes(page(), "**Still true** on ");

  live.scene.file("home/pages/github/two-steps.md", "my own words");
  await live.call("verify").warns(`
    warning: Cannot write the page "/scene/home/pages/github/two-steps.md": ...
      Nothing was written. ...
      with --force it writes anew, ...`);
  assertEquals(page(), "my own words");
});
