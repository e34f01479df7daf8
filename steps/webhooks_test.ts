import { assertEquals } from "@std/assert";
import { complaint } from "./testdata/complaint.ts";
import { webhooksAnswer } from "./webhooks.ts";

const VALIDATING = "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations";
const MUTATING = "/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations";
const SERVICE = "/api/v1/namespaces/gone/services/admission";
const SLICES = "/apis/discovery.k8s.io/v1/namespaces/gone/endpointslices";
const INGRESSES = { apiGroups: ["networking.k8s.io"], resources: ["ingresses"] };

/** A configuration with one webhook for new Ingresses; `given` says what is otherwise. */
function configuration(given: object = {}, annotations: object = {}): object {
  return {
    metadata: { name: "old-admission", annotations },
    webhooks: [{
      name: "old.example",
      clientConfig: { service: { namespace: "gone", name: "admission" } },
      rules: [{ ...INGRESSES, operations: ["CREATE", "UPDATE"] }],
      ...given,
    }],
  };
}

function complaintOn(validating: object, more: object = {}): Promise<string | undefined> {
  return complaint(webhooksAnswer, {
    answers: { [VALIDATING]: [validating], [MUTATING]: [], [SLICES]: [], ...more },
  });
}

const DEAD = "nobody is behind it: old-admission asks the Service gone/admission";

Deno.test("webhooks: one whose Service has gone is named", async () => {
  assertEquals(await complaintOn(configuration()), DEAD);
});

Deno.test("webhooks: one whose Service has no endpoint that is ready is named", async () => {
  const unready = { endpoints: [{ addresses: ["10.0.0.1"], conditions: { ready: false } }] };
  assertEquals(
    await complaintOn(configuration(), { [SERVICE]: {}, [SLICES]: [unready] }),
    DEAD,
  );
});

Deno.test("webhooks: one that changes objects counts like one that checks them", async () => {
  assertEquals(
    await complaint(webhooksAnswer, {
      answers: { [VALIDATING]: [], [MUTATING]: [configuration()], [SLICES]: [] },
    }),
    DEAD,
  );
});

Deno.test("webhooks: one that is answered for is fine", async () => {
  const ready = { endpoints: [{ addresses: ["10.0.0.1"], conditions: { ready: true } }] };
  assertEquals(
    await complaintOn(configuration(), { [SERVICE]: {}, [SLICES]: [ready] }),
    undefined,
  );
});

const HARMLESS: Readonly<Record<string, object>> = {
  "that lets pass what it cannot check": configuration({ failurePolicy: "Ignore" }),
  "for what the runbook does not make": configuration({
    rules: [{ apiGroups: ["cert-manager.io"], resources: ["*"], operations: ["*"] }],
  }),
  "for what is deleted": configuration({ rules: [{ ...INGRESSES, operations: ["DELETE"] }] }),
  "for chosen namespaces": configuration({ namespaceSelector: { matchLabels: { team: "a" } } }),
  "outside of the cluster": configuration({ clientConfig: { url: "https://elsewhere.example" } }),
  "of the runbook's own release": configuration({}, {
    "meta.helm.sh/release-name": "ingress-nginx",
    "meta.helm.sh/release-namespace": "ingress-nginx",
  }),
};

for (const [which, harmless] of Object.entries(HARMLESS)) {
  Deno.test(`webhooks: one ${which} stops nothing`, async () => {
    assertEquals(await complaintOn(harmless), undefined);
  });
}
