"""The style sheet of the page: one column to read in, tables that scroll within it, light, dark and paper."""

from __future__ import annotations

from instantsia.report.charts import style

PAGE = """
*, *::before, *::after { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere;
  font: 1.0625rem/1.55 "Source Serif 4", "Iowan Old Style", "Palatino Linotype", Charter, "Noto Serif",
    "Liberation Serif", Georgia, serif;
}
.page { max-width: 46rem; margin: 0 auto; padding: 1.25rem 1.25rem 4rem; }
h1, h2, h3, h4, nav, table, figcaption, summary, .meta, .shown, .note, .fine {
  font-family: "Source Sans 3", "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif;
}
.whole { white-space: nowrap; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: .2rem 0 .5rem; font-weight: 650; letter-spacing: -.01em; }
h2 {
  font-size: 1.25rem; line-height: 1.3; margin: 3rem 0 .8rem; padding-top: .9rem; border-top: 2px solid var(--ink);
  font-weight: 650;
}
h3 { font-size: 1.05rem; line-height: 1.35; margin: 1.8rem 0 .4rem; font-weight: 650; }
p { margin: .55rem 0; max-width: 40rem; }
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; }
.meta { color: var(--muted); font-size: .95rem; margin: .2rem 0; }
.meta strong { color: var(--ink); font-weight: 600; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem; z-index: 2; }
nav ol { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .15rem 1rem; font-size: .9rem; }
nav a { text-decoration: none; }
nav a:hover { text-decoration: underline; }
.toc { padding: 0 0 .7rem; border-bottom: 1px solid var(--line); margin: 0 0 1.4rem; }
.answer { margin: 1.6rem 0; }
.answer h3 { margin: 0; font-size: 1.15rem; }
.answer:first-of-type h3 { font-size: 1.3rem; }
.shown { font-size: 1.1rem; font-weight: 600; margin: .15rem 0 .5rem; font-variant-numeric: tabular-nums lining-nums; }
.answer:first-of-type .shown { font-size: 1.3rem; color: var(--accent); }
.note { border-left: 3px solid var(--line); padding: .1rem 0 .1rem .9rem; color: var(--muted); font-size: .95rem; }
.note p { margin: .3rem 0; }
p.note { max-width: none; }
.fine { color: var(--muted); font-size: .9rem; line-height: 1.45; }
.course { list-style: none; margin: .5rem 0 1rem; padding: 0; max-width: 42rem; }
.course li { display: grid; grid-template-columns: 9.5rem 1fr; gap: .1rem 1rem; padding: .35rem 0; }
.course li + li { border-top: 1px solid var(--line); }
.course .day {
  color: var(--muted); font: .9rem/1.75 "Source Sans 3", "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial,
    sans-serif;
}
figure { margin: 1.1rem 0 1.4rem; }
figure .chart { width: 103.4%; max-width: 41.4rem; margin-left: max(-1.7%, -.69rem); }
.answer figure { margin: .5rem 0 .6rem; }
figcaption { color: var(--muted); font-size: .9rem; line-height: 1.45; margin-top: .4rem; max-width: 40rem; }
ul { padding-left: 1.2rem; margin: .5rem 0; }
li { margin: .2rem 0; }
.scroll { overflow-x: auto; margin: .8rem 0 1.2rem; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; line-height: 1.4; }
table { font-variant-numeric: tabular-nums; }
table.compact { width: auto; min-width: 20rem; }
caption { text-align: left; color: var(--muted); padding: 0 0 .4rem; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .8rem .35rem 0; border-bottom: 1px solid var(--line); }
th:last-child, td:last-child { padding-right: 0; }
thead th { border-bottom: 1px solid var(--ink); font-weight: 600; white-space: nowrap; vertical-align: bottom; }
tbody th { font-weight: 500; }
td, th { overflow-wrap: break-word; min-width: 3.2rem; }
.number { text-align: right; white-space: nowrap; }
.narrow { white-space: nowrap; }
.wide { min-width: 11rem; }
.widest { min-width: 15rem; width: 42%; }
td code, td a { overflow-wrap: anywhere; }
.shut { color: var(--muted); }
code { font: .88em "Source Code Pro", "DejaVu Sans Mono", "Liberation Mono", Menlo, Consolas, monospace; }
.path { display: block; color: var(--muted); }
details { border-top: 1px solid var(--line); }
details:last-of-type { border-bottom: 1px solid var(--line); }
summary { cursor: pointer; padding: .55rem 0; list-style-position: outside; margin-left: 1.1rem; }
summary h3 { display: inline; margin: 0; }
.count { color: var(--muted); font-size: .9rem; margin-left: .5rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: .6rem 0; font-size: .95rem; }
dt { color: var(--muted); }
dd { margin: 0; }
footer { margin-top: 3rem; color: var(--muted); font-size: .9rem; }
@media (max-width: 36rem) {
body { font-size: 1rem; }
.page { padding: 1rem 1rem 3rem; }
.course li { grid-template-columns: 1fr; }
.course .day { line-height: 1.4; }
thead th { white-space: normal; }
dl { grid-template-columns: 1fr; }
dt { margin-top: .4rem; }
}
@media (min-width: 68rem) {
.page { max-width: 62rem; display: grid; grid-template-columns: 11rem minmax(0, 46rem); gap: 0 3rem; }
.page { padding-top: 2.5rem; }
.toc { position: sticky; top: 2rem; align-self: start; border: 0; margin: .4rem 0 0; padding: 0; }
.toc ol { display: block; font-size: .9rem; }
.toc li { margin: .45rem 0; }
main > section:first-of-type > h2 { margin-top: 2rem; }
}
@media print {
@page { margin: 18mm 16mm; }
html, body { font-size: 10pt; }
.page { max-width: none; padding: 0; display: block; }
.toc, .skip { display: none; }
h2 { break-after: avoid; margin-top: 1.6rem; }
p, .course, figcaption { max-width: none; }
#record table { break-inside: avoid; }
figure .chart { max-width: 12.5cm; margin-left: -2mm; }
h3, summary, caption, h2 + p, h2 + .note { break-after: avoid; }
tr, figure, .answer, .course li { break-inside: avoid; }
thead { display: table-header-group; }
.scroll { overflow: visible; }
a { color: inherit; text-decoration: none; }
details::details-content { content-visibility: visible; block-size: auto; height: auto; }
details > summary { list-style: none; margin-left: 0; }
table { font-size: 8.5pt; }
#lookup table { font-size: 7.5pt; line-height: 1.3; }
#lookup td, #lookup th { padding: .12rem .5rem .12rem 0; }
.number, .narrow { white-space: normal; }
.wide { width: 26%; min-width: 3.4cm; }
.widest { width: 40%; min-width: 5cm; }
}
"""

CSS = style.CSS + PAGE
