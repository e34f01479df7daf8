/**
 * What is asked before a cluster is changed.
 *
 * @module
 */

import type { Target } from "../journal/mod.ts";
import type { Question } from "../run/mod.ts";

/** Words a question with everything that is needed to answer it. */
export function questionText(question: Question): string {
  switch (question.type) {
    case "first-change":
      return [
        "The runbook has not changed this cluster before:",
        ...clusterLines(question.target),
        `It is going to tell: ${question.steps.join(", ")}`,
        "To see every command of it first, answer no and say plan in place of run.",
      ].join("\n");
    case "undo":
      return [
        "The runbook is going to take back what it made in this cluster:",
        ...clusterLines(question.target),
        `Steps, in this order: ${question.steps.join(", ")}`,
        ...question.changed.flatMap(({ step, then, now }) => [
          `The step ${step} would have been taken back otherwise when it was told:`,
          ...then.filter((line) => !now.includes(line)).map((line) => `  - ${line}`),
          ...now.filter((line) => !then.includes(line)).map((line) => `  + ${line}`),
        ]),
      ].join("\n");
    default:
      return question satisfies never;
  }
}

function clusterLines({ context, server, version, nodes }: Target): readonly string[] {
  const names = nodes.map(({ name, address }) => `${name} (${address})`);
  return [
    `  context  ${context}`,
    `  server   ${server} (Kubernetes ${version})`,
    `  nodes    ${names.join(", ")}`,
  ];
}
