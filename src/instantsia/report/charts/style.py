"""The style sheet of the charts: seven colours by name, light and dark, and what is drawn with which.

A page may use the same variables for its own parts. Blue and vermilion are told apart by all common kinds of colour
vision and in grey; nothing is told by colour alone.
"""

from __future__ import annotations

LIGHT = """\
  --paper: #ffffff;
  --ink: #1b1f24;
  --muted: #5b636d;
  --line: #d3d7dc;
  --accent: #275d8c;
  --good: #1f6e74;
  --bad: #b3451f;
"""

DARK = """\
  --paper: #14171b;
  --ink: #e5e7ea;
  --muted: #9fa7b0;
  --line: #3a4149;
  --accent: #74a9d8;
  --good: #5fb3b3;
  --bad: #e58a63;
"""

VARIABLES = f""":root {{
  color-scheme: light dark;
{LIGHT}}}
@media (prefers-color-scheme: dark) {{
:root {{
{DARK}}}
}}
:root[data-theme="light"] {{
  color-scheme: light;
{LIGHT}}}
:root[data-theme="dark"] {{
  color-scheme: dark;
{DARK}}}
@media print {{
:root, :root[data-theme="dark"] {{
  color-scheme: light;
{LIGHT}}}
}}
"""

RULES = """.chart {
  display: block;
  width: 100%;
  max-width: 40rem;
  height: auto;
  font-family: "Source Sans 3", "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial,
    sans-serif;
  font-variant-numeric: tabular-nums lining-nums;
}
.chart text { fill: var(--ink); font-size: 15px; }
.chart .small, .chart .cell, .chart .head, .chart .flow-label { font-size: 13px; }
.chart .small { fill: var(--muted); }
.chart .value, .chart .head { font-weight: 600; }
.chart .halo { paint-order: stroke; stroke: var(--paper); stroke-width: 3.5px; stroke-linejoin: round; }
.chart .track { fill: var(--line); fill-opacity: .5; }
.chart .cut { stroke: var(--paper); stroke-width: 1.5px; }
.chart .bar { fill: var(--accent); fill-opacity: .3; }
.chart .range { stroke: var(--accent); stroke-width: 4px; }
.chart .mark { stroke: var(--ink); stroke-width: 2.5px; }
.chart .grid { stroke: var(--line); stroke-width: 1px; }
.chart .axis { stroke: var(--muted); stroke-width: 1px; }
.chart .half { stroke: var(--muted); stroke-width: 1px; stroke-dasharray: 2 3; }
.chart .thin { stroke: var(--accent); stroke-width: 1.5px; }
.chart .thick { stroke: var(--accent); stroke-width: 5px; stroke-opacity: .55; }
.chart .unknown { stroke: var(--accent); stroke-width: 1.5px; stroke-dasharray: 2 4; }
.chart .band { fill: var(--muted); fill-opacity: .38; }
.chart .dot { fill: var(--accent); stroke: var(--accent); stroke-width: 2px; }
.chart .bubble { fill: var(--accent); fill-opacity: .3; stroke: var(--accent); stroke-width: 1.5px; }
.chart .ring { fill: var(--paper); stroke: var(--accent); stroke-width: 2px; }
.chart .heat { fill: var(--accent); }
.chart .frame { fill: none; stroke: var(--line); stroke-width: 1px; }
.chart .solid { fill: var(--accent); }
.chart .node { fill: var(--ink); }
.chart .node-good { fill: var(--good); }
.chart .node-bad { fill: var(--bad); }
.chart .course { fill: none; stroke: var(--accent); stroke-width: 2.5px; stroke-linejoin: round; }
.chart .course-bad { fill: none; stroke: var(--bad); stroke-width: 2.5px; stroke-dasharray: 7 3; }
.chart .edge { fill: none; stroke: var(--paper); stroke-width: 1.5px; }
.chart .fan { fill: var(--accent); }
.chart .fan-bad { fill: var(--bad); }
.chart .flow { fill: var(--accent); fill-opacity: .3; }
.chart .flow-good { fill: var(--good); fill-opacity: .32; }
.chart .flow-bad { fill: var(--bad); fill-opacity: .32; }
@media (min-width: 40rem) {
.chart text { font-size: 12.5px; }
.chart .small, .chart .cell, .chart .head, .chart .flow-label { font-size: 11px; }
}
@media print {
.chart { break-inside: avoid; max-width: 16cm; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.chart text { font-size: 12.5px; }
.chart .small, .chart .cell, .chart .head, .chart .flow-label { font-size: 11px; }
}
@media (forced-colors: active) {
:root { --paper: Canvas; --ink: CanvasText; --muted: CanvasText; --line: GrayText; --accent: LinkText;
  --good: LinkText; --bad: CanvasText; }
}
"""

CSS = VARIABLES + RULES
