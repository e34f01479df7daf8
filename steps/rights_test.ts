import { assertEquals } from "@std/assert";
import { mayChangePods, mayCreateDemo, mayInstallMetallb } from "./rights.ts";
import { complaint } from "./testdata/complaint.ts";

const REVIEWS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

interface Review {
  readonly spec: {
    readonly resourceAttributes: {
      readonly resource: string;
      readonly subresource?: string;
      readonly namespace?: string;
    };
  };
}

/** A server that lets the user do what the rule allows. */
function letting(rule: (asked: Review["spec"]["resourceAttributes"]) => boolean) {
  return {
    answers: {
      [REVIEWS]: ({ spec }: Review) => ({ status: { allowed: rule(spec.resourceAttributes) } }),
    },
  };
}

Deno.test("rights: a user who may do everything lacks nothing", async () => {
  assertEquals(await complaint(mayInstallMetallb, letting(() => true)), undefined);
});

Deno.test("rights: all that a user may not do is named at once", async () => {
  assertEquals(
    await complaint(mayCreateDemo, letting(({ resource }) => resource === "services")),
    "you may not create deployments.apps in default, " +
      "create ingresses.networking.k8s.io in default",
  );
});

Deno.test("rights: who owns a namespace alone cannot install a chart", async () => {
  const owner = letting(({ namespace }) => namespace === "metallb-system");
  assertEquals(
    await complaint(mayInstallMetallb, owner),
    "you may not create namespaces, create clusterroles.rbac.authorization.k8s.io, " +
      "create clusterrolebindings.rbac.authorization.k8s.io, " +
      "create validatingwebhookconfigurations.admissionregistration.k8s.io, " +
      "create customresourcedefinitions.apiextensions.k8s.io",
  );
});

Deno.test("rights: a part of an object is asked for as such", async () => {
  const pods = letting(({ resource, subresource }) => resource === "pods" && !subresource);
  assertEquals(await complaint(mayChangePods, pods), "you may not create pods/exec in default");
});
