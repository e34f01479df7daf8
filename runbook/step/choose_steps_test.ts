import { assertEquals, assertThrows } from "@std/assert";
import { UsageError } from "../errors/mod.ts";
import { chooseSteps, type StepChoice } from "./choose_steps.ts";

const steps = ["loadbalancer", "ingress", "demo-service"].map((id) => ({ id }));

function chosen(...names: readonly string[]): readonly string[] {
  return chooseSteps(steps, { steps: names }).map(({ id }) => id);
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

Deno.test("choose: a range means its ends and all between, by ids, numbers, or open", () => {
  const all = ["loadbalancer", "ingress", "demo-service"];
  assertEquals(chosen("1..2"), ["loadbalancer", "ingress"]);
  assertEquals(chosen("ingress..demo-service"), ["ingress", "demo-service"]);
  assertEquals(chosen("2.."), ["ingress", "demo-service"]);
  assertEquals(chosen("..ingress"), ["loadbalancer", "ingress"]);
  assertEquals(chosen(".."), all);
  assertEquals(chosen("3..3"), ["demo-service"]);
  assertEquals(chosen("1", "3.."), ["loadbalancer", "demo-service"]);
});

Deno.test("choose: a range that goes backwards, or to nowhere, is refused", () => {
  const error = assertThrows(() => chosen("3..ingress"), UsageError);
  assertEquals(
    error.message,
    'Cannot choose the steps "3..ingress": demo-service comes after ingress, ' +
      "expected the earlier one first",
  );
  assertEquals(error.remedy, "Say ingress..3");
  assertEquals(
    assertThrows(() => chosen("1..ingres"), UsageError).remedy,
    'Did you mean "ingress"?',
  );
});

function between(from: string | undefined, until?: string): readonly string[] {
  const ends = {
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
  };
  return chooseSteps(steps, { steps: [], ...ends }).map(({ id }) => id);
}

Deno.test("choose: from a first step until a last one, each by id or number, or to the end", () => {
  assertEquals(between("ingress"), ["ingress", "demo-service"]);
  assertEquals(between(undefined, "2"), ["loadbalancer", "ingress"]);
  assertEquals(between("1", "ingress"), ["loadbalancer", "ingress"]);
  assertEquals(between("2", "2"), ["ingress"]);
});

Deno.test("choose: a first or a last step that is none, or comes too late, is refused", () => {
  assertEquals(assertThrows(() => between("ingres"), UsageError).remedy, 'Did you mean "ingress"?');
  for (const name of ["", "0", "4", "1..2"]) {
    assertEquals(assertThrows(() => between(undefined, name), UsageError).exitCode, 2);
  }
  const error = assertThrows(() => between("3", "ingress"), UsageError);
  assertEquals(
    error.message,
    'Cannot choose the steps "--from 3 --until ingress": demo-service comes after ingress, ' +
      "expected the earlier one first",
  );
  assertEquals(error.remedy, "Say --from ingress --until 3");
});

Deno.test("choose: names beside a first or a last step are refused, with what to say instead", () => {
  const refused = (choice: Omit<StepChoice, "steps">) =>
    assertThrows(() => chooseSteps(steps, { steps: ["1"], ...choice }), UsageError);
  const error = refused({ from: "ingress" });
  assertEquals(
    error.message,
    "Cannot choose steps by name and with --from at once, expected one of the two",
  );
  assertEquals(error.remedy, "To choose all of them by name, say 1 ingress..");
  assertEquals(refused({ until: "2" }).remedy, "To choose all of them by name, say 1 ..2");
});
