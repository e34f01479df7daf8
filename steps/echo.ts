/**
 * The echo service in its two variants: what the image needs, and how its answer is patched.
 *
 * @module
 */

import type { JsonObject } from "../runbook/mod.ts";
import { configMap, deployment, service } from "./objects.ts";
import type { PodSelector } from "./pods.ts";
import type { Rollout } from "./rollout.ts";
import type { Settings } from "./settings.ts";

/** Name of the echo service and of everything that belongs to it. */
export const ECHO = "echoserver";

/** The port on which the echo containers listen. */
export const ECHO_PORT = 8080;

/** Where nginx reads its configuration, in both variants. */
export const NGINX_CONF = "/etc/nginx/nginx.conf";

/** The echo service's pods. */
export function echoPods({ namespaces: { apps } }: Settings): PodSelector {
  return { namespace: apps, labels: `app=${ECHO}` };
}

/** The echo service's rollout. */
export function echoRollout(settings: Settings): Rollout {
  return { kind: "Deployment", name: ECHO, ...echoPods(settings) };
}

/** Everything that the echo service is made of, but for its rule in the Ingress. */
export function echoObjects(settings: Settings): readonly JsonObject[] {
  const { images, echo: { variant, replicas }, namespaces: { apps } } = settings;
  const workload = { name: ECHO, namespace: apps };
  const container = { name: ECHO, image: images.echo, port: ECHO_PORT };
  const front = service(workload, ECHO_PORT);
  if (variant === "echoserver") return [deployment({ ...workload, replicas, container }), front];
  return [
    configMap(workload, { "nginx.conf": ECHO_CONFIGURATION }),
    deployment({
      ...workload,
      replicas,
      container: {
        ...container,
        // A copy, since a mounted file cannot be edited in the container.
        command: [
          "sh",
          "-c",
          `cp /configuration/nginx.conf ${NGINX_CONF} && exec nginx -g 'daemon off;'`,
        ],
        files: { configMap: ECHO, at: "/configuration" },
      },
      revision: revisionOf(ECHO_CONFIGURATION),
    }),
    front,
  ];
}

/** The line that the sidetrack adds, as nginx reads it, and the line that it stands behind. */
export function hostnameLine(
  settings: Settings,
): { readonly line: string; readonly after: string } {
  return settings.echo.variant === "echoserver"
    ? {
      line: '                ngx.say("server_hostname=", ngx.var.hostname)',
      after: 'ngx.say("server_version="',
    }
    : { line: "server_hostname=$hostname", after: "^server_version=" };
}

/** Answers every request with what it was, in plain directives of nginx. */
const ECHO_CONFIGURATION = `\
error_log /dev/stderr notice;
pid /run/nginx.pid;

events {}

http {
  access_log /dev/stdout;
  default_type text/plain;

  server {
    listen ${ECHO_PORT};
    server_name _;

    # Whoever came over plain HTTP is sent to HTTPS.
    if ($http_x_forwarded_proto = "http") {
      return 301 https://$host$request_uri;
    }

    location / {
      return 200 "CLIENT VALUES:
client_address=$remote_addr
command=$request_method
real path=$request_uri
query=$query_string
request_version=$server_protocol
request_uri=$scheme://$host:$server_port$request_uri

SERVER VALUES:
server_version=nginx: $nginx_version

HEADERS RECEIVED:
accept=$http_accept
host=$http_host
user-agent=$http_user_agent
x-forwarded-for=$http_x_forwarded_for
x-forwarded-host=$http_x_forwarded_host
x-forwarded-port=$http_x_forwarded_port
x-forwarded-proto=$http_x_forwarded_proto
x-real-ip=$http_x_real_ip
x-request-id=$http_x_request_id
BODY:
-no body in request-
";
    }
  }
}
`;

/** A short mark of a text, so that pods are made anew when it changes (FNV-1a). */
function revisionOf(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}
