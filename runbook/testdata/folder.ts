/** A new folder that is gone when it is disposed of. */
export interface TestFolder extends AsyncDisposable {
  /** Absolute path. */
  readonly path: string;
}

/** Makes a temporary folder; hold it with `await using`. */
export async function testFolder(): Promise<TestFolder> {
  const path = await Deno.makeTempDir({ prefix: "runbook-test-" });
  return { path, [Symbol.asyncDispose]: () => Deno.remove(path, { recursive: true }) };
}
