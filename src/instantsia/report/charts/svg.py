"""The few shapes that the charts are made of, as strings.

Sizes are units of a drawing `WIDTH` wide that is scaled to its column; colours come from classes only (`style`).
Text is measured by a table of widths on the generous side, since nobody is asked for a font here: what is said to
fit does fit in the usual sans-serif faces.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable

WIDTH = 480.0
PAD = 8.0
LABEL, SMALL = 15.0, 13.0
LEADING = 19.0
"""Font sizes of text as laid out; the style sheet may make it smaller, never larger."""

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
_NOT_XML = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_NARROW = frozenset("fijlrtI.,:;'|!()[]- ")
_WIDE = frozenset("mwMW@%—…")


def number(value: float) -> str:
    """A coordinate to two decimals, without trailing zeros and without a minus before 0."""
    if not math.isfinite(value):
        raise ValueError(f"a drawing has no place for {value}")
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def escape(text: str) -> str:
    """Text that may stand in an element or an attribute; characters that XML does not know become U+FFFD."""
    return _NOT_XML.sub("\ufffd", text).translate(_ESCAPES)


def fraction(value: float | None) -> float | None:
    """A number between 0 and 1, or None; rounding errors at the ends are taken off, anything else is refused."""
    if value is None:
        return None
    if not -1e-9 <= value <= 1 + 1e-9:
        raise ValueError(f"a share lies between 0 and 1, not at {value}")
    return min(max(float(value), 0.0), 1.0)


NARROWEST = 0.34
"""Of the size, so wide is the narrowest letter."""


def text_width(text: str, size: float) -> float:
    """About how wide a text runs, rather too wide than too narrow."""
    return size * sum(_em(letter) for letter in text)


def _em(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    if letter in _NARROW:
        return NARROWEST
    if letter in _WIDE:
        return 0.92
    return 0.69 if letter.isupper() else 0.58


def fit(text: str, width: float, size: float) -> str:
    """The text, cut with an ellipsis where it would run wider than `width`."""
    # no letter is narrower than a third of the size: what lies behind can never stand there
    most = int(width / (size * NARROWEST)) + 2
    if len(text) <= most and text_width(text, size) <= width:
        return text
    kept = text[:most]
    while kept and text_width(kept.rstrip() + "…", size) > width:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def broken(text: str, width: float, size: float, most: int) -> list[str]:
    """The text in at most `most` lines of at most `width`; what does not fit ends in an ellipsis."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most - 1:
        line = words.pop(0)
        while words and text_width(f"{line} {words[0]}", size) <= width:
            line = f"{line} {words.pop(0)}"
        lines.append(fit(line, width, size))
    if words:
        lines.append(fit(" ".join(words), width, size))
    return lines


def text(x: float, y: float, content: str, kind: str, *, anchor: str = "start", extra: str = "", full: str = "") -> str:
    """A line of text; `full` is the whole of it where `content` was cut, and is told on pointing at it."""
    where = "" if anchor == "start" else f' text-anchor="{anchor}"'
    classes = f"{kind} {extra}".strip()
    title = f"<title>{escape(full)}</title>" if full and full != content else ""
    return f'<text x="{number(x)}" y="{number(y)}" class="{classes}"{where}>{title}{escape(content)}</text>'


def labelled(label: str, value: str, baseline: float) -> tuple[list[str], float]:
    """A label in at most three lines, its value at the right end of the last one or, where it does not fit, below.

    Returns the parts and the last baseline; without label and value a line less than the first.
    """
    inner = WIDTH - 2 * PAD
    lines = broken(label, inner, LABEL, 3)
    whole = label if lines and lines[-1].endswith("…") else ""
    parts: list[str] = []
    y = baseline - LEADING
    for line_ in lines:
        y += LEADING
        parts.append(text(PAD, y, line_, "label", full=whole))
    if value:
        used = text_width(lines[-1], LABEL) if lines else inner
        if not lines or used + text_width(value, LABEL) + 20 > inner:
            y += LEADING
        parts.append(text(WIDTH - PAD, y, fit(value, inner, LABEL), "value", anchor="end", full=value))
    return parts, y


def rect(x: float, y: float, width: float, height: float, kind: str, *, opacity: float | None = None) -> str:
    """A rectangle; a negative or empty one is drawn with no extent."""
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(max(width, 0))}" '
        f'height="{number(max(height, 0))}" class="{kind}"{_pale(opacity)}/>'
    )


def _pale(opacity: float | None) -> str:
    return "" if opacity is None else f' fill-opacity="{number(opacity)}"'


def line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    """A straight line."""
    return f'<line x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}" class="{kind}"/>'


def circle(x: float, y: float, radius: float, kind: str) -> str:
    """A circle."""
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" class="{kind}"/>'


def path(points: Iterable[str | float], kind: str, *, opacity: float | None = None) -> str:
    """A path from letters and numbers, in order."""
    steps = " ".join(step if isinstance(step, str) else number(step) for step in points)
    return f'<path d="{steps}" class="{kind}"{_pale(opacity)}/>'


def group(title: str, parts: Iterable[str]) -> str:
    """What belongs to one row, with the sentence that is told on pointing at it."""
    return f"<g><title>{escape(title)}</title>{''.join(parts)}</g>"


def document(id: str, title: str, description: str, height: float, parts: Iterable[str]) -> str:
    """The whole chart. `id` begins every id within it, so several charts may stand on one page."""
    if not _NAME.fullmatch(id):
        raise ValueError(f"an id begins with a letter and holds letters, digits, - and _, not {id!r}")
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" id="{id}" '
        f'viewBox="0 0 {number(WIDTH)} {number(height)}" width="100%" '
        f'aria-labelledby="{id}-title {id}-desc">\n'
        f'<title id="{id}-title">{escape(title)}</title>\n<desc id="{id}-desc">{escape(description)}</desc>\n'
        f"{body}\n</svg>\n"
    )


def nothing(id: str, title: str, description: str) -> str:
    """A chart without rows says so."""
    return document(id, title, description, 32, [text(PAD, 21, "nothing to show", "small")])
