"""Every link of the built site is followed: pages, anchors, files; and those of the files beside it (README.md).

Nothing is fetched from elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit


@dataclass
class Page(HTMLParser):
    """The links and anchors of one page, and what it loads."""

    links: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    loaded: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if found.get("id"):
            self.anchors.add(found["id"])
        if tag == "a" and found.get("href"):
            self.links.append(found["href"])
        if tag in {"script", "img", "iframe"} and found.get("src"):
            self.loaded.append(found["src"])
        if tag == "link" and found.get("rel") in {"stylesheet", "icon", "preconnect", "preload"}:
            self.loaded.append(found["href"])


def broken(site: Path) -> Iterator[str]:
    """A sentence for every link that leads nowhere and everything that would be loaded from elsewhere."""
    pages = {path.relative_to(site).as_posix(): _read(path) for path in sorted(site.rglob("*.html"))}
    for name, page in pages.items():
        if name == "404.html":
            continue
        for link in page.loaded:
            if urlsplit(link).netloc:
                yield f"{name} would load {link}"
        for link in page.links:
            yield from _followed(site, pages, name, link)


def _followed(site: Path, pages: dict[str, Page], name: str, link: str) -> Iterator[str]:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return
    target = urlsplit(urljoin(f"/{name}", parts.path)).path.lstrip("/") if parts.path else name
    target = unquote(target)
    if target == "" or target.endswith("/"):
        target += "index.html"
    if not (site / target).is_file():
        yield f"{name} links to {link}, which is not there"
    elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].anchors:
        yield f"{name} links to {link}, and {target} has no such anchor"


_LINK = re.compile(r"\]\(([^)\s]+)\)")


def broken_beside(root: Path) -> Iterator[str]:
    """A sentence for every link of the Markdown files in `root` that leads to no file."""
    for page in sorted(root.glob("*.md")):
        for link in _LINK.findall(page.read_text(encoding="utf-8")):
            parts = urlsplit(link)
            if not parts.scheme and parts.path and not (root / unquote(parts.path)).exists():
                yield f"{page.name} links to {link}, which is not there"


def _read(path: Path) -> Page:
    page = Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page
