import type { Block } from "../../pages/mod.ts";
import type { Mark } from "../../wording/mod.ts";

/** What can be filtered by. */
export type Filter = "passed" | "failed" | "unknown" | "untold";

/** How each is called and marked. */
export const FILTERS: Readonly<Record<Filter, { readonly name: string; readonly mark: string }>> = {
  passed: { name: "Passed", mark: "✔" },
  failed: { name: "Failed", mark: "✘" },
  unknown: { name: "Not known", mark: "?" },
  untold: { name: "Not told", mark: "–" },
};

/** The filter that shows what bears a mark. */
export function filterOf(mark: Mark): Filter {
  switch (mark) {
    case "✔":
      return "passed";
    case "✘":
      return "failed";
    case "?":
      return "unknown";
    default:
      return mark satisfies never;
  }
}

/** All that was judged in some blocks, one filter for each check; a failure without one counts, too. */
export function judgements(blocks: readonly Block[]): readonly Filter[] {
  return blocks.flatMap((block): readonly Filter[] => {
    switch (block.type) {
      case "checks":
        return block.items.map(({ mark }) => filterOf(mark));
      case "aside":
        return block.style === "failure" ? [filterOf(block.judged?.mark ?? "✘")] : [];
      case "command":
        return block.judged === undefined ? ["unknown"] : [];
      case "details":
        return judgements(block.blocks);
      case "heading":
      case "prose":
      case "paragraph":
      case "code":
      case "file":
      case "table":
      case "figure":
        return [];
      default:
        return block satisfies never;
    }
  });
}
