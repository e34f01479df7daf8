/**
 * Turns what a step says into what a scribe writes down.
 *
 * @module
 */

import { stringify } from "@std/yaml";
import type { CommandMode, ProseStyle } from "../journal/mod.ts";
import { label as labelled } from "../cluster/mod.ts";
import { dedent } from "../expect/mod.ts";
import { milliseconds } from "../settings/mod.ts";
import type { Json, JsonObject } from "../json/mod.ts";
import type {
  Command,
  CommandTag,
  Eventually,
  Judge,
  Look,
  Manifest,
  ProseTag,
  Teller,
  WaitOptions,
  Word,
} from "../step/mod.ts";
import { command } from "./command.ts";
import type { Scribe } from "./scribe.ts";
import { commandText, proseText } from "./template.ts";

/**
 * The words for one step's telling.
 *
 * @param config The effective settings.
 * @param scribe Who writes down, and does, what is told.
 */
export function createTeller<S>(config: S, scribe: Scribe): Teller<S> {
  const prose = (style: ProseStyle): ProseTag => (strings, ...holes) =>
    scribe.prose(style, proseText(strings, holes));
  const commands = (mode: CommandMode): CommandTag => (strings, ...holes): Command =>
    command(scribe, {
      mode,
      text: commandText(strings, holes, (word) => scribe.quote(word)),
      expects: { exits: [0] },
      place: scribe.where(),
    });
  const until = commands("until");

  function eventually(
    first: TemplateStringsArray | string,
    ...rest: readonly unknown[]
  ): Command | Promise<void> {
    if (typeof first !== "string") return until(first, ...rest as Word[]);
    const [look, judge, options = {}] = rest as [Look<Json>, Judge<Json>, WaitOptions | undefined];
    const { within, ...other } = options;
    return scribe.check({
      label: first,
      look,
      judge,
      ...other,
      ...(within === undefined ? {} : { within: milliseconds(within) }),
      place: scribe.where(),
    });
  }

  return {
    config,
    adopt: scribe.adopt,
    say: prose("say"),
    note: prose("note"),
    warn: prose("warning"),
    run: commands("change"),
    show: commands("look"),
    eventually: eventually as Eventually,
    file(name, text) {
      scribe.file(name, languageOf(name), dedent(text));
      return { name };
    },
    async manifest(name, objects): Promise<Manifest> {
      const place = scribe.where();
      const ours = labelled(objects);
      scribe.file(name, "yaml", yamlDocuments(ours));
      await scribe.claim(name, objects, place);
      return { name, objects: ours };
    },
    check: (label, look, judge) =>
      scribe.check({ label, look, judge, within: 0, place: scribe.where() }),
    learn: (name, look, example) => scribe.learn({ name, look, example, place: scribe.where() }),
    each: (name, items, body) => scribe.each(name, items, body),
  };
}

/** Several objects as one YAML text, separated as `kubectl apply -f` wants them. */
function yamlDocuments(objects: readonly JsonObject[]): string {
  return objects.map((object) => stringify(object, { lineWidth: -1, useAnchors: false })).join(
    "---\n",
  ).trimEnd();
}

function languageOf(name: string): string {
  const ending = name.slice(name.lastIndexOf(".") + 1);
  return { yaml: "yaml", yml: "yaml", conf: "nginx", json: "json", sh: "bash" }[ending] ?? "text";
}
