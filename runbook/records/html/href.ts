import type { LinkTarget } from "../../pages/mod.ts";

/** Where a link of a report leads: the file stands alone, so other pages are out of its reach. */
export function hrefOf(to: LinkTarget): string | undefined {
  switch (to.type) {
    case "page":
      return undefined;
    case "id":
      return `#${to.id}`;
    case "url":
      return /^https?:/i.test(to.url) ? to.url : undefined;
    default:
      return to satisfies never;
  }
}
