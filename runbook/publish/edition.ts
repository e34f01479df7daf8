import type { BegunRun } from "../journal/mod.ts";
import type { JsonObject } from "../json/mod.ts";
import type { Edition } from "../pages/mod.ts";
import { describe, draw } from "../pictures/mod.ts";
import type { Runbook } from "../run/mod.ts";

/** What of an edition is not in the journal. */
export interface EditionOptions {
  /** Name, without ending, of the page before in the series; absent where there is none. */
  readonly before?: string;
  /** Whether the run is the one that comes with the runbook. */
  readonly shipped: boolean;
  /** Whether stand-ins are in the place of the network's names and addresses; they are not if absent. */
  readonly hidden?: boolean;
}

/** An edition of a run, with its pictures: SVG by file name. */
export interface Illustrated {
  /** What the pages need beside the journal. */
  readonly edition: Edition;
  /** The files that its figures name. */
  readonly pictures: ReadonlyMap<string, string>;
}

/** Makes the edition of a run: what the runbook says of it, and what can be drawn of it. */
export function editionOf<S extends JsonObject>(
  { steps, publication }: Pick<Runbook<S>, "steps" | "publication">,
  run: BegunRun,
  { before, shipped, hidden = false }: EditionOptions,
): Illustrated {
  const { name, title, position } = publication;
  const drawn = publication.pictures(run).map(({ step, name, caption, picture }) => ({
    step,
    svg: draw(picture),
    figure: {
      type: "figure",
      id: name,
      file: `${name}.svg`,
      caption,
      alternative: describe(picture),
    } as const,
  }));
  const edition: Edition = {
    name,
    title,
    position,
    ...(before === undefined ? {} : { before: { title: publication.before, page: before } }),
    steps: steps.map(({ id }) => id),
    // The journal says with which settings the run was told.
    versions: publication.versions(run.header.settings as S),
    figures: drawn.map(({ step, figure }) => ({ step, figure })),
    shipped,
    hidden,
  };
  return { edition, pictures: new Map(drawn.map(({ figure, svg }) => [figure.file, svg])) };
}
