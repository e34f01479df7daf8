import { assertEquals } from "@std/assert";
import { LABEL, OWNER } from "../runbook/mod.ts";
import { noOtherDemo, noOtherIngressNginx, noOtherMetallb } from "./other_hands.ts";
import { type Answers, kinds } from "./testdata/cluster.ts";
import { complaint } from "./testdata/complaint.ts";

const OURS = { [LABEL]: OWNER };
const KINDS: Answers = {
  ...kinds("apps/v1", { deployments: "Deployment" }),
  "/api/v1": {
    resources: [
      { name: "services", kind: "Service", namespaced: true, verbs: [] },
      { name: "namespaces", kind: "Namespace", namespaced: false, verbs: [] },
    ],
  },
};

function release(name: string, namespace: string, labels: object = {}): object {
  const metadata = {
    namespace,
    labels: { owner: "helm", name, version: "1", status: "deployed", ...labels },
  };
  return { metadata };
}

function object(kind: string, name: string, labels: object = {}): object {
  return { kind, metadata: { name, labels } };
}

/** A cluster with Secrets and Deployments, and single objects by their path. */
function having(given: { secrets?: object[]; deployments?: object[]; objects?: Answers }) {
  const { secrets = [], deployments = [], objects = {} } = given;
  const lists = { "/api/v1/secrets": secrets, "/apis/apps/v1/deployments": deployments };
  return { answers: { ...KINDS, ...lists, ...objects } };
}

Deno.test("other hands: nothing is there, or all of it is the runbook's", async () => {
  assertEquals(await complaint(noOtherMetallb, having({})), undefined);
  assertEquals(
    await complaint(
      noOtherMetallb,
      having({
        secrets: [release("metallb", "metallb-system", OURS)],
        objects: {
          "/api/v1/namespaces/metallb-system": object("Namespace", "metallb-system", OURS),
        },
      }),
    ),
    undefined,
  );
});

Deno.test("other hands: a release by somebody else is named with its namespace", async () => {
  assertEquals(
    await complaint(
      noOtherIngressNginx,
      having({ secrets: [release("ingress-nginx", "ingress-nginx")] }),
    ),
    "there is a Helm release ingress-nginx in namespace ingress-nginx " +
      "that the runbook did not install",
  );
});

Deno.test("other hands: MetalLB from a manifest is found by its image", async () => {
  const controller = {
    metadata: { name: "controller", namespace: "metallb-system" },
    spec: {
      template: { spec: { containers: [{ image: "quay.io/metallb/controller:v0.14.9" }] } },
    },
  };
  assertEquals(
    await complaint(noOtherMetallb, having({ deployments: [controller] })),
    "it runs already: Deployment controller in namespace metallb-system",
  );
});

Deno.test("other hands: a namespace and a service without the runbook's label are named", async () => {
  const objects = {
    "/api/v1/namespaces/metallb-system": object("Namespace", "metallb-system"),
    "/apis/apps/v1/namespaces/default/deployments/demo": object("Deployment", "demo", OURS),
    "/api/v1/namespaces/default/services/demo": object("Service", "demo"),
  };
  assertEquals(
    await complaint(noOtherMetallb, having({ objects })),
    "the runbook did not make Namespace metallb-system",
  );
  assertEquals(
    await complaint(noOtherDemo, having({ objects })),
    "the runbook did not make Service demo in namespace default",
  );
});
