/**
 * The Kubernetes objects that the steps lay down, as plain data.
 *
 * @module
 */

import type { JsonObject } from "../runbook/mod.ts";

/** A container of a deployment, with all that the steps vary. */
export interface Container {
  /**
   * As `kubectl create deployment` calls it for the tutorial's image: a deployment that was made so
   * can be adopted without a second container in its pods.
   */
  readonly name: string;
  readonly image: string;
  readonly port: number;
  /** Replaces the image's own command. */
  readonly command?: readonly string[];
  /** Files for the container, from a ConfigMap, and where they appear. */
  readonly files?: { readonly configMap: string; readonly at: string };
}

/** A deployment and its service have this in common. */
export interface Workload {
  readonly name: string;
  readonly namespace: string;
}

/** A namespace with labels. */
export function namespace(name: string, labels: Readonly<Record<string, string>> = {}): JsonObject {
  return { apiVersion: "v1", kind: "Namespace", metadata: { name, labels } };
}

/** Options of {@link deployment}. */
export interface DeploymentOptions extends Workload {
  readonly replicas: number;
  readonly container: Container;
  /** Changes whenever the pods must be made anew although the container is the same. */
  readonly revision?: string;
}

/** As `kubectl create deployment` makes it, spread over the nodes, and ready only when it listens. */
export function deployment(options: DeploymentOptions): JsonObject {
  const { name, namespace, replicas, container, revision } = options;
  const labels = { app: name };
  const { name: containerName, image, port, command, files } = container;
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name, namespace, labels },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: {
        metadata: {
          labels,
          ...(revision === undefined ? {} : { annotations: { "homelab/revision": revision } }),
        },
        spec: {
          topologySpreadConstraints: [{
            maxSkew: 1,
            topologyKey: "kubernetes.io/hostname",
            whenUnsatisfiable: "ScheduleAnyway",
            labelSelector: { matchLabels: labels },
          }],
          containers: [{
            name: containerName,
            image,
            ...(command === undefined ? {} : { command }),
            ports: [{ containerPort: port }],
            readinessProbe: { tcpSocket: { port }, periodSeconds: 2 },
            ...(files === undefined
              ? {}
              : { volumeMounts: [{ name: "files", mountPath: files.at, readOnly: true }] }),
          }],
          ...(files === undefined
            ? {}
            : { volumes: [{ name: "files", configMap: { name: files.configMap } }] }),
        },
      },
    },
  };
}

/** As `kubectl expose deployment` makes it: a service in front of the deployment's pods. */
export function service({ name, namespace }: Workload, port: number): JsonObject {
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name, namespace, labels: { app: name } },
    spec: { selector: { app: name }, ports: [{ port, targetPort: port }] },
  };
}

/** A map of files. */
export function configMap(
  { name, namespace }: Workload,
  data: Readonly<Record<string, string>>,
): JsonObject {
  return { apiVersion: "v1", kind: "ConfigMap", metadata: { name, namespace }, data };
}

/** One host's rule of an Ingress: every path goes to the service. */
export function rule(host: string, service: string, port: number): JsonObject {
  return {
    host,
    http: {
      paths: [{
        path: "/",
        pathType: "Prefix",
        backend: { service: { name: service, port: { number: port } } },
      }],
    },
  };
}

/** An Ingress with its whole list of rules. */
export function ingress(
  { name, namespace }: Workload,
  ingressClass: string,
  rules: readonly (JsonObject | string)[],
): JsonObject {
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "Ingress",
    metadata: { name, namespace },
    spec: { ingressClassName: ingressClass, rules },
  };
}
