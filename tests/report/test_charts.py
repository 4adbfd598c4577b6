"""The charts: well-formed, escaped, within their frame, coloured by the style sheet only, the same each time."""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from instantsia.report import charts
from instantsia.report.charts import style, svg
from instantsia.report.charts.bars import Bar, probability_bars
from instantsia.report.charts.corridor import corridor
from instantsia.report.charts.days import day_ticks
from instantsia.report.charts.fan import fan, rounds
from instantsia.report.charts.incidence import End, incidence
from instantsia.report.charts.movers import Mover, movers
from instantsia.report.charts.path import Link, Node, path_of_bodies
from instantsia.report.charts.position_map import Standing, position_map
from instantsia.report.charts.rollcall import Voter, roll_call_grid
from instantsia.report.charts.scale import Member, members_on_scale
from instantsia.report.charts.settlement import Place, Scale, Spread, settlement_on_scale
from instantsia.report.charts.survival import Left, survival
from instantsia.report.charts.tornado import tornado
from tests.report.samples import HOSTILE, LONG

SVG = "{http://www.w3.org/2000/svg}"
UNICODE = "Людмила Ёлкина 東京 Đorđević \u202egnitset\u202c 🏛️ é"
LABELS = {"plain": "The council votes", "hostile": HOSTILE, "long": LONG, "unicode": UNICODE, "none": ""}
COLOUR = re.compile(
    r"#[0-9a-f]{3}(?:[0-9a-f]{3})?(?![0-9a-z;])|(?:rgba?|hsla?|oklch|lab|color)\("
    r"|[\"' :](?:black|white|red|green|blue|grey|gray|yellow|orange|silver|navy|teal)[\"';]",
    re.IGNORECASE,
)


def bars(label: str = "keep", id: str = "bars") -> str:
    rows = [
        Bar(label, 0.4, 0.1, 0.7, "open, 0.40 (0.10-0.70)", label),
        Bar(label, 0.0, 0.0, 0.0, ""),
        Bar(label, 1.0, 1.0, 1.0, label),
        Bar("never", None, None, None, ""),
    ]
    return probability_bars(rows, title=label, description=label, id=id)


def moved(label: str = "what Elm wants", id: str = "moved") -> str:
    rows = [
        Mover(label, 0.35, 0.85, "0.35 to 0.85"),
        Mover(label, 0.0, 1.0, label),
        Mover(label, 0.5, 0.5),
        Mover("fixed, not varied", None, None, "tips at 0.125"),
    ]
    return movers(rows, 0.6, title=label, description=label, id=id)


def blown(label: str = "what Elm wants", id: str = "blown") -> str:
    rows = [
        Mover(label, 0.35, 0.85),
        Mover(label, 0.0, 1.0),
        Mover(label, 0.7, 0.65),
        Mover("fixed, not varied", None, None),
    ]
    return tornado(rows, 0.6, title=label, description=label, id=id)


def mapped(label: str = "Elm", id: str = "mapped") -> str:
    rows = [Standing(label, 10.0 * number, number / 10, 11.0 - number) for number in range(11)]
    rows += [Standing(label, 50.0, 0.5, 0.0), Standing("Fir", 100.0, 0.0, 3.0)]
    return position_map(
        Scale(0, 100, (label, label), 50.0), rows, title=label, description=label, id=id, missing=[label, "Oak"]
    )


def path(label: str = "Council", id: str = "path") -> str:
    nodes = [
        Node("council", label, 0, 1.0, "11 March 1931"),
        Node("assembly", label, 1, 0.35, label),
        Node("keep", label, 2, 0.385, tone="good"),
        Node("build", label, 2, 0.615, tone="bad"),
    ]
    links = [
        Link("council", "assembly", 0.35, label),
        Link("council", "keep", 0.35),
        Link("council", "build", 0.3),
        Link("assembly", "keep", 0.035),
        Link("assembly", "build", 0.315, tone="bad"),
    ]
    return path_of_bodies(nodes, links, title=label, description=label, id=id)


def roll(label: str = "Regional and republic secretaries", id: str = "roll") -> str:
    rows = [
        Voter(label, (0.9, 0.1), 0.0, 0.2, 0.31, 0.04),
        Voter(label, (0.0, 1.0), None, None, 1.0, None),
        Voter("Elm", (None, None), None, 1.0, None, 0.0),
    ]
    return roll_call_grid([label, "build"], rows, title=label, description=label, id=id)


def scale(label: str = "Alder", id: str = "scale") -> str:
    rows = [
        Member(label, 0, 25, 50, 75, 100, "claimed", label),
        Member(label, 30, 30, 30, 30, 30, "assumed"),
        Member("at the end", 100, 100, 100, 100, 100, "assumed"),
    ]
    return members_on_scale(rows, (label, label), title=label, description=label, id=id, marks=(label, label))


def settled(label: str = "Alder", id: str = "settled") -> str:
    rows = [
        Place(label, 0, 0, 0, pivotal=True, note=label),
        Place(label, 0, 50, 100, blank=True),
        Place("at the end", 100, 100, 100),
    ]
    spread = Spread([0.0, 0.1, 0.2, 0.3], 0.15, 0.25, 0.0, 60.0, 100.0)
    ends = {label or "low": 10.0, "middle": 20.0, "upper": 100.0}
    return settlement_on_scale(
        Scale(0, 100, (label, label), 50, (0, 100), ends),
        spread,
        rows,
        title=label,
        description=label,
        id=id,
        what=label,
    )


def empty_bars(label: str, id: str) -> str:
    return probability_bars([], title=label, description=label, id=id)


def empty_blown(label: str, id: str) -> str:
    return tornado([Mover(label, None, None)], 0.5, title=label, description=label, id=id)


def empty_mapped(label: str, id: str) -> str:
    return position_map(Scale(0, 1, ("", "")), [], title=label, description=label, id=id)


def empty_movers(label: str, id: str) -> str:
    return movers([], None, title=label, description=label, id=id)


def empty_path(label: str, id: str) -> str:
    return path_of_bodies([], [], title=label, description=label, id=id)


def empty_roll(label: str, id: str) -> str:
    return roll_call_grid([], [], title=label, description=label, id=id)


def empty_scale(label: str, id: str) -> str:
    return members_on_scale([], ("", ""), title=label, description=label, id=id)


def empty_settled(label: str, id: str) -> str:
    return settlement_on_scale(Scale(0, 1, ("", "")), None, [], title=label, description=label, id=id)


DAYS = (711_000, 711_007, 711_014, 711_400)


def left(label: str = "half by June", id: str = "left") -> str:
    course = [Left(day, share, 0.02) for day, share in zip(DAYS, (1.0, 0.5, 0.3, 0.0), strict=True)]
    return survival(course, title=label, description=label, id=id, half=label[:30], never=label[:30])


def ended(label: str = "Peace", id: str = "ended") -> str:
    ends = [End(label, (0.0, 0.1, 0.2, 0.5), "0.50"), End(label, (0.1, 0.1, 0.1, 0.4)), End(label, (0, 0, 0, 0.1))]
    return incidence(DAYS, ends, none=label, title=label, description=label, id=id)


BANDS = {0.1: (1.0, None, 2.0, 2.0), 0.25: (1.5, None, 2, 3), 0.5: (2, None, 2, 4), 0.75: (3, None, 2, 5)}


def fanned(label: str = "the line", id: str = "fanned") -> str:
    bands = BANDS | {0.9: (3.0, None, 2.0, 8.0)}
    return fan(DAYS, bands, title=label, description=label, id=id, bounds=(0, 10), line=(6, label[:30]))


def between(label: str = "North", id: str = "between") -> str:
    floor, ceiling = (
        {0.25: (low, None, low, low), 0.5: (0.5, None, 0.5, 0.5), 0.75: (0.9, None, 0.8, 1.0)} for low in (0.1, 0.3)
    )
    return corridor(
        DAYS, floor, ceiling, (0.25, None, 0.0, 0.5), labels=(label, label), title=label, description=label, id=id
    )


def empty_between(label: str, id: str) -> str:
    return corridor((), {}, {}, (), labels=(label, label), title=label, description=label, id=id)


def empty_left(label: str, id: str) -> str:
    return survival([], title=label, description=label, id=id)


def empty_ended(label: str, id: str) -> str:
    return incidence((), [], none=label, title=label, description=label, id=id)


def empty_fanned(label: str, id: str) -> str:
    return fan((), {}, title=label, description=label, id=id)


Chart = Callable[[str, str], str]
FULL: dict[str, Chart] = {
    "bars": bars,
    "between": between,
    "blown": blown,
    "ended": ended,
    "fanned": fanned,
    "left": left,
    "mapped": mapped,
    "movers": moved,
    "path": path,
    "roll": roll,
    "scale": scale,
    "settled": settled,
}
EMPTY: dict[str, Chart] = {
    "bars": empty_bars,
    "between": empty_between,
    "blown": empty_blown,
    "ended": empty_ended,
    "fanned": empty_fanned,
    "left": empty_left,
    "mapped": empty_mapped,
    "movers": empty_movers,
    "path": empty_path,
    "roll": empty_roll,
    "scale": empty_scale,
    "settled": empty_settled,
}


def read(drawn: str) -> ET.Element:
    root = ET.fromstring(drawn)
    assert root.tag == f"{SVG}svg"
    return root


def shapes(drawn: str, kind: str, name: str) -> list[dict[str, str]]:
    """The attributes of all shapes of one kind and class, in the order in which they are drawn."""
    return [one.attrib for one in read(drawn).iter(f"{SVG}{kind}") if name in one.attrib.get("class", "").split()]


def texts(drawn: str) -> list[str]:
    """What is printed, without what is told on pointing at it."""
    out = []
    for one in read(drawn).iter(f"{SVG}text"):
        tails = [child.tail or "" for child in one]
        out.append((one.text or "") + "".join(tails))
    return out


def extent(one: ET.Element) -> list[tuple[float, float]]:
    """The corners of what an element draws; of text by the same widths as the layout, which err on the wide side."""

    def at(name: str) -> float:
        return float(one.attrib[name])

    tag = one.tag.removeprefix(SVG)
    if tag == "rect":
        return [(at("x"), at("y")), (at("x") + at("width"), at("y") + at("height"))]
    if tag == "line":
        return [(at("x1"), at("y1")), (at("x2"), at("y2"))]
    if tag == "circle":
        return [(at("cx") - at("r"), at("cy") - at("r")), (at("cx") + at("r"), at("cy") + at("r"))]
    if tag == "path":
        found = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", one.attrib["d"])]
        return list(zip(found[::2], found[1::2], strict=True))
    if tag == "text":
        words = (one.text or "") + "".join(child.tail or "" for child in one)
        size = svg.LABEL if one.attrib["class"].split()[0] in ("label", "value") else svg.SMALL
        wide = svg.text_width(words, size)
        before = {"start": 0.0, "middle": 0.5, "end": 1.0}[one.attrib.get("text-anchor", "start")]
        left = at("x") - before * wide
        return [(left, at("y") - 0.8 * size), (left + wide, at("y") + 0.25 * size)]
    return []


def outside(drawn: str) -> list[str]:
    """What reaches over the edge of the frame."""
    root = read(drawn)
    left, top, width, height = (float(part) for part in root.attrib["viewBox"].split())
    return [
        f"{one.tag.removeprefix(SVG)} {one.attrib} at {x:.1f}, {y:.1f} of {width:.0f} x {height:.0f}"
        for one in root.iter()
        for x, y in extent(one)
        if not (left - 0.5 <= x <= left + width + 0.5 and top - 0.5 <= y <= top + height + 0.5)
    ]


# --------------------------------------------------------------------------------------------------- all of them


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("name", FULL)
def test_well_formed_with_title_and_description(name: str, label: str) -> None:
    """A browser would show nothing, or who cannot see the chart would not be told what it is."""
    for kind in (FULL, EMPTY):
        root = read(kind[name](LABELS[label], "one"))
        title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
        assert title is not None
        assert description is not None
        assert root.attrib["aria-labelledby"].split() == [title.attrib["id"], description.attrib["id"]]
        assert root.attrib["role"] == "img"
        told = " ".join((title.text or "").split())
        assert told == " ".join(LABELS[label].replace("\x1b", "\ufffd").split())


def test_ids_are_unique_where_charts_stand_together() -> None:
    """A title would be read out for another chart than its own."""
    together = "".join(chart("x", f"{name}-{turn}") for name, chart in FULL.items() for turn in (1, 2))
    ids = re.findall(r' id="([^"]+)"', together)
    assert len(ids) == len(set(ids)) == 3 * 2 * len(FULL)


@pytest.mark.parametrize("id", ["", "1st", 'a"b', "a b", "a.b", "é"])
def test_an_id_that_could_break_out_is_refused(id: str) -> None:
    """An id made of what somebody wrote would end the attribute it stands in."""
    with pytest.raises(ValueError, match="id begins with a letter"):
        bars("x", id)


@pytest.mark.parametrize("name", FULL)
def test_hostile_labels_are_text(name: str) -> None:
    """What a case says would be run by the browser."""
    drawn = FULL[name](HOSTILE, "one")
    assert "<script" not in drawn
    assert "</style" not in drawn
    assert "\x1b" not in drawn
    assert {one.tag.removeprefix(SVG) for one in read(drawn).iter()} <= {
        *("svg", "title", "desc", "g", "text", "rect", "line", "circle", "path")
    }
    assert not [key for one in read(drawn).iter() for key in one.attrib if key.startswith("on") or "href" in key]


@pytest.mark.parametrize("name", FULL)
def test_same_input_same_bytes(name: str) -> None:
    """Two reports of one run would differ."""
    assert FULL[name]("x", "one") == FULL[name]("x", "one")


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("name", FULL)
def test_nothing_is_drawn_outside_the_frame(name: str, label: str) -> None:
    """A number or a name would be cut off at the edge, or lie over the text beside the chart."""
    for kind in (FULL, EMPTY):
        assert outside(kind[name](LABELS[label], "one")) == []


@pytest.mark.parametrize("name", FULL)
def test_what_is_outside_would_be_found(name: str) -> None:
    """The test above would hold whatever is drawn."""
    drawn = FULL[name]("x", "one")
    narrow = re.sub(r'viewBox="0 0 480 ([\d.]+)"', r'viewBox="0 0 300 \1"', drawn)
    low = re.sub(r'viewBox="0 0 480 ([\d.]+)"', r'viewBox="0 0 480 20"', drawn)
    assert outside(narrow)
    assert outside(low)


@pytest.mark.parametrize("name", FULL)
def test_colours_come_from_the_style_sheet(name: str) -> None:
    """A colour written into a chart would not change in the dark."""
    drawn = FULL[name]("x", "one")
    assert not COLOUR.search(drawn)
    assert "style=" not in drawn
    for one in read(drawn).iter():
        assert not {"fill", "stroke", "color"} & set(one.attrib)
        for kind in one.attrib.get("class", "").split():
            named = kind == "label" or re.search(rf"\.{kind}\b", style.CSS)
            assert named, f"nothing says how {kind} looks"


def test_no_colour_is_written_outside_of_the_style_sheet() -> None:
    """A colour would be changed in one place and not in the other."""
    folder = Path(charts.__file__).parent
    sources = [*folder.glob("*.py"), *(folder.parent / "page_parts").glob("*.py"), folder.parent / "page.py"]
    assert len(sources) > 12
    found = {
        file.name: hit[0]
        for file in sources
        if file.name != "style.py" and (hit := COLOUR.search(file.read_text(encoding="utf-8").replace("&#39;", "")))
    }
    assert found == {}


def test_a_chart_without_rows_says_so() -> None:
    """An empty frame would look like a fault of the page."""
    for chart in EMPTY.values():
        assert texts(chart("x", "one")) == ["nothing to show"]


# ----------------------------------------------------------------------------------------------- degenerate numbers

SHARES = st.one_of(st.none(), st.sampled_from([0.0, 1.0, 1e-12, 1 - 1e-12, 0.5]), st.floats(0, 1))
WORDS = st.text(max_size=90)


@settings(max_examples=60)
@given(rows=st.lists(st.tuples(WORDS, SHARES, SHARES, SHARES, WORDS), min_size=1, max_size=5), p=SHARES)
def test_any_numbers_and_words_are_drawn_within_the_frame(
    rows: list[tuple[str, float | None, float | None, float | None, str]], p: float | None
) -> None:
    """Some case would have a report that no browser can show, or that is cut off at the edge."""
    drawn = [
        probability_bars([Bar(a, x, y, z, b, a) for a, x, y, z, b in rows], title="t", description="d", id="i"),
        movers([Mover(a, x, y, b) for a, x, y, _, b in rows], p, title="t", description="d", id="i"),
        roll_call_grid(
            [b for *_, b in rows],
            [Voter(a, (x,) * len(rows), y, z, y, z) for a, x, y, z, _ in rows],
            title="t",
            description="d",
            id="i",
        ),
        tornado([Mover(a, x, y) for a, x, y, *_ in rows], p, title="t", description="d", id="i"),
        position_map(
            Scale(0, 1, (rows[0][0], rows[0][4])),
            [Standing(a, x or 0.0, y or 0.0, z or 0.0) for a, x, y, z, _ in rows],
            title="t",
            description="d",
            id="i",
            missing=[b for *_, b in rows],
        ),
    ]
    assert [outside(one) for one in drawn] == [[]] * 5


@settings(max_examples=60)
@given(
    shares=st.lists(st.floats(0, 1), min_size=1, max_size=6).filter(lambda shares: sum(shares) > 0),
    names=st.lists(WORDS, min_size=7, max_size=7),
    over=st.floats(0, 1),
)
def test_any_flow_is_drawn_within_the_frame(shares: list[float], names: list[str], over: float) -> None:
    """A way with many ends, or with tiny shares, would run out of the drawing."""
    total = sum(shares)
    shares = [share / total for share in shares]
    nodes = [Node("start", names[0], 0, 1.0), Node("hall", names[-1], 1, over)]
    nodes += [Node(f"end {n}", names[n], 2, share) for n, share in enumerate(shares)]
    links = [Link("start", "hall", over)] if over else []
    links += [Link("start", f"end {n}", share * (1 - over)) for n, share in enumerate(shares)]
    links += [Link("hall", f"end {n}", share * over, names[n]) for n, share in enumerate(shares)]
    assert outside(path_of_bodies(nodes, links, title="t", description="d", id="i")) == []


@pytest.mark.parametrize("value", [-0.01, 1.01, math.nan, math.inf])
def test_what_is_no_share_is_refused(value: float) -> None:
    """A mistake in a number would be drawn as if it were one."""
    for draw in (
        lambda: probability_bars([Bar("a", value, 0, 1, "")], title="t", description="d", id="i"),
        lambda: movers([Mover("a", value, 0.5)], 0.5, title="t", description="d", id="i"),
        lambda: tornado([Mover("a", value, 0.5)], 0.5, title="t", description="d", id="i"),
        lambda: roll_call_grid(["a"], [Voter("a", (value,))], title="t", description="d", id="i"),
        lambda: path_of_bodies([Node("a", "a", 0, value)], [], title="t", description="d", id="i"),
    ):
        with pytest.raises(ValueError, match="share lies between"):
            draw()


def test_what_does_not_fit_together_is_refused() -> None:
    """A link to nowhere, a share too few or a percentile out of order would be drawn as if it were meant."""
    with pytest.raises(ValueError, match="which is no node"):
        path_of_bodies([Node("a", "a", 0, 1)], [Link("a", "b", 1)], title="t", description="d", id="i")
    with pytest.raises(ValueError, match="left to right"):
        path_of_bodies([Node("a", "a", 0, 1)], [Link("a", "a", 1)], title="t", description="d", id="i")
    with pytest.raises(ValueError, match="same id"):
        path_of_bodies([Node("a", "a", 0, 1)] * 2, [], title="t", description="d", id="i")
    with pytest.raises(ValueError, match="2 options"):
        roll_call_grid(["a", "b"], [Voter("a", (0.5,))], title="t", description="d", id="i")
    with pytest.raises(ValueError, match="do not ascend"):
        members_on_scale([Member("a", 5, 4, 6, 7, 8, "claimed")], ("", ""), title="t", description="d", id="i")
    with pytest.raises(ValueError, match="not on the scale"):
        members_on_scale([Member("a", 5, 6, 7, 8, 101, "claimed")], ("", ""), title="t", description="d", id="i")


# ------------------------------------------------------------------------------------------------ golden positions
# The drawing is 480 wide with 8 at either side: p stands at 8 + 464 p.


def test_a_bar_stands_where_its_numbers_say() -> None:
    """A picture would tell another number than the words beside it."""
    drawn = probability_bars([Bar("keep", 0.25, 0.1, 0.75, "0.25")], title="t", description="d", id="i")
    (span,) = shapes(drawn, "line", "range")[:1]
    assert (span["x1"], span["x2"]) == ("54.4", "356")
    assert shapes(drawn, "line", "mark")[0]["x1"] == "124"
    assert shapes(drawn, "rect", "bar")[0]["width"] == "116"
    cuts = [float(one["x1"]) for one in shapes(drawn, "line", "cut")]
    assert cuts == pytest.approx([8 + 464 * edge for edge in (0.05, 0.2, 0.45, 0.55, 0.8, 0.95)])


def test_low_as_high_is_a_point_and_nothing_known_draws_nothing() -> None:
    """A range of no width would look like one, or an option that is never put like an improbable one."""
    drawn = probability_bars([Bar("a", 0.5, 0.5, 0.5, "")], title="t", description="d", id="i", legend=False)
    (span,) = shapes(drawn, "line", "range")
    assert span["x1"] == span["x2"] == "240"
    drawn = probability_bars([Bar("a", None, None, None, "")], title="t", description="d", id="i", legend=False)
    assert not shapes(drawn, "line", "range")
    assert not shapes(drawn, "line", "mark")
    assert not shapes(drawn, "rect", "bar")
    for p, at in ((0.0, "8"), (1.0, "472")):
        drawn = probability_bars([Bar("a", p, None, None, "")], title="t", description="d", id="i", legend=False)
        assert shapes(drawn, "line", "mark")[0]["x1"] == at


def test_the_axis_can_be_left_to_the_chart_above() -> None:
    """The same words would stand under every small chart of a section."""
    row = [Bar("keep", 0.25, 0.1, 0.75, "0.25")]
    printed = {
        axis: texts(probability_bars(row, title="t", description="d", id="i", axis=axis, legend=False))  # type: ignore[arg-type]
        for axis in ("words", "numbers", "none")
    }
    assert printed["none"] == ["keep", "0.25"]
    assert printed["numbers"] == ["keep", "0.25", "0", "0.5", "1"]
    assert "very likely" in printed["words"]


def test_ring_and_dot_stand_at_either_end() -> None:
    """Low and high would be exchanged."""
    drawn = movers([Mover("a", 0.75, 0.25, "x")], 0.5, title="t", description="d", id="i")
    assert shapes(drawn, "circle", "ring")[0]["cx"] == "356"
    assert shapes(drawn, "circle", "dot")[0]["cx"] == "124"
    assert {one["x1"] for one in shapes(drawn, "line", "mark")[:2]} == {"240"}


def test_a_name_in_a_roll_call_is_wrapped_and_not_cut() -> None:
    """A reader could not tell which bloc a row is about."""
    names = ["Regional and republic secretaries", "Ministers and planners", "Unions, writers, workers", "Elm"]
    rows = [Voter(name, (0.9, 0.1, 0.0, 0.0), None, None, 0.5, 0.1) for name in names]
    drawn = roll_call_grid(["keep", "reprimand", "abolish", "remove"], rows, title="t", description="d", id="i")
    printed = " ".join(texts(drawn))
    assert "…" not in printed
    words = set(printed.split())
    assert all(set(name.split()) <= words for name in names)
    tops = [float(one["y"]) for one in shapes(drawn, "rect", "heat")]
    assert tops == sorted(tops)


def test_a_share_in_a_roll_call_is_as_dark_as_it_is_large() -> None:
    """The eye would be led to the wrong cell."""
    rows = [Voter("a", (0.0, 0.5, 1.0)), Voter("b", (None, 0.001, 0.25))]
    drawn = roll_call_grid(["x", "y", "z"], rows, title="t", description="d", id="i")
    shades = [float(one["fill-opacity"]) for one in shapes(drawn, "rect", "heat")]
    assert shades == pytest.approx([0.28, 0.5, 0.06, 0.17], abs=0.005)
    assert [word for word in texts(drawn) if word[:1] in "<>0"] == ["0.50", ">0.95", "<0.05", "0.25"]
    assert len(shapes(drawn, "rect", "frame")) == 2


def test_columns_of_which_nothing_is_known_are_left_out() -> None:
    """Empty columns would take the room of those that say something."""
    drawn = roll_call_grid(["x"], [Voter("a", (0.5,), pivotal=0.2)], title="t", description="d", id="i")
    assert "swing vote" in texts(drawn)
    assert not {"resampled", "absent", "abstains"} & set(texts(drawn))


def test_a_member_stands_where_he_stands() -> None:
    """The scale would be turned round, or the dotted middle stand elsewhere."""
    rows = [Member("a", 0, 25, 50, 75, 100, "claimed"), Member("b", 10, 10, 10, 10, 10, "assumed")]
    drawn = members_on_scale(rows, ("for", "against"), title="t", description="d", id="i")
    (span,) = shapes(drawn, "line", "thin")[:1]
    left, right = float(span["x1"]), float(span["x2"])
    middle = float(shapes(drawn, "line", "half")[0]["x1"])
    assert middle == pytest.approx((left + right) / 2)
    assert float(shapes(drawn, "circle", "dot")[0]["cx"]) == middle
    assert float(shapes(drawn, "circle", "ring")[0]["cx"]) == pytest.approx(left + 0.1 * (right - left), abs=0.01)
    assert right == 466


def test_a_band_is_as_wide_as_its_share() -> None:
    """A rare way would look like a common one."""
    drawn = path()
    heights = [float(one["height"]) for one in shapes(drawn, "rect", "node")]
    assert heights[:2] == pytest.approx([150, 52.5])
    ends = [float(one["height"]) for kind in ("node-good", "node-bad") for one in shapes(drawn, "rect", kind)]
    assert ends == pytest.approx([0.385 * 150, 0.615 * 150], abs=0.01)
    (first, *_) = shapes(drawn, "path", "flow")
    numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", first["d"])]
    assert numbers[-1] >= numbers[1] - 1e-6


# ---------------------------------------------------------------------------------------------------------- over time


def points(shape: dict[str, str]) -> list[tuple[float, float]]:
    found = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", shape["d"])]
    return list(zip(found[::2], found[1::2], strict=True))


def test_a_stair_falls_on_its_days_and_keeps_its_share_between_them() -> None:
    """It would seem to come about little by little, or on another day."""
    course = [Left(711_001, 0.75, 0.0), Left(711_011, 0.25, 0.0)]
    drawn = survival(course, title="t", description="d", id="i", half="half", never="0.25 never")
    (stair,) = shapes(drawn, "path", "course")
    (x0, top), (x1, before), (_, first), (x2, same), (_, second), (end, last) = points(stair)
    assert (before, same, last) == (top, first, second)
    bottom = float(shapes(drawn, "line", "axis")[0]["y1"])
    assert [(bottom - y) / (bottom - top) for y in (top, first, second)] == pytest.approx([1, 0.75, 0.25])
    assert x2 - x1 == pytest.approx(10 * (x1 - x0), abs=0.05)
    assert end > x2
    (dot,) = shapes(drawn, "circle", "dot")
    assert float(dot["cx"]) == x2, "half have come to it on the second day"
    assert not shapes(drawn, "path", "band"), "an error of nothing is not drawn"


def test_areas_stand_one_upon_the_other() -> None:
    ends = [End("a", (0.2, 0.5)), End("b", (0.1, 0.3))]
    drawn = incidence((10, 20), ends, none="n", title="t", description="d", id="i")
    lower, upper = (points(*shapes(drawn, "path", kind)) for kind in ("flow", "flow-bad"))
    bottom = float(shapes(drawn, "line", "axis")[0]["y1"])
    height = bottom - float(shapes(drawn, "line", "grid")[-1]["y1"])
    assert (bottom - min(y for _, y in lower)) / height == pytest.approx(0.5, abs=1e-3)
    assert (bottom - min(y for _, y in upper)) / height == pytest.approx(0.8, abs=1e-3)
    assert texts(drawn)[-2:] == ["0.20", "n"]
    with pytest.raises(ValueError, match="does not lie between"):
        incidence((10,), [End("a", (0.7,)), End("b", (0.7,))], none="n", title="t", description="d", id="i")


def test_a_corridor_is_drawn_where_it_is_known_and_bars_stand_for_how_often_there_is_room() -> None:
    drawn = between()
    for side in ("fan", "fan-bad"):
        assert len(shapes(drawn, "path", side)) == 2, "before and after the day of which nothing is known"
    bars = [one for one in shapes(drawn, "rect", "band") if float(one.get("height", "0")) != 14]
    heights = [float(one.get("height", "0")) for one in bars]
    assert heights == pytest.approx([180 * 0.25, 180 * 0.5], abs=0.02), "none where it is not known, or never"


@pytest.mark.parametrize("median", [1.0, None])
def test_a_corridor_whose_quantiles_do_not_ascend_is_refused(median: float | None) -> None:
    flat = {0.25: (0.2,), 0.5: (median,), 0.75: (0.3,)}
    with pytest.raises(ValueError, match="ascend"):
        corridor((1,), flat, flat, (0.1,), labels=("a", "b"), title="t", description="d", id="i")


def test_a_fan_is_drawn_where_it_is_known() -> None:
    """A gap would be bridged by a line that nothing says."""
    drawn = fanned()
    assert len(shapes(drawn, "path", "fan")) == 2 * 2, "two bands before and after the day of which nothing is known"
    assert len(shapes(drawn, "path", "course")) == 2
    (_, line), (_, end) = points(shapes(drawn, "path", "course")[1])
    bottom = float(shapes(drawn, "line", "axis")[0]["y1"])
    assert (bottom - end) / (bottom - line) == pytest.approx(4 / 2)
    with pytest.raises(ValueError, match="ascend"):
        fan((1,), {0.1: (2.0,), 0.5: (1.0,), 0.9: (3.0,)}, title="t", description="d", id="i")
    with pytest.raises(ValueError, match="known together"):
        fan((1,), {0.1: (None,), 0.5: (1.0,), 0.9: (3.0,)}, title="t", description="d", id="i")


def test_days_that_do_not_rise_are_refused() -> None:
    flat = dict.fromkeys((0.1, 0.25, 0.5, 0.75, 0.9), (1.0, 1.0))
    with pytest.raises(ValueError, match="rise"):
        fan((5, 5), flat, title="t", description="d", id="i")
    with pytest.raises(ValueError, match="rise"):
        survival([Left(5, 1, 0), Left(5, 1, 0)], title="t", description="d", id="i")


@given(first=st.integers(1, 3_000_000), length=st.integers(0, 600_000))
def test_days_below_a_drawing_are_few_and_lie_within_it(first: int, length: int) -> None:
    last = min(first + length, 3_652_059)
    found = day_ticks(first, last)
    assert all(first <= day <= last for day, _ in found)
    assert len(found) <= 8
    assert len({label for _, label in found}) == len(found)


@given(low=st.floats(-1e6, 1e6), width=st.floats(1e-3, 1e6))
def test_round_numbers_lie_within(low: float, width: float) -> None:
    found = rounds(low, low + width)
    assert all(low - 1e-6 * width <= value <= low + width * (1 + 1e-6) for value in found)
    assert 1 <= len(found) <= 5


# ------------------------------------------------------------------------------------------------------------- text


@settings(max_examples=200)
@given(text=st.text(max_size=200), width=st.floats(20, 400), most=st.integers(1, 4))
def test_broken_text_fits(text: str, width: float, most: int) -> None:
    """A line would run over the edge, or more lines be drawn than there is room for."""
    lines = svg.broken(text, width, svg.LABEL, most)
    assert len(lines) <= most
    assert all(svg.text_width(line, svg.LABEL) <= width or line == "…" for line in lines)


@pytest.mark.parametrize(
    ("value", "written"), [(0.0, "0"), (-0.0, "0"), (-0.001, "0"), (1.005, "1"), (12.5, "12.5"), (464.0, "464")]
)
def test_a_coordinate_is_short_and_has_no_minus_before_nothing(value: float, written: str) -> None:
    """The same drawing would be written in two ways."""
    assert svg.number(value) == written


def test_what_has_no_place_is_refused() -> None:
    """A chart would hold the word nan, and the browser leave the shape out without a word."""
    with pytest.raises(ValueError, match="no place"):
        svg.number(math.nan)


def test_a_tornado_runs_from_the_headline_to_either_end_and_uses_its_room() -> None:
    """Bars that begin elsewhere, or a scale of 0 to 1 for five hundredths, would show another effect than there is."""
    rows = [Mover("a", 0.46, 0.5), Mover("b", 0.49, 0.47)]
    drawn = tornado(rows, 0.48, title="t", description="d", id="i")
    (mark,) = [one for one in shapes(drawn, "line", "mark") if float(one["y2"]) > 80 and float(one["y1"]) < 60]
    middle = float(mark["x1"])
    low, high = shapes(drawn, "rect", "bar"), shapes(drawn, "rect", "solid")
    first = float(low[0]["x"]), float(low[0]["x"]) + float(low[0]["width"])
    assert first[1] == pytest.approx(middle, abs=0.02)
    assert float(high[0]["x"]) == pytest.approx(middle, abs=0.02)
    assert float(low[0]["width"]) == pytest.approx(float(high[0]["width"]), abs=0.02), "two hundredths either way"
    assert float(low[1]["x"]) == pytest.approx(middle, abs=0.02), "its low end makes it likelier"
    assert float(low[0]["width"]) + float(high[0]["width"]) > svg.WIDTH / 4
    assert {"46 %", "50 %", "49 %", "47 %"} <= set(texts(drawn))


def test_a_map_puts_everybody_where_they_stand_with_an_area_for_their_weight() -> None:
    """Somebody would be taken for another, or for stronger than they are."""
    rows = [Standing("Ash", 0.0, 1.0, 4.0), Standing("Beech", 100.0, 0.5, 1.0), Standing("Cedar", 50.0, 0.0, 4.0)]
    drawn = position_map(Scale(0, 100, ("no", "yes"), 50.0), rows, title="t", description="d", id="i", missing=["Elm"])
    found = [{key: float(one[key]) for key in ("cx", "cy", "r")} for one in shapes(drawn, "circle", "bubble")]
    ash, cedar, beech = found
    assert ash["r"] == pytest.approx(2 * beech["r"])
    assert cedar["cx"] == pytest.approx((ash["cx"] + beech["cx"]) / 2, abs=0.02)
    assert beech["cy"] == pytest.approx((ash["cy"] + cedar["cy"]) / 2, abs=0.02)
    assert ash["cy"] < cedar["cy"], "what matters more stands higher"
    assert {"Ash", "Beech", "Cedar", "threshold 50", "not known where they stand: Elm"} <= set(texts(drawn))
    with pytest.raises(ValueError, match="salience of -1"):
        position_map(Scale(0, 1, ("", "")), [Standing("a", 0, -1, 1)], title="t", description="d", id="i")


def test_names_on_a_map_do_not_cover_each_other_and_none_is_lost() -> None:
    """Twenty at one place: who has no room has a number, and is named below."""
    rows = [Standing(f"Member {number}", 50.0, 0.5, 1.0) for number in range(20)]
    drawn = position_map(Scale(0, 100, ("no", "yes")), rows, title="t", description="d", id="i")
    said = " ".join(texts(drawn))
    assert all(re.search(rf"Member {number}\b", said) for number in range(20))
