/**
 * Keeps what is built outside the tree: one folder per piece and key, whole or not there at all.
 *
 * The key is a digest of everything that a piece is made from, so nothing is ever out of date and
 * nothing needs to be invalidated.
 */

/** Two empty folders that a piece is built in. */
export interface BuildFolders {
  /** What is kept. */
  readonly folder: string;
  /** What is thrown away afterwards. */
  readonly work: string;
}

/** A piece that is worth keeping. */
export interface Piece {
  /** Goes into the folder's name and what is said. */
  readonly name: string;
  /** Everything that the piece depends on. */
  readonly key: string;
  /** What is said before it is built, with the time it usually takes. */
  readonly announcement: string;
  /** Builds the piece. */
  readonly build: (folders: BuildFolders) => Promise<void>;
}

/** Where pieces are kept, and who hears of their building. */
export interface CacheOptions {
  /** Folder of the cache; it is made when missing. */
  readonly cache: string;
  readonly say: (line: string) => void;
}

/** Where a cache is: `$XDG_CACHE_HOME/homelab-runbook-<name>`, by default under `~/.cache`. */
export function cacheFolder(name: string): string {
  const base = Deno.env.get("XDG_CACHE_HOME") || `${Deno.env.get("HOME") ?? ""}/.cache`;
  return `${base}/homelab-runbook-${name}`;
}

/** A piece that nobody asked for in so many days is removed when the next one is built. */
const KEPT_DAYS = 30;

/**
 * Gives the piece's folder and builds it first when it is not there. Of several processes that ask
 * at once, one builds and the others wait; what an interrupted build leaves is swept up by the next.
 */
export async function ensurePiece(piece: Piece, options: CacheOptions): Promise<string> {
  const folder = `${options.cache}/${piece.name}-${piece.key}`;
  if (await use(folder)) return folder;
  await Deno.mkdir(options.cache, { recursive: true });
  using lock = await Deno.open(`${options.cache}/${piece.name}.lock`, {
    create: true,
    write: true,
  });
  if (!await lock.tryLock(true)) {
    options.say(`Waits for another build of ${piece.name}`);
    await lock.lock(true);
  }
  if (await use(folder)) return folder;
  options.say(piece.announcement);
  await buildWhole(piece, folder, `${options.cache}/${piece.name}.unfinished`);
  await sweep(options.cache, piece.name);
  return folder;
}

/** Tells whether the folder is there, and marks it as used now. */
async function use(folder: string): Promise<boolean> {
  try {
    await Deno.utime(folder, new Date(), new Date());
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

async function sweep(cache: string, name: string): Promise<void> {
  const oldest = Date.now() - KEPT_DAYS * 24 * 60 * 60 * 1000;
  for await (const entry of Deno.readDir(cache)) {
    const path = `${cache}/${entry.name}`;
    if (!entry.isDirectory || !entry.name.startsWith(`${name}-`)) continue;
    const { mtime } = await Deno.stat(path);
    if (mtime !== null && mtime.getTime() < oldest) await removeTree(path);
  }
}

/** Builds beside the final place and moves there in one stroke: a half-built folder is never seen. */
async function buildWhole(piece: Piece, folder: string, unfinished: string): Promise<void> {
  const folders = { folder: `${unfinished}/kept`, work: `${unfinished}/work` };
  await removeTree(unfinished);
  await Deno.mkdir(folders.folder, { recursive: true });
  await Deno.mkdir(folders.work);
  try {
    await piece.build(folders);
    await Deno.rename(folders.folder, folder);
  } finally {
    await removeTree(unfinished);
  }
}

/** A short digest of texts, in order. */
export async function digestKey(texts: readonly string[]): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(texts));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return digest.toHex().slice(0, 16);
}

/** Every file below a folder as `path, content, path, content …`, in the order of the paths. */
export async function readSources(folder: string): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const path of (await filesBelow(folder)).toSorted()) {
    texts.push(path.slice(folder.length), await Deno.readTextFile(path));
  }
  return texts;
}

async function filesBelow(folder: string): Promise<string[]> {
  const paths: string[] = [];
  for await (const entry of Deno.readDir(folder)) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory) paths.push(...await filesBelow(path));
    else if (!entry.name.endsWith("_test.ts")) paths.push(path);
  }
  return paths;
}

async function removeTree(path: string): Promise<void> {
  try {
    await Deno.remove(path, { recursive: true });
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
