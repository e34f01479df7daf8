/**
 * A runbook whose steps say, print, show, learn and gather secrets wherever a step can.
 *
 * @module
 */
import { AssertionError } from "@std/assert";
import { perform } from "../../../runbook/cli/mod.ts";
import { FORMAT_IDS, type JsonObject, type Runbook, type Step } from "../../../runbook/mod.ts";

/** A user's own words that are a secret: listed as an environment variable, and told by steps. */
type Settings = JsonObject & { readonly password: string };

/** All the secrets, as a look might meet them; only while it runs. */
function met(): Readonly<Record<string, string>> {
  return JSON.parse(Deno.readTextFileSync(Deno.env.get("SECRETS") ?? ""));
}

function isThere(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}

const printing: Step<Settings> = {
  id: "printing",
  title: "Print secrets",
  async tell(t) {
    const { password } = t.config;
    t.say`The password is ${password}, and it is nobody's business.`;
    const file = t.file("password.txt", `password: ${password}\n`);
    await t.run`leak ${password} <${file}`;
    await t.show`leak long`;
    await t.eventually`leak until`;
    await t.learn("secrets", () => Promise.resolve(met()), {});
  },
  holds: (t) => t.check("it was printed", () => Promise.resolve(met()), () => {}),
};

const failing: Step<Settings> = {
  id: "failing",
  title: "Fail over secrets",
  async tell(t) {
    await t.check("nothing is secret", () => Promise.resolve(met()), (secrets) => {
      if (isThere(Deno.env.get("MENDED") ?? "")) return;
      throw new AssertionError(`there are secrets: ${Object.values(secrets).join(" and ")}`);
    });
  },
  concerns: () => [{ apiVersion: "v1", kind: "Service", namespace: "default", name: "demo" }],
  explain: [{
    id: "secrets",
    look: () => Promise.resolve(met()),
    says: ({ failure }) => `There are secrets in ${failure}`,
    remedy: "Keep them to yourself",
  }],
};

const runbook: Runbook<Settings> = {
  name: "leaking",
  version: "1.0.0",
  steps: [printing, failing],
  load: () => {
    const settings = { password: Deno.env.get("LISTED") ?? "" };
    return Promise.resolve({ settings, origins: [], sources: [] });
  },
  tools: [],
  patience: () => ({ command: 60_000, eventually: 1_000, hold: 1_000 }),
  namespaces: () => ["default"],
  direct: () => [],
  secrets: () => ["LISTED"],
  publication: {
    name: "leaking",
    title: "Leaking",
    position: 1,
    before: "Before",
    versions: () => [],
    pictures: () => [],
    wiki: () => Promise.resolve({ for: FORMAT_IDS, split: true }),
  },
};

const program = {
  summary: "Leaking",
  version: "1.0.0",
  root: Deno.cwd(),
  load: () => Promise.resolve(runbook),
};
if (import.meta.main) Deno.exit(await perform(program, Deno.args));
