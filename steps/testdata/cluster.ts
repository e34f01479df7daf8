/**
 * An API server on the loopback interface that has what a test gives it, and eyes for it.
 *
 * @module
 */

import { openProbe, type Probe } from "../../runbook/cluster/mod.ts";

/** A cluster that is there until it is disposed of. */
export interface Cluster extends AsyncDisposable {
  readonly probe: Probe;
}

/**
 * What the server answers, by path, or by path and query where there is such an answer: the items of
 * a list, one object, a text, or what makes an object of what was sent; 404 for all else.
 */
export type Answers = Readonly<Record<string, object | string>>;

/** What programs print that a look runs, by the program's name; all others cannot be found. */
export type Programs = Readonly<Record<string, string>>;

/** What the server says of an API's kinds, as `probe.object` asks first: kinds by their resource. */
export function kinds(apiVersion: string, byResource: Readonly<Record<string, string>>): Answers {
  const resources = Object.entries(byResource).map(([name, kind]) => (
    { name, kind, namespaced: true, verbs: [] }
  ));
  return { [`/apis/${apiVersion}`]: { resources } };
}

/** Starts a cluster. */
export async function clusterWith(answers: Answers, programs: Programs = {}): Promise<Cluster> {
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    async (request) => {
      const { pathname, search } = new URL(request.url);
      const answer = answers[pathname + search] ?? answers[pathname];
      if (typeof answer === "function") return Response.json(answer(await request.json()));
      if (typeof answer === "string") return new Response(answer);
      if (Array.isArray(answer)) return Response.json({ items: answer });
      if (answer !== undefined) return Response.json(answer);
      return Response.json({ kind: "Status", status: "Failure", code: 404 }, { status: 404 });
    },
  );
  const probe = await openProbe({
    kubeconfig: {
      apiVersion: "v1",
      kind: "Config",
      "current-context": "homelab",
      contexts: [{ name: "homelab", context: { cluster: "loopback", user: "me" } }],
      clusters: [{
        name: "loopback",
        cluster: {
          server: `http://127.0.0.1:${server.addr.port}`,
          "insecure-skip-tls-verify": true,
        },
      }],
      users: [{ name: "me", user: {} }],
    },
    run: ([name = ""]) => {
      const stdout = programs[name];
      return Promise.resolve(
        stdout === undefined
          ? { code: 127, stdout: "", stderr: `${name}: command not found` }
          : { code: 0, stdout, stderr: "" },
      );
    },
  });
  return { probe, [Symbol.asyncDispose]: () => server.shutdown() };
}
