import { assertEquals, assertNotEquals, assertRejects } from "@std/assert";
import { digestKey, ensurePiece, type Piece, readSources } from "./cache.ts";

/** A piece whose builds are counted. */
function countedPiece(build: Piece["build"] = () => Promise.resolve()) {
  let builds = 0;
  const piece: Piece = {
    name: "cake",
    key: "k",
    announcement: "Bakes a cake: usually no time",
    build(folders) {
      builds++;
      return build(folders);
    },
  };
  return { piece, builds: () => builds };
}

async function withCache(test: (cache: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await test(`${folder}/cache`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function entriesOf(folder: string): readonly string[] {
  return [...Deno.readDirSync(folder)].map(({ name }) => name).toSorted();
}

Deno.test("cache: a piece is built once and announced once", () =>
  withCache(async (cache) => {
    const said: string[] = [];
    const options = { cache, say: (line: string) => said.push(line) };
    const { piece, builds } = countedPiece(({ folder }) =>
      Deno.writeTextFile(`${folder}/slice`, "sweet")
    );
    const folder = await ensurePiece(piece, options);
    assertEquals(await ensurePiece(piece, options), folder);
    assertEquals(await Deno.readTextFile(`${folder}/slice`), "sweet");
    assertEquals(builds(), 1);
    assertEquals(said, [piece.announcement]);
  }));

Deno.test("cache: another key makes another piece", () =>
  withCache(async (cache) => {
    const options = { cache, say: () => {} };
    const { piece, builds } = countedPiece();
    const first = await ensurePiece(piece, options);
    assertNotEquals(await ensurePiece({ ...piece, key: "other" }, options), first);
    assertEquals(builds(), 2);
  }));

Deno.test("cache: a failed build leaves nothing and is tried again", () =>
  withCache(async (cache) => {
    const options = { cache, say: () => {} };
    const { piece } = countedPiece(async ({ folder }) => {
      await Deno.writeTextFile(`${folder}/half`, "");
      throw new Error("The oven is cold");
    });
    await assertRejects(() => ensurePiece(piece, options), Error, "The oven is cold");
    assertEquals(entriesOf(cache), ["cake.lock"]);
    const folder = await ensurePiece(countedPiece().piece, options);
    assertEquals(entriesOf(folder), []);
  }));

Deno.test("cache: what a killed build left is not taken over", () =>
  withCache(async (cache) => {
    await Deno.mkdir(`${cache}/cake.unfinished/kept`, { recursive: true });
    await Deno.writeTextFile(`${cache}/cake.unfinished/kept/half`, "");
    const folder = await ensurePiece(countedPiece().piece, { cache, say: () => {} });
    assertEquals(entriesOf(folder), []);
    assertEquals(entriesOf(cache), ["cake-k", "cake.lock"]);
  }));

Deno.test("cache: a new piece ends the older ones that nobody has used for a month", () =>
  withCache(async (cache) => {
    const options = { cache, say: () => {} };
    const { piece } = countedPiece();
    for (const key of ["old", "recent"]) await ensurePiece({ ...piece, key }, options);
    const longAgo = new Date(Date.now() - 31 * 24 * 60 * 60 * 1000);
    await Deno.utime(`${cache}/cake-old`, longAgo, longAgo);
    await ensurePiece({ ...piece, key: "new" }, options);
    assertEquals(entriesOf(cache), ["cake-new", "cake-recent", "cake.lock"]);
  }));

Deno.test("cache: of two that ask at once, one builds and the other waits for it", () =>
  withCache(async (cache) => {
    const said: string[] = [];
    const otherWaits = Promise.withResolvers<void>();
    const say = (line: string) => {
      said.push(line);
      if (line.startsWith("Waits")) otherWaits.resolve();
    };
    const { piece, builds } = countedPiece(() => otherWaits.promise);
    const ask = () => ensurePiece(piece, { cache, say });
    const [first, second] = await Promise.all([ask(), ask()]);
    assertEquals(second, first);
    assertEquals(builds(), 1);
    assertEquals(said.toSorted(), [piece.announcement, "Waits for another build of cake"]);
  }));

Deno.test("cache: the key changes with every text and with their order", async () => {
  const key = await digestKey(["a", "b"]);
  assertEquals(await digestKey(["a", "b"]), key);
  assertNotEquals(await digestKey(["b", "a"]), key);
  assertNotEquals(await digestKey(["ab"]), key);
});

Deno.test("cache: sources are read with their paths, tests left out", () =>
  withCache(async (folder) => {
    await Deno.mkdir(`${folder}/b`, { recursive: true });
    await Deno.writeTextFile(`${folder}/b/two.ts`, "2");
    await Deno.writeTextFile(`${folder}/a.ts`, "1");
    await Deno.writeTextFile(`${folder}/a_test.ts`, "not this");
    assertEquals(await readSources(folder), ["/a.ts", "1", "/b/two.ts", "2"]);
  }));
