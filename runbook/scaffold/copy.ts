import { type StepNames, TEMPLATE } from "./names.ts";

const KINDS = ["id", "identifier", "file", "title"] as const;

/** Every name of the template, whatever its kind. */
const NAME = new RegExp(KINDS.map((kind) => TEMPLATE[kind]).join("|"), "g");

/** A module of the template as that of the step, one folder further up. */
export function copied(module: string, names: StepNames): string {
  const nameFor = (name: string) => names[KINDS.find((kind) => TEMPLATE[kind] === name) ?? "id"];
  return module
    .replace(NAME, nameFor)
    .replaceAll(' from "../', ' from "./')
    .replaceAll(' from "./../', ' from "../');
}
