"""HTML as strings: whatever comes from a case goes through `escape`, by way of these helpers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote, urlsplit

from instantsia.frozen import frozen
from instantsia.report.charts.svg import escape

_TOGETHER = re.compile(r"[<>]?\d\.\d\d \([^()]{3,20}\)|[<>]?\d\.\d\d(?: to |-)[<>]?\d\.\d\d")

Html = str
"""Marked-up text, ready to stand in a page; anything else is escaped first."""


@frozen
class Column:
    """A column of a table: its head, and how its cells stand."""

    head: str
    kind: str = ""
    """ "number" stands at the right, "narrow" is not broken, "" is running text."""


def text(content: str) -> Html:
    """Text that holds no mark-up."""
    return escape(content)


def tag(name: str, inner: Html, **attributes: str) -> Html:
    """An element; `class_` and the like are written without the underscore, `_` within a name as a hyphen."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items() if value
    )
    return f"<{name}{written}>{inner}</{name}>"


def code(content: str, kind: str = "") -> Html:
    """Something that is typed: a path may be broken after its dots and underscores, and is copied whole."""
    return tag("code", re.sub(r"([._])(?=[^\W_])", r"\1<wbr>", text(content)), class_=kind)


def prose(content: str) -> Html:
    """Running text; a probability and its range are not broken between two lines."""
    out, end = [], 0
    for found in _TOGETHER.finditer(content):
        out += [text(content[end : found.start()]), tag("span", text(found[0]), class_="whole")]
        end = found.end()
    return "".join([*out, text(content[end:])])


def paragraph(content: str, kind: str = "") -> Html:
    """A paragraph of plain text; "" where there is none."""
    return tag("p", prose(content), class_=kind) if content else ""


def section(id: str, heading: str, parts: Iterable[Html]) -> Html:
    """A section with its heading; "" where nothing is in it."""
    inner = "\n".join(part for part in parts if part)
    if not inner:
        return ""
    head = tag("h2", text(heading), id=f"{id}-h")
    return f'<section id="{escape(id)}" aria-labelledby="{escape(id)}-h">\n{head}\n{inner}\n</section>'


def lookup(id: str, heading: str, count: str, parts: Iterable[Html]) -> Html:
    """What is looked up: closed until it is asked for; "" where nothing is in it."""
    inner = "\n".join(part for part in parts if part)
    if not inner:
        return ""
    note = f' <span class="count">{text(count)}</span>' if count else ""
    return f'<details id="{escape(id)}">\n<summary><h3>{text(heading)}</h3>{note}</summary>\n{inner}\n</details>'


def table(
    caption: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Html]],
    kinds: Sequence[str] = (),
    *,
    compact: bool = False,
) -> Html:
    """A table with a caption; the first cell of a row is its head. `rows` are HTML, `kinds` a class for each row.

    compact   no wider than its cells
    """
    heads = "".join(tag("th", text(column.head), scope="col", class_=column.kind) for column in columns)
    body = []
    for place, row in enumerate(rows):
        cells = [
            tag("th", cell, scope="row", class_=column.kind) if number == 0 else tag("td", cell, class_=column.kind)
            for number, (column, cell) in enumerate(zip(columns, row, strict=True))
        ]
        body.append(tag("tr", "".join(cells), class_=kinds[place] if kinds else ""))
    if not body:
        return ""
    width = "compact" if compact else ""
    inner = (
        f"<caption>{text(caption)}</caption>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n"
        + "\n".join(body)
        + "\n</tbody>"
    )
    whole = tag("table", inner, class_=width)
    return f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(caption)}">{whole}</div>'


def figure(chart: Html, caption: str = "") -> Html:
    """A chart with its caption."""
    return tag("figure", chart + (tag("figcaption", text(caption)) if caption else ""))


def bullets(items: Iterable[str], kind: str = "") -> Html:
    """A list of plain texts; "" where there are none."""
    inner = "".join(tag("li", prose(item)) for item in items)
    return tag("ul", inner, class_=kind) if inner else ""


def link(address: str, label: str) -> Html:
    """A reference that can be followed: to a place on the page, or to an address of the web; else the label alone."""
    if address.startswith("#"):
        return tag("a", text(label), href=f"#{quote(address[1:], safe='-_.')}")
    try:
        parts = urlsplit(address)
    except ValueError:
        return text(label)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return text(label)
    return tag("a", text(label), href=address, rel="noreferrer noopener")


def anchor(kind: str, id: str) -> str:
    """A name for a place on the page, made of an id that anybody may have written."""
    return f"{kind}-{quote(id, safe='-_.')}".replace("%", ".")
