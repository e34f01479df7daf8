/**
 * How a report looks: one column for reading, the contents beside it where there is room; light and
 * dark as the reader has it; what is wide scrolls in its own block.
 */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #f5f6f8; --card: #ffffff; --edge: #d5dae1; --ink: #1b2430; --soft: #556070;
  --link: #0b4fa8; --code: #f1f3f6;
  --passed: #1a6b2b; --failed: #b3201f; --unknown: #875200; --untold: #556070;
  --passed-ground: #e3f4e5; --failed-ground: #fdeaea; --unknown-ground: #fdf1dc;
  --note-ground: #e4effe; --note: #0b4fa8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0b0f14; --card: #11161d; --edge: #323c49; --ink: #e8edf3; --soft: #a7b2c0;
    --link: #9ccbff; --code: #1a212b;
    --passed: #7fd491; --failed: #ff9d97; --unknown: #f2be6a; --untold: #a7b2c0;
    --passed-ground: #12291a; --failed-ground: #371517; --unknown-ground: #33260d;
    --note-ground: #11263f; --note: #9ccbff;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 4.5rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0 auto; max-width: 78rem; padding: 1rem; background: var(--page); color: var(--ink);
  font: 1rem/1.6 system-ui, sans-serif; overflow-wrap: anywhere;
}
main { min-width: 0; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 1rem 0; }
h2 { font-size: 1.4rem; line-height: 1.3; margin: 0 0 .5rem; }
h3 { font-size: 1.1rem; margin: 1.75rem 0 .5rem; }
a { color: var(--link); text-underline-offset: .15em; }
:focus-visible, label:has(:focus-visible) { outline: 3px solid var(--link); outline-offset: 2px; }
.anchor { color: var(--soft); text-decoration: none; font-weight: 400; }
.anchor:is(:hover, :focus) { color: var(--link); }
:target { scroll-margin-top: 4.5rem; }
.command:target { outline: 2px solid var(--link); }
code { font: .875em/1.5 ui-monospace, Menlo, Consolas, monospace; }
:not(pre) > code { background: var(--code); padding: .1em .3em; border-radius: .3em; }
pre {
  margin: 0; padding: .75rem 1rem; background: var(--code); overflow-x: auto;
  overflow-wrap: normal;
}
.prompt { font-weight: 700; }
section, .aside, .command, .file, nav {
  border: 1px solid var(--edge); border-radius: .6rem;
}
section { background: var(--card); padding: 1.25rem 1.5rem; margin: 1.5rem 0; }
.aside { padding: .75rem 1rem; margin: 1rem 0; border-left-width: .3rem; }
.aside p { margin: .35rem 0; }
.aside-name { font-weight: 700; color: var(--note); }
.is-note { background: var(--note-ground); border-color: var(--note); }
.aside.is-success { background: var(--passed-ground); border-color: var(--passed); }
.aside.is-failure { background: var(--failed-ground); border-color: var(--failed); }
.aside.is-warning { background: var(--unknown-ground); border-color: var(--unknown); }
.is-warning > .aside-name { color: var(--unknown); }
.command, .file { margin: 1rem 0; overflow: hidden; }
.command > header, .file > figcaption {
  display: flex; gap: .75rem; align-items: baseline; padding: .25rem 1rem;
  border-bottom: 1px solid var(--edge); font-size: .9rem;
}
.command > header .anchor { margin-left: auto; }
.command pre + pre, .command details, .stream { border-top: 1px solid var(--edge); }
.stream { margin: 0; padding: .35rem 1rem; color: var(--soft); font-size: .9rem; }
.mark { font-weight: 700; }
:is(.is-passed > .mark, .is-passed > header > .mark, .mark.is-passed, .is-passed > span > .mark) {
  color: var(--passed);
}
:is(.is-failed > .mark, .is-failed > header > .mark, .mark.is-failed, .is-failed > span > .mark) {
  color: var(--failed);
}
:is(.is-unknown > .mark, .is-unknown > header > .mark, .mark.is-unknown, .is-unknown > span > .mark) {
  color: var(--unknown);
}
.time { color: var(--soft); font-size: .9rem; white-space: nowrap; font-variant-numeric: tabular-nums; }
.checks { list-style: none; padding: 0; margin: .75rem 0; }
.check { display: flex; gap: .6rem; align-items: baseline; padding: .1rem 0; }
.check .time { margin-left: auto; }
.failure { margin: 1rem 0; }
.failure > pre { border: 1px solid var(--edge); border-radius: .6rem; }
summary { cursor: pointer; padding: .35rem 1rem; color: var(--link); }
section > details { border: 1px solid var(--edge); border-radius: .6rem; margin: 1rem 0; }
section > details > :is(.checks, .wide, .command, p) { margin-inline: 1rem; }
figure { margin: 1rem 0; }
.file > figcaption code { background: none; padding: 0; font-weight: 700; }
.drawing { text-align: center; }
.drawing svg { display: block; margin: 0 auto; max-width: 100%; height: auto; }
figcaption { color: var(--soft); font-size: .9rem; }
.wide { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; min-width: 100%; overflow-wrap: normal; }
th, td { text-align: left; padding: .4rem .75rem; border-bottom: 1px solid var(--edge); vertical-align: top; }
th { font-size: .9rem; color: var(--soft); }
.filter {
  position: sticky; top: 0; z-index: 1; margin: 1.5rem 0 0; padding: .5rem 0; border: 0;
  background: var(--page); display: flex; flex-wrap: wrap; gap: .5rem; min-width: 0;
}
.filter legend { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.filter label {
  border: 1px solid var(--edge); border-radius: 2rem; padding: .15rem .8rem; cursor: pointer;
  background: var(--card);
}
.filter input { position: absolute; opacity: 0; }
.filter label:has(:checked) { border-color: var(--link); box-shadow: inset 0 0 0 1px var(--link); }
.filter label:has(:disabled) { color: var(--soft); cursor: default; background: none; }
nav { background: var(--card); padding: .75rem 1rem; }
nav ol { list-style: none; margin: 0; padding: 0; }
nav li { display: flex; gap: .6rem; padding: .2rem 0; align-items: baseline; }
nav .time { margin-left: auto; }
.banner { background: var(--unknown-ground); border-radius: .6rem; padding: .5rem 1rem; }
footer { color: var(--soft); font-size: .9rem; margin: 2rem 0; }
@media (min-width: 64rem) {
  body { display: grid; grid-template-columns: 17rem minmax(0, 1fr); gap: 2rem; padding: 1.5rem; }
  nav { position: sticky; top: 1.5rem; align-self: start; max-height: calc(100vh - 3rem); overflow-y: auto; }
}
@media (max-width: 40rem) {
  body { padding: .75rem; }
  section { padding: 1rem .9rem; }
  h1 { font-size: 1.5rem; }
  .filter { position: static; }
  .filter label { padding: .1rem .6rem; font-size: .9rem; }
}
@media print {
  :root { --page: #fff; }
  body { display: block; max-width: none; padding: 0; }
  .filter, .anchor { display: none; }
  nav { position: static; }
  section { border: 0; padding: 0; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; }
  h2, h3, .command > header, figcaption { break-after: avoid; }
  .drawing, tr { break-inside: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`;
