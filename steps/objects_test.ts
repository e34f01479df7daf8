import { assertEquals } from "@std/assert";
import { configMap, deployment, ingress, namespace, rule, service } from "./objects.ts";

const DEMO = { name: "demo", namespace: "default" };

Deno.test("objects: a deployment is what kubectl create makes, spread over the nodes and probed", () => {
  const labels = { app: "demo" };
  assertEquals(
    deployment({ ...DEMO, replicas: 2, container: { name: "web", image: "httpd:2.4", port: 80 } }),
    {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { ...DEMO, labels },
      spec: {
        replicas: 2,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            topologySpreadConstraints: [{
              maxSkew: 1,
              topologyKey: "kubernetes.io/hostname",
              whenUnsatisfiable: "ScheduleAnyway",
              labelSelector: { matchLabels: labels },
            }],
            containers: [{
              name: "web",
              image: "httpd:2.4",
              ports: [{ containerPort: 80 }],
              readinessProbe: { tcpSocket: { port: 80 }, periodSeconds: 2 },
            }],
          },
        },
      },
    },
  );
});

Deno.test("objects: a deployment mounts its files read-only and bears their revision", () => {
  const { spec } = deployment({
    ...DEMO,
    replicas: 1,
    container: {
      name: "nginx",
      image: "nginx",
      port: 80,
      files: { configMap: "demo", at: "/files" },
    },
    revision: "0badcafe",
  });
  const { template } = spec as {
    template: {
      metadata: { annotations: unknown };
      spec: { containers: { volumeMounts: unknown }[]; volumes: unknown };
    };
  };
  assertEquals(template.metadata.annotations, { "homelab/revision": "0badcafe" });
  assertEquals(template.spec.containers[0]?.volumeMounts, [
    { name: "files", mountPath: "/files", readOnly: true },
  ]);
  assertEquals(template.spec.volumes, [{ name: "files", configMap: { name: "demo" } }]);
});

Deno.test("objects: a service leads to the pods of its name", () => {
  assertEquals(service(DEMO, 8080), {
    apiVersion: "v1",
    kind: "Service",
    metadata: { ...DEMO, labels: { app: "demo" } },
    spec: { selector: { app: "demo" }, ports: [{ port: 8080, targetPort: 8080 }] },
  });
});

Deno.test("objects: an Ingress has its class and all its rules, in order", () => {
  const rules = [rule("a.home.arpa", "a", 80), rule("b.home.arpa", "b", 8080)];
  assertEquals(ingress(DEMO, "nginx", rules), {
    apiVersion: "networking.k8s.io/v1",
    kind: "Ingress",
    metadata: DEMO,
    spec: { ingressClassName: "nginx", rules },
  });
  assertEquals(rules[0], {
    host: "a.home.arpa",
    http: {
      paths: [{
        path: "/",
        pathType: "Prefix",
        backend: { service: { name: "a", port: { number: 80 } } },
      }],
    },
  });
});

Deno.test("objects: namespaces and maps are what they are given", () => {
  assertEquals(namespace("home", { a: "b" }), {
    apiVersion: "v1",
    kind: "Namespace",
    metadata: { name: "home", labels: { a: "b" } },
  });
  assertEquals(configMap(DEMO, { file: "text" }), {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: DEMO,
    data: { file: "text" },
  });
});
