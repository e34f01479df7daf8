/** Makes a helm repository of the charts that lie in the Go modules beside the sources. */

import { parse } from "@std/yaml";
import { type BuildFolders, copyTree, output } from "./common/mod.ts";

/** An image that a chart asks for by digest. */
export interface PinnedImage {
  /** `registry/repository:tag` */
  readonly image: string;
  /** `sha256:…` */
  readonly digest: string;
}

/** Which charts, and what packages them. */
export interface PackageChartsOptions extends BuildFolders {
  /** The folders of the charts. */
  readonly charts: readonly string[];
  /** A helm program. */
  readonly helm: string;
}

/**
 * Makes a helm repository of charts, changed in one thing only: their pods are asked every second
 * whether they are ready.
 */
export async function packageCharts(
  { charts, helm, folder, work }: PackageChartsOptions,
): Promise<void> {
  for (const [index, chart] of charts.entries()) {
    const copy = `${work}/${index}`;
    await copyTree(chart, copy);
    const values = await Deno.readTextFile(`${copy}/values.yaml`);
    await Deno.writeTextFile(`${copy}/values.yaml`, probeEverySecond(values));
    await output([helm, "package", copy, "--destination", folder]);
  }
  await output([helm, "repo", "index", folder]);
}

/**
 * Shortens the readiness probes in a chart's values: their ten seconds of patience would be most of
 * what a test waits for.
 */
export function probeEverySecond(values: string): string {
  return values.replace(/^( *)readinessProbe:\n(?:\1 .*\n)+/gm, (probe) =>
    probe
      .replace(/initialDelaySeconds: \d+/, "initialDelaySeconds: 0")
      .replace(/periodSeconds: \d+/, "periodSeconds: 1"));
}

/** Every image that a chart's values pin by digest. */
export function pinnedImages(values: string): readonly PinnedImage[] {
  return findPinned(parse(values));
}

function findPinned(value: unknown): readonly PinnedImage[] {
  if (typeof value !== "object" || value === null) return [];
  const { registry, image, tag, digest } = value as Readonly<Record<string, unknown>>;
  if ([registry, image, tag].every(isText) && isText(digest)) {
    return [{ image: `${registry}/${image}:${tag}`, digest }];
  }
  return Object.values(value).flatMap(findPinned);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
