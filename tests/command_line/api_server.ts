/**
 * An API server on the loopback interface that knows as much as a run asks before its first step.
 *
 * @module
 */

/** A server that runs until it is disposed of. */
export interface ApiServer extends AsyncDisposable {
  /** A kubeconfig with one context, `homelab`, that leads to it. */
  readonly kubeconfig: string;
}

/** The credential in the kubeconfig. */
export const TOKEN = "eyJhbGciOiJSUzI1NiJ9.planted-token";

const NODE = {
  metadata: { name: "node1" },
  status: { addresses: [{ type: "InternalIP", address: "192.168.1.11" }] },
};

const ANSWERS: Readonly<Record<string, unknown>> = {
  "/version": { gitVersion: "v1.35.4" },
  "/api/v1/namespaces/kube-system": { metadata: { name: "kube-system", uid: crypto.randomUUID() } },
  "/api/v1/nodes": { items: [NODE] },
};

/** What the server cannot answer for now. */
const AWAY = "/api/v1/namespaces/away";

/** Starts the server; `before` may keep an answer waiting. */
export function serveApi(before: () => Promise<void> = () => Promise.resolve()): ApiServer {
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    async (request) => {
      await before();
      const { pathname } = new URL(request.url);
      const answer = pathname.endsWith("/secrets") ? { items: [] } : ANSWERS[pathname];
      if (answer !== undefined) return Response.json(answer);
      if (pathname === AWAY) return Response.json({ kind: "Status", code: 503 }, { status: 503 });
      return Response.json({ kind: "Status", status: "Failure", code: 404 }, { status: 404 });
    },
  );
  return {
    kubeconfig: kubeconfigFor(server.addr.port),
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

/** A kubeconfig for a server on a port of this machine. */
export function kubeconfigFor(port: number): string {
  return `
apiVersion: v1
kind: Config
current-context: homelab
contexts: [{ name: homelab, context: { cluster: loopback, user: me } }]
clusters: [{ name: loopback, cluster: { server: "http://127.0.0.1:${port}" } }]
users: [{ name: me, user: { token: ${TOKEN} } }]
`;
}

/** A port on which nobody listens. */
export function closedPort(): number {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  listener.close();
  return listener.addr.port;
}
