import { type Child, tag } from "../../html/mod.ts";
import { type Filter, FILTERS } from "./verdicts.ts";

/** The choice of what is shown, with how much there is of each. */
export function filterBar(found: readonly Filter[]): Child {
  const choices = Object.entries(FILTERS).map(([filter, { name, mark }]) => {
    const count = found.filter((one) => one === filter).length;
    return choice(filter, [tag("span", { class: "mark" }, mark), ` ${name}`], count, count === 0);
  });
  return tag(
    "fieldset",
    { class: "filter" },
    tag("legend", {}, "Show"),
    // Browsers keep what was chosen when a page is loaded again; this one begins with all of it.
    choice("all", "All", found.length, false, true),
    choices,
  );
}

function choice(value: string, name: Child, count: number, disabled: boolean, checked = false) {
  const input = { type: "radio", name: "show", value, checked, disabled, autocomplete: "off" };
  return tag(
    "label",
    { class: `is-${value}` },
    tag("input", input),
    tag("span", {}, name, " ", tag("b", {}, String(count))),
  );
}

/** Rules that hide what was not chosen: sections and blocks without it, other items of lists. */
export const FILTER_STYLE: string = Object.keys(FILTERS).map((filter) => {
  const chosen = `body:has(.filter input[value="${filter}"]:checked)`;
  const found = `.is-${filter}`;
  return `
${chosen} :is(section, nav li):not(.has-${filter}),
${chosen} section > :not(h2, ${found}, :has(${found})),
${chosen} .check:not(${found}) { display: none; }
${chosen} details:has(${found})::details-content { content-visibility: visible; block-size: auto; }
`;
}).join("");
