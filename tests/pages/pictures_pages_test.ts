/// <reference lib="dom" />
import { assert, assertEquals } from "@std/assert";
import { fileURLToPath } from "node:url";
import { readJournal } from "../../runbook/journal/mod.ts";
import { draw, type Picture } from "../../runbook/pictures/mod.ts";
import { PICTURES } from "../../runbook/pictures/testdata/mod.ts";
import { begunRun, testFolder } from "../../runbook/testdata/mod.ts";
import { pictures } from "../../steps/pictures.ts";
import { openBrowser, serveFolder } from "./browser.ts";
import { faultsOfPictures } from "./picture_faults.ts";

const VIEWS = [{ width: 390 }, { width: 390, dark: true }, { width: 1280 }];

Deno.test("pictures: within a page every text keeps to its place and can be read, however many there are", async () => {
  const drawn = Object.entries({ ...PICTURES, ...recordedPictures() })
    .map(([name, picture]) => `<figure aria-label="${name}">${draw(picture)}</figure>`);
  await using site = await served(drawn.join("\n"), {});
  await using browser = await openBrowser();
  for (const view of VIEWS) {
    await using page = await browser.open(site.url, view);
    assertEquals(page.complaints, []);
    assertEquals(page.requests, [site.url]);
    assertEquals(await page.overflow(), 0);
    const { seen, faults } = await page.evaluate(faultsOfPictures);
    assertEquals(seen, drawn.length);
    assertEquals(faults, []);
  }
});

Deno.test("pictures: as images they take the room that there is, in the colours that are asked for", async () => {
  const recorded = recordedPictures();
  const images = Object.keys(recorded).map((name) =>
    `<p><img src="${name}.svg" alt="${name}"></p>`
  );
  assertEquals(images.length, 2);
  await using site = await served(images.join("\n"), recorded);
  await using browser = await openBrowser();
  for (const view of VIEWS) {
    await using page = await browser.open(site.url, view);
    assertEquals(page.complaints, []);
    assertEquals(await page.overflow(), 0);
    const [first, ...others] = await page.evaluate(looksOfImages);
    assert(first !== undefined && others.length === 1, "an image is missing");
    for (const { width, brightness } of [first, ...others]) {
      assertEquals(width, Math.min(450, view.width - 2 * 16));
      assertEquals(brightness < 64, view.dark === true, `brightness ${brightness}`);
    }
  }
});

/** The pictures of the shipped recording, by name. */
function recordedPictures(): Readonly<Record<string, Picture>> {
  const journal = new URL("../../steps/recording/journal.jsonl", import.meta.url);
  const run = begunRun(readJournal(fileURLToPath(journal)).state);
  return Object.fromEntries(pictures(run).map(({ name, picture }) => [name, picture]));
}

/** A page with this body, and pictures beside it. */
async function served(body: string, beside: Readonly<Record<string, Picture>>) {
  const folder = await testFolder();
  const style = "body { margin: 16px } figure { margin: 0 } img { max-width: 100% }";
  const head = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">` +
    `<meta name="viewport" content="width=device-width"><style>${style}</style>`;
  await Deno.writeTextFile(`${folder.path}/index.html`, head + body);
  for (const [name, picture] of Object.entries(beside)) {
    await Deno.writeTextFile(`${folder.path}/${name}.svg`, draw(picture));
  }
  const site = serveFolder(folder.path);
  return {
    url: site.url,
    async [Symbol.asyncDispose]() {
      await site[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** How wide the page's images are, and how bright their cards, from 0 to 255; runs in the page. */
function looksOfImages(): { readonly width: number; readonly brightness: number }[] {
  return [...document.images].map((image) => {
    const canvas = document.createElement("canvas");
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("there is no canvas");
    context.drawImage(image, 0, 0);
    // Within the card and beside everything that lies on it.
    const [red = 0, green = 0, blue = 0] = context.getImageData(60, 8, 1, 1).data;
    return { width: image.width, brightness: (red + green + blue) / 3 };
  });
}
