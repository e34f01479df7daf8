/**
 * The connection to the API server: client-node, with what it lacks for looking.
 *
 * @module
 */

import { Buffer } from "node:buffer";
import type { Configuration, RequestContext, ResponseContext } from "@kubernetes/client-node";
import { deadline } from "./deadline.ts";
import { type KubeconfigFile, textOf } from "./kubeconfig.ts";
import type { ClientNode } from "./read_only.ts";

/** Everything that the APIs of client-node are made with. */
export interface Connection {
  /** client-node itself: loaded here and not before, since that takes up to half a second. */
  readonly client: ClientNode;
  readonly configuration: Configuration;
}

/** A credential plugin may have to ask a server of its own; milliseconds. */
const pluginPatience = 60_000;

/**
 * Prepares a connection; nothing is sent yet.
 *
 * Requests that could change something are refused before they are sent, and every request has a
 * deadline, its answer's body included: under Deno, an aborted body never ends by itself.
 *
 * Needs `--allow-net` for the server and `--allow-env`; `--allow-run` where the user's credentials
 * come from a plugin, `--allow-read` where they come from a token file.
 *
 * @param kubeconfig One context with its cluster and user, complete in itself.
 * @param patience Milliseconds that a request may take.
 */
export async function connect(kubeconfig: KubeconfigFile, patience: number): Promise<Connection> {
  const client = await import("@kubernetes/client-node");
  const config = new client.KubeConfig();
  config.loadFromString(JSON.stringify(forClient(kubeconfig)));
  const library = new client.IsomorphicFetchHttpLibrary();
  const configuration = client.createConfiguration({
    baseServer: new client.ServerConfiguration(config.getCurrentCluster()?.server ?? "", {}),
    authMethods: {
      default: {
        getName: () => config.getName(),
        applySecurityAuthentication: (request) =>
          deadline(pluginPatience, () => config.applySecurityAuthentication(request)),
      },
    },
    httpApi: client.wrapHttpLibrary({
      send(request) {
        refuseChanges(request);
        return deadline(patience, (signal) => {
          request.setSignal(signal);
          return receive(library.send(request).toPromise());
        });
      },
    }),
  });
  return { client, configuration };

  async function receive(pending: Promise<ResponseContext>): Promise<ResponseContext> {
    const { httpStatusCode, headers, body } = await pending;
    const content = Buffer.from(await body.text());
    return new client.ResponseContext(
      httpStatusCode,
      headers,
      new client.SelfDecodingBody(Promise.resolve(content)),
    );
  }
}

/** Asking for one's own rights is a POST that changes nothing. */
function refuseChanges(request: RequestContext): void {
  const method = request.getHttpMethod();
  const { pathname } = new URL(request.getUrl());
  if (method === "GET" || /\/apis\/authorization\.k8s\.io\/\w+\/self\w+$/.test(pathname)) return;
  throw new Error(`A look must not change anything, but asked for ${method} ${pathname}`);
}

/**
 * Says in client-node's words what kubectl understands: it knows no `tokenFile`, and it wants to be
 * told that plain HTTP is not verified.
 */
function forClient(kubeconfig: KubeconfigFile): KubeconfigFile {
  return {
    ...kubeconfig,
    clusters: kubeconfig.clusters.map(({ name, cluster }) => {
      const plain = textOf(cluster["server"]).startsWith("http:");
      return { name, cluster: plain ? { ...cluster, "insecure-skip-tls-verify": true } : cluster };
    }),
    users: kubeconfig.users.map(({ name, user: { tokenFile, ...user } }) => {
      if (tokenFile === undefined) return { name, user };
      const provider = { name: "tokenFile", config: { tokenFile } };
      return { name, user: { ...user, "auth-provider": provider } };
    }),
  };
}
