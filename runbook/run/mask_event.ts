/**
 * Secrets in what a session tells: texts are masked, what the engine finds its way by is not.
 *
 * @module
 */

import type { Event, Expects, Planned } from "../journal/mod.ts";
import type { PendingCommand } from "../teller/mod.ts";
import type { Masker } from "../secrets/mod.ts";

/** What masks texts and values. */
export type Mask = Pick<Masker, "mask" | "maskJson">;

/** The event as it may be written and shown. */
export function maskEvent(event: Event, masker: Mask): Event {
  const { mask, maskJson } = masker;
  switch (event.type) {
    case "run-started":
    case "run-resumed": {
      const { asked } = event;
      return {
        ...event,
        settings: maskJson(event.settings),
        asked: { ...asked, overrides: asked.overrides.map(mask) },
      };
    }
    case "step-started": {
      const { action, undo } = event;
      const plan = event.plan.map((planned) => maskPlanned(planned, masker));
      // What an undoing takes back stands in the journal already, and is found again by its words.
      if (undo === undefined || action === "undo") return { ...event, plan };
      return { ...event, plan, undo: undo.map((planned) => maskPlanned(planned, masker)) };
    }
    case "prose":
    case "file":
    case "output":
      return { ...event, text: mask(event.text) };
    case "command-started":
      return { ...event, text: mask(event.text), expects: maskExpects(event.expects, masker) };
    case "learned":
      return { ...event, value: maskJson(event.value) };
    case "check":
      return {
        ...event,
        label: mask(event.label),
        ...(event.seen === undefined ? {} : { seen: maskJson(event.seen) }),
        ...(event.error === undefined
          ? {}
          : { error: { ...event.error, message: mask(event.error.message) } }),
        ...(event.captures === undefined ? {} : { captures: maskValues(event.captures, masker) }),
        ...(event.message === undefined ? {} : { message: mask(event.message) }),
        ...(event.remedy === undefined ? {} : { remedy: mask(event.remedy) }),
      };
    case "diagnosis":
      return {
        ...event,
        cause: mask(event.cause),
        remedy: mask(event.remedy),
        evidence: maskJson(event.evidence),
      };
    case "gathered":
      return {
        ...event,
        findings: event.findings.map(({ title, lines }) => (
          { title: mask(title), lines: lines.map(mask) }
        )),
      };
    case "step-ended":
    case "run-ended":
      return event.message === undefined ? event : { ...event, message: mask(event.message) };
    case "each-started":
    case "process-started":
    case "command-ended":
      return event;
    default:
      return event satisfies never;
  }
}

/** The command as it may be shown before it runs. */
export function maskPending(pending: PendingCommand, masker: Mask): PendingCommand {
  const { mode, text, expects, said, files } = pending;
  return {
    mode,
    text: masker.mask(text),
    expects: maskExpects(expects, masker),
    ...(said === undefined ? {} : { said: masker.mask(said) }),
    files: files.map(({ name, text }) => ({ name, text: masker.mask(text) })),
  };
}

function maskPlanned(planned: Planned, masker: Mask): Planned {
  switch (planned.type) {
    case "file":
      return { ...planned, text: masker.mask(planned.text) };
    case "command": {
      const { text, expects } = planned;
      return { ...planned, text: masker.mask(text), expects: maskExpects(expects, masker) };
    }
    case "check":
      return { ...planned, label: masker.mask(planned.label) };
    case "each":
      return { ...planned, body: planned.body.map((inner) => maskPlanned(inner, masker)) };
    case "learn":
      return planned;
    default:
      return planned satisfies never;
  }
}

function maskExpects(expects: Expects, masker: Mask): Expects {
  const { stdout, stderr, where } = expects;
  return {
    ...expects,
    ...(stdout === undefined ? {} : { stdout: masker.mask(stdout) }),
    ...(stderr === undefined ? {} : { stderr: masker.mask(stderr) }),
    ...(where === undefined ? {} : { where: maskValues(where, masker) }),
  };
}

/** Names are the step's own words, so only what they stand for is masked. */
function maskValues(
  values: Readonly<Record<string, string>>,
  { mask }: Mask,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, mask(value)]));
}
