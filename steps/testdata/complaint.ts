/**
 * What a need has to say of a cluster.
 *
 * @module
 */

import { AssertionError } from "@std/assert";
import type { Need } from "../../runbook/mod.ts";
import type { Settings } from "../settings.ts";
import { type Answers, clusterWith, type Programs } from "./cluster.ts";
import { shippedSettings } from "./settings.ts";

/** What a need is to look at. */
export interface Surroundings {
  readonly answers?: Answers;
  readonly programs?: Programs;
  /** As `--set` gives them. */
  readonly set?: readonly string[];
}

/** Lets a need look and judge; promises its complaint, or `undefined` where it has none. */
export async function complaint(
  need: Need<Settings>,
  { answers = {}, programs = {}, set = [] }: Surroundings,
): Promise<string | undefined> {
  await using cluster = await clusterWith(answers, programs);
  const settings = await shippedSettings(...set);
  const seen = await need.look(cluster.probe, settings);
  try {
    need.judge(JSON.parse(JSON.stringify(seen)), settings);
    return undefined;
  } catch (error) {
    if (error instanceof AssertionError) return error.message;
    throw error;
  }
}
