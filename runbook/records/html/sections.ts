import type { Block, Heading, Page } from "../../pages/mod.ts";

/** What stands beneath a heading of the second level. */
export interface Section {
  readonly heading: Heading;
  readonly blocks: readonly Block[];
}

/** A page in its parts. */
export interface Parts {
  /** What stands before the first section. */
  readonly opening: readonly Block[];
  readonly sections: readonly Section[];
}

/** Cuts a page at its headings of the second level. */
export function partsOf({ blocks }: Pick<Page, "blocks">): Parts {
  const opening: Block[] = [];
  const sections: { heading: Heading; blocks: Block[] }[] = [];
  for (const block of blocks) {
    if (block.type === "heading" && block.level === 2) {
      sections.push({ heading: block, blocks: [] });
    } else {
      (sections.at(-1)?.blocks ?? opening).push(block);
    }
  }
  return { opening, sections };
}
