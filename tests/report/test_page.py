"""The page: well-formed, fetching nothing, escaping everything, saying what the data say."""

from __future__ import annotations

import html
import itertools
import json
import re
from html.parser import HTMLParser

import pytest

from instantsia.report.data import to_json
from instantsia.report.page import page
from instantsia.report.page_parts.html import Column, anchor, link, table
from instantsia.report.sentences import notices
from tests.report import samples

VOID = frozenset({"wbr", "meta", "br", "img", "hr", "link", "input"})
LOADS = frozenset({"src", "srcset", "data", "poster", "background", "action", "formaction", "ping", "xlink:href"})


class Reader(HTMLParser):
    """Checks that every element is closed in order; collects text, ids, headings and links."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"{tag}: an attribute stands twice"
        for name, value in attrs:
            assert name not in LOADS, f"{tag} loads something: {name}"
            assert not name.startswith("on"), f"{tag} runs something: {name}"
            assert name != "style"
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"{tag} is closed and was not open"
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] != "style":
            self.words.append(data)


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert not reader.open
    return reader


@pytest.mark.parametrize("name", samples.ALL)
def test_the_page_is_well_formed_and_fetches_nothing(name: str) -> None:
    text = page(samples.ALL[name]())
    found = read(text)
    assert not {"script", "img", "link", "iframe", "object", "embed", "base", "form"} & set(found.tags)
    assert len(found.ids) == len(set(found.ids)), "an id stands twice"
    for address in found.links:
        assert address.startswith(("#", "https://", "http://"))
        if address.startswith("#"):
            assert address[1:] in found.ids
    assert "url(" not in text
    assert "@import" not in text
    assert "default-src 'none'" in text
    assert text == page(samples.ALL[name]())


@pytest.mark.parametrize("name", samples.ALL)
def test_the_page_can_be_found_through(name: str) -> None:
    found = read(page(samples.ALL[name]()))
    assert found.tags.count("h1") == 1
    assert found.tags.count("main") == 1
    assert found.tags.count("table") == found.tags.count("caption")
    levels = [int(tag[1]) for tag in found.tags if re.fullmatch("h[1-6]", tag)]
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels))


def test_what_a_case_says_cannot_break_out() -> None:
    text = page(samples.awkward())
    assert "<script" not in text
    assert "</title> " not in text.split("</head>")[1]
    assert "\x1b" not in text
    assert html.escape("<script>") in text
    assert 'href="javascript' not in text


@pytest.mark.parametrize("name", ["sober", "explained", "never"])
def test_the_page_says_what_the_data_say(name: str) -> None:
    forecast = samples.ALL[name]()
    words = " ".join(" ".join(read(page(forecast)).words).split())
    data = json.loads(to_json(forecast, None))
    for event in data["events"].values():
        assert event["said"] in words
    for step in data["steps"].values():
        for outcome in step["outcomes"].values():
            assert outcome["said"] in words
    for claim in forecast.claims:
        assert claim.about in words.replace(". ", ".")
        assert claim.value in words
    for notice in notices.lines(forecast):
        assert notice in words


def test_every_part_of_the_report_is_there() -> None:
    found = read(page(samples.sober()))
    sections = {
        "answer",
        "course",
        "people",
        "moves",
        "record",
        "lookup",
        "claims",
        "sources",
        "assumptions",
        "methods",
    }
    assert sections <= set(found.ids)
    charts = {"bar-built", "bar-stands", "bars-ballot", "path-of-bodies", "scale-bridge", "roll-ballot"}
    charts |= {"tornado", "movers-doubts"}
    assert charts <= set(found.ids)
    words = " ".join(found.words)
    assert "how good the method is" in words
    assert "not how wrong the probability may be" in words
    assert "own convention" in words
    assert "No step says what was announced and recorded." in words


def test_the_axis_is_explained_once() -> None:
    """The same words and the same legend would stand under every small chart."""
    text = page(samples.sober())
    assert text.count(">very unlikely<") == 1
    assert text.count("low to high, the strongest judgements held far out") == 1
    assert text.count("resampled: how often the decision changes") == 1


def test_the_first_screen_answers_before_it_explains() -> None:
    """What stands in the way of the answer would have to be read first."""
    text = page(samples.sober())
    order = ["Will the bridge be built?", "likely, 65 %", 'id="bar-built"', "Most of the range", 'id="bar-stands"']
    order += ["The range is read first", "Not answerable", 'id="course"', 'id="people"', 'id="moves"', 'id="lookup"']
    places = [text.index(part, text.index("<main>")) for part in order]
    assert places == sorted(places)


def test_what_is_not_there_leaves_no_trace() -> None:
    found = read(page(samples.bare()))
    assert not {"people", "moves", "record", "claims", "sources", "assumptions"} & set(found.ids)


def test_a_link_goes_to_the_page_or_the_web_and_nowhere_else() -> None:
    assert link("#claim-c1", "c1") == '<a href="#claim-c1">c1</a>'
    assert link("https://example.org/a?b=1&c=2", "there").startswith('<a href="https://example.org/a?b=1&amp;c=2"')
    for address in ("javascript:alert(1)", "data:text/html,x", "//example.org", "https://", "http://[", "file:///etc"):
        assert link(address, "<x>") == "&lt;x&gt;"


def test_a_place_on_the_page_has_a_plain_name() -> None:
    assert anchor("claim", "c1") == "claim-c1"
    assert re.fullmatch(r"[A-Za-z0-9._-]+", anchor("claim", 'ж"> <b>%'))


def test_an_empty_table_is_none() -> None:
    assert table("nothing", [Column("a")], []) == ""
