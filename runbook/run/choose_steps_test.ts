import { assertEquals, assertThrows } from "@std/assert";
import { UsageError } from "../errors/mod.ts";
import { chooseSteps } from "./choose_steps.ts";

const steps = ["loadbalancer", "ingress", "demo-service"].map((id) => ({ id }));

function chosen(...names: readonly string[]): readonly string[] {
  return chooseSteps(steps, names).map(({ id }) => id);
}

Deno.test("choose: without names all steps are meant", () => {
  assertEquals(chosen(), ["loadbalancer", "ingress", "demo-service"]);
});

Deno.test("choose: ids and numbers, each step once and in the runbook's order", () => {
  assertEquals(chosen("3", "ingress", "2"), ["ingress", "demo-service"]);
});

Deno.test("choose: a name that is no step's is refused with the nearest that is", () => {
  const error = assertThrows(() => chosen("ingres"), UsageError);
  assertEquals(
    error.message,
    'Cannot find the step "ingres", expected one of loadbalancer, ingress, demo-service',
  );
  assertEquals(error.remedy, 'Did you mean "ingress"?');
  for (const name of ["0", "4", "", "-1", "1.5"]) {
    assertEquals(assertThrows(() => chosen(name), UsageError).exitCode, 2);
  }
});
