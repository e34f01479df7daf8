import { assert, assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { CheckError, EnvironmentError } from "../errors/mod.ts";
import { failedRun, passedRun } from "../testdata/mod.ts";
import { differenceIn } from "./difference.ts";
import { type PagesRequest, preparePages } from "./prepare.ts";
import type { JsonObject } from "../json/mod.ts";
import { checksum } from "./manifest.ts";
import { pagesHome } from "./testdata/home.ts";
import { writePages, type WrittenFile } from "./write.ts";

const PAGE = "2-load-balancing.md";
const MANIFEST = ".homelab-pages-github.sha256";

type Request = PagesRequest<JsonObject>;

Deno.test("pages: the same journal gives the same bytes, and nothing is written twice", async () => {
  await using home = await pagesHome();
  assertEquals(deeds(write(home.request)), ["wrote", "wrote"]);
  const pages = home.pages();
  assertEquals(Object.keys(pages), [MANIFEST, PAGE, "way.svg"]);
  assertStringIncludes(pages[PAGE] ?? "", "](way.svg)");
  assertStringIncludes(pages["way.svg"] ?? "", "<svg");
  assertEquals(deeds(write(home.request)), ["unchanged", "unchanged"]);
  const elsewhere = `${home.path}/elsewhere`;
  write({ ...home.request, out: elsewhere });
  for (const [path, text] of Object.entries(pages)) {
    assertEquals(Deno.readTextFileSync(`${elsewhere}/${path}`), text);
  }
});

Deno.test("pages: of another run they are written anew", async () => {
  await using home = await pagesHome();
  write(home.request);
  home.run("2026-11-20-100000", passedRun());
  assertEquals(deeds(write(home.request)), ["wrote", "unchanged"]);
});

Deno.test("pages: with an index and sections the single page goes, and the other way round", async () => {
  await using home = await pagesHome();
  write(home.request);
  const single = home.pages();
  write({ ...home.request, split: true });
  assertEquals(Object.keys(home.pages()), [
    MANIFEST,
    "2-load-balancing/1-loadbalancer.md",
    "2-load-balancing/2-demo-service.md",
    "2-load-balancing/index.md",
    "2-load-balancing/way.svg",
  ]);
  write(home.request);
  assertEquals(home.pages(), single);
  assertEquals([...Deno.readDirSync(`${home.path}/pages`)].length, 3);
});

Deno.test("pages: one that was edited by hand is refused by name, and nothing is written", async () => {
  await using home = await pagesHome();
  write(home.request);
  home.run("2026-11-20-100000", failedRun());
  const page = `${home.path}/pages/${PAGE}`;
  Deno.writeTextFileSync(page, `${Deno.readTextFileSync(page)}\nMy own words\n`);
  const before = home.pages();
  for (const split of [false, true]) {
    const request = { ...home.request, split, run: "2026-11-20-100000" };
    const { message } = assertThrows(() => write(request), CheckError);
    assertStringIncludes(message, `"${page}"`);
    assertEquals(home.pages(), before);
  }
});

Deno.test("pages: a file that somebody else has put there is refused, too", async () => {
  await using home = await pagesHome();
  Deno.mkdirSync(`${home.path}/pages`);
  Deno.writeTextFileSync(`${home.path}/pages/way.svg`, "mine");
  Deno.writeTextFileSync(`${home.path}/pages/other.md`, "mine, too");
  assertThrows(() => write(home.request), CheckError, "way.svg");
  assertEquals(home.pages(), { "other.md": "mine, too", "way.svg": "mine" });
});

Deno.test("pages: by force nothing is lost, however often", async () => {
  await using home = await pagesHome();
  write(home.request);
  const fresh = home.pages();
  const page = `${home.path}/pages/${PAGE}`;
  for (const words of ["one", "two"]) {
    Deno.writeTextFileSync(page, words);
    const [file] = write(home.request, true);
    assertEquals(Deno.readTextFileSync(file?.kept ?? ""), words);
  }
  const kept = { [`${PAGE}.orig`]: "one", [`${PAGE}.orig-2`]: "two" };
  assertEquals(home.pages(), { ...fresh, ...kept });
  Deno.writeTextFileSync(page, "three");
  write({ ...home.request, split: true }, true);
  assertEquals(home.pages()[`${PAGE}.orig-3`], "three");
  assertEquals(home.pages()[PAGE], undefined);
});

Deno.test("pages: several formats get a folder each, and one refused keeps all from being written", async () => {
  await using home = await pagesHome();
  const request = { ...home.request, formats: ["github", "junit"] };
  write(request);
  const before = home.pages();
  assertEquals(Object.keys(before), [
    `github/${MANIFEST}`,
    `github/${PAGE}`,
    "github/way.svg",
    "junit/.homelab-pages-junit.sha256",
    "junit/2-load-balancing.xml",
  ]);
  const { out: _, ...byDefault } = request;
  write({ ...byDefault, formats: ["github"] });
  assertEquals(home.pages(), before);
  home.run("2026-11-20-100000", failedRun());
  const report = `${home.path}/pages/junit/2-load-balancing.xml`;
  Deno.writeTextFileSync(report, "mine");
  assertThrows(() => write({ ...request, run: "2026-11-20-100000" }), CheckError, report);
  assertEquals(home.pages(), { ...before, "junit/2-load-balancing.xml": "mine" });
});

Deno.test("pages: two formats in one folder leave each other's files alone", async () => {
  await using home = await pagesHome();
  write(home.request);
  write({ ...home.request, formats: ["junit"] });
  assert(PAGE in home.pages());
});

Deno.test("pages: formats in one folder share its pictures, and none takes them from another", async () => {
  await using home = await pagesHome();
  const docusaurus = { ...home.request, formats: ["docusaurus"] };
  write(home.request);
  write(docusaurus);
  const drawn = home.pages()["way.svg"];

  write({ ...home.request, split: true });
  assertEquals(home.pages()["way.svg"], drawn, "the other format's page shows it still");

  // Drawn otherwise by one of them, it is not taken for somebody else's words by the other.
  const older = "<svg>older</svg>";
  Deno.writeTextFileSync(`${home.path}/pages/way.svg`, older);
  const manifest = `${home.path}/pages/.homelab-pages-docusaurus.sha256`;
  const sums = Deno.readTextFileSync(manifest).replace(/^\w+(?= {2}way\.svg$)/m, checksum(older));
  Deno.writeTextFileSync(manifest, sums);
  write(home.request);
  assertEquals(home.pages()["way.svg"], drawn);
});

Deno.test("pages: formats with files of one name do not take turns in one folder", async () => {
  await using home = await pagesHome();
  write(home.request);
  const before = home.pages();
  assertThrows(() => write({ ...home.request, formats: ["gitea"] }), CheckError, PAGE);
  assertEquals(home.pages(), before);
});

Deno.test("pages: a folder that cannot be one is the surroundings' fault", async () => {
  await using home = await pagesHome();
  const pages = `${home.path}/pages`;
  Deno.writeTextFileSync(pages, "a file");
  assertThrows(() => write(home.request), EnvironmentError, `"${pages}" is a file`);
  assertEquals(Deno.readTextFileSync(pages), "a file");
  Deno.removeSync(pages);
  Deno.symlinkSync(`${home.path}/nowhere/pages`, pages);
  assertThrows(() => write(home.request), EnvironmentError, `Cannot write the pages to "${pages}"`);
});

Deno.test("difference: stale, missing and extra files are shown, fresh ones are not", async () => {
  await using home = await pagesHome();
  write(home.request);
  assertEquals(differences(home.request), ["", ""]);
  const page = `${home.path}/pages/${PAGE}`;
  Deno.writeTextFileSync(
    page,
    Deno.readTextFileSync(page).replace("# Load balancing", "# \x1b[2J"),
  );
  Deno.removeSync(`${home.path}/pages/way.svg`);
  const [stale = "", missing = ""] = differences(home.request);
  assertStringIncludes(stale, `--- ${page}\n+++ ${page}\n@@ `);
  assertStringIncludes(stale, "\n+# Load balancing\n");
  assert(!stale.includes("\x1b"));
  assertEquals(missing, `missing  ${home.path}/pages/way.svg\n`);
  const extra = differences({ ...home.request, split: true }).at(-1) ?? "";
  assertEquals(extra, `edited   ${page}\n`);
});

Deno.test("difference: of a page that is another one altogether only that much is said", async () => {
  await using home = await pagesHome();
  const lines = Array.from({ length: 5_000 }, (_, line) => `${line}`).join("\n");
  Deno.mkdirSync(`${home.path}/pages`);
  Deno.writeTextFileSync(`${home.path}/pages/${PAGE}`, lines);
  assertStringIncludes(differences(home.request)[0] ?? "", "More than 2000 lines differ");
});

function write(request: Request, force = false): readonly WrittenFile[] {
  return writePages(preparePages(request), { force });
}

function deeds(files: readonly WrittenFile[]): readonly string[] {
  return files.map(({ deed }) => deed);
}

function differences(request: Request): readonly string[] {
  return preparePages(request).folders.flatMap(({ path, files }) =>
    files.map((file) => differenceIn(path, file))
  );
}
