import { assert, assertEquals, assertMatch } from "@std/assert";
import { joined, pattern } from "./planned.ts";

const PLAN = `\
1. Two pods (pods)
  writes        demo.yaml
  changes       $ kubectl apply -f demo.yaml \\
                  --namespace default
  learns        pods
  for each pod:
    looks         $ kubectl logs <pod>
    looks until   $ kubectl get pod <pod>
  checks        all is well

2. The page (page)
  looks until   $ curl http://demo.lan/

What stands in <angle brackets> is known only when it runs. Nothing was run.
`;

const APPLY = "kubectl apply -f demo.yaml \\\n  --namespace default";
const CURL = "curl http://demo.lan/";

function each(pod: string): readonly string[] {
  return [`kubectl logs ${pod}`, `kubectl get pod ${pod}`];
}

Deno.test("planned: a run that fills the holes, once for each pod, follows the plan", () => {
  for (const pods of [[], ["a"], ["a", "b"]]) {
    assertMatch(joined([APPLY, ...pods.flatMap(each), CURL]), pattern(PLAN));
  }
});

Deno.test("planned: a command too many, too few, or in another place is not as planned", () => {
  for (
    const commands of [
      [APPLY, ...each("a")],
      [APPLY, ...each("a"), CURL, CURL],
      [APPLY, "kubectl logs a", CURL],
      [CURL, APPLY],
      ["kubectl apply -f other.yaml", CURL],
    ]
  ) assert(!pattern(PLAN).test(joined(commands)), commands.join("; "));
});

Deno.test("planned: the lines of a command are one", () => {
  assertEquals(joined([APPLY]), "kubectl apply -f demo.yaml \\ --namespace default\n");
});
