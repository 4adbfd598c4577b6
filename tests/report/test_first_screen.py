"""The first screen: what would be wrong is more than eight lines, another chance or word than p's, a name that nobody
wrote, or an id."""

from __future__ import annotations

import io
import random
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from instantsia.analysis.results import Beside, Forecast, Share
from instantsia.api import bundled, forecast_table, load
from instantsia.cli.terminal import Clean
from instantsia.errors import UserError
from instantsia.report import brief, plaintext
from instantsia.report.data import forecast_data
from instantsia.report.first import guesses, reading
from instantsia.report.first import rows as left_out
from instantsia.report.first import screen as screens
from instantsia.report.first.fitting import MOST, Piece, fitted
from instantsia.report.first.screen import screen
from instantsia.report.sentences import milestones
from instantsia.report.wording import probabilities
from tests.report import samples, settlements

WIDTHS = (60, 80, 120)
NAMES = (
    "Saudi Arabia (وزير الطاقة)",
    "Россия (Новак)",
    "Ødegård, Bjørn",
    "王小明",
    "UAE",
    "Côte d'Ivoire",
    "İzmir",
    "Ann Lee",
)
VETOES = (
    ("Saudi Arabia (وزير الطاقة)", "60..75", 35, "yes"),
    ("Россия (Новак)", "40..60", 25, "yes"),
    ("UAE", "90", 15, ""),
    ("Kazakhstan", "95", 5, ""),
    ("Oman", "", 2, ""),
)
BY_HAND = {**samples.ALL, **settlements.ALL}


def one_line(text: str) -> str:
    return " ".join(text.split())


def table(seed: int, folder: Path) -> Path:
    """A table of any kind: votes or weights, blanks, totals, columns that are not read, years, several issues."""
    pick = random.Random(seed)
    years, votes = pick.random() < 0.2, pick.random() < 0.4
    issues = ["quota", "levy"][: pick.choice((1, 1, 2))]
    heads = ["actor", "position", *(["vote"] if votes else ["salience", "capability"]), "issue", "Confidence"]
    rows = []
    for issue in issues:
        for name in NAMES[: pick.randint(2, len(NAMES))]:
            at = pick.randint(2030, 2040) if years else pick.choice((0, 100, pick.randint(0, 100)))
            blank = pick.random() < 0.15 and len(rows) > 1
            weights = ["1"] if votes else [str(pick.randint(10, 100)), str(pick.randint(1, 100))]
            rows.append([f'"{name}"', "" if blank else str(at), *weights, issue, "high"])
    if pick.random() < 0.3:
        rows.append(["Total / average", "50", *(["9"] if votes else ["50", "50"]), issues[0], ""])
    title = "Will it be agreed, and how far does it go?\n" if pick.random() < 0.4 else ""
    path = folder / f"sheet_{seed}.csv"
    path.write_text(title + "\n".join(",".join(row) for row in [heads, *rows]) + "\n", "utf-8")
    return path


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> list[Forecast]:
    folder = tmp_path_factory.mktemp("tables")
    return [
        forecast_table(table(seed, folder), as_of="2026-12-01").run(draws=200, runs=None).forecast for seed in range(20)
    ]


@pytest.fixture(scope="module")
def cases() -> list[Forecast]:
    days = {"june-1957": "1957-06-17"}
    return [load(name).run(draws=300, as_of=days.get(name), runs=None).forecast for name in bundled()]


@pytest.fixture(scope="module")
def everything(tables: list[Forecast], cases: list[Forecast]) -> list[Forecast]:
    return [*tables, *cases, *(make() for make in BY_HAND.values())]


@pytest.mark.parametrize("width", WIDTHS)
def test_it_has_eight_lines_and_keeps_its_width(width: int, everything: list[Forecast]) -> None:
    for forecast in everything:
        lines = screen(forecast, width).split("\n")
        others = len([value for value in forecast.values.values() if value.step not in forecast.head.steps])
        guessed = guesses.MOST if reading.guessed(forecast) else 0
        # who is accused and loses a seat stands below them
        inside = sum(one.count("\n") + 1 for one in screens._inside(forecast, width))
        # and of two sides when they come to what, and what stood in the way
        sides = [*milestones.lines(forecast, width), *screens._other_side(forecast, width)]
        assert not sides or forecast.milestones, forecast.case
        below = sum(one.count("\n") + 1 for one in sides)
        assert len(lines) <= guessed + MOST + inside + below + others, forecast.case
        assert all(plaintext.columns(line) <= width for line in lines), forecast.case
        assert all(line == line.rstrip() for line in lines)


def band(p: float) -> str:
    """The word of ICD 203, the farther from even where two meet."""
    named = [
        "almost no chance", "very unlikely", "unlikely", "about even", "likely", "very likely", "almost certain"
    ]  # fmt: skip
    if p > 0.5:
        return named[sum(p >= edge for edge in (0.05, 0.2, 0.45, 0.55, 0.8, 0.95))]
    return named[sum(p > edge for edge in (0.05, 0.2, 0.45, 0.55, 0.8, 0.95))]


def test_the_chance_and_its_word_are_those_of_p_as_printed(everything: list[Forecast]) -> None:
    for forecast in everything:
        share, text = forecast.head.share, one_line(screen(forecast))
        if share.p is None:
            continue
        bare = probabilities.said_bare(share.p, share.low, share.high)
        printed = re.match(r"(less than |more than )?(\d+) %", bare)
        assert printed is not None
        word = band({"less than ": 0.0, "more than ": 1.0}.get(printed[1] or "", int(printed[2]) / 100))
        assert f"{word[:1].upper()}{word[1:]}, {bare}" in text, forecast.case
        either = share.low is not None and share.high is not None and share.low < 0.5 < share.high
        assert f"{bare}, that" in text or f"{bare};" in text or f"{bare}." in text, forecast.case
        assert (probabilities.EITHER_WAY in text) == either, forecast.case


def test_names_stand_as_they_are_written_and_ids_never(tables: list[Forecast]) -> None:
    seen = set()
    for forecast in tables:
        text = one_line(screen(forecast, 120))
        seen |= {name for name in NAMES if name in text}
        assert not re.search(r"[a-z]+_[a-z]+", text.replace(forecast.case, "")), text
        for latin in ("wzyr", "Rossiya", "Odegard", "WangXiaoMing", "Izmir"):
            assert latin not in text
    assert len(seen) >= 5


def test_a_terminal_without_the_letters_gets_others_and_the_same_lines(tables: list[Forecast]) -> None:
    for forecast in tables:
        for width in WIDTHS:
            lines = screen(plaintext.in_ascii(forecast), width).split("\n")
            assert all(line.isascii() and len(line) <= width for line in lines)
            guessed = guesses.MOST if reading.guessed(forecast) else 0
            assert len(lines) <= guessed + MOST + max(0, len(forecast.values) - 1)


def test_a_stream_gets_the_letters_that_it_has() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, "latin-1", newline="\n")
    Clean(stream).write("Ødegård, Новак")
    stream.flush()
    assert raw.getvalue().decode("latin-1") == "Ødegård, Novak"


def test_what_was_guessed_is_said_once_and_first(tmp_path: Path) -> None:
    path = tmp_path / "port.csv"
    path.write_text("Director,Where they stand,Tone\nAnn,90,4\nBob,10,5\nCem,60,2\n")
    forecast = forecast_table(path, as_of="2026-12-01").run(draws=200, runs=None).forecast
    for width in WIDTHS:
        text = screen(forecast, width)
        assert text.startswith("Columns guessed: actor = Director")
        assert text.count("guessed") == 1
    assert "Assumed: what holds 0 (a guess), settled by bargaining" in text
    assert "Column not used: Tone" in text


def test_everything_that_is_said_has_its_place_in_the_data(everything: list[Forecast]) -> None:
    for forecast in everything:
        data = forecast_data(forecast)
        for id, event in data["events"].items():
            share = forecast.event(id).share
            assert event["said"] == probabilities.said(share.p, share.low, share.high)
            assert event["shown"] == probabilities.shown(share.p, share.low, share.high)


unit = st.floats(0, 1)


@given(st.lists(unit, min_size=3, max_size=3).map(sorted))
@example([0, 0.046875, 0.046875])
def test_said_is_shown_in_per_cent(three: list[float]) -> None:
    low, p, high = three
    told, shown = probabilities.said(p, low, high), probabilities.shown_bare(p, low, high)
    assert told.startswith(f"{probabilities.word(p, low, high)}, ")
    assert probabilities.said(p, low, high).endswith(probabilities.EITHER_WAY) == (round(low, 9) < 0.5 < round(high, 9))
    bare = told.replace("less than ", "<").replace("more than ", ">")
    in_told = [(sign, int(one)) for sign, one in re.findall(r"([<>]?)(\d+)", bare)]
    in_shown = [(sign, round(100 * float(one))) for sign, one in re.findall(r"([<>]?)(\d\.\d\d)", shown)]
    # an end that says no more than the number before it is not said again
    first, *ends = in_shown
    assert in_told[0] == first
    same = len(ends) > 1 and ends[0] == ends[1]
    assert in_told[1:] in (ends, [one for one in ends if one != first], [] if same else ends)
    assert "0 %" not in re.findall(r"\b\d+ %", told)
    assert "100" not in told


@given(
    st.lists(
        st.tuples(st.lists(st.text("abc de", min_size=1, max_size=200), min_size=1, max_size=4), st.integers(1, 60)),
        min_size=1,
        max_size=14,
    ),
    st.integers(40, 120),
)
def test_whatever_is_said_fits(pieces: list[tuple[list[str], int]], width: int) -> None:
    out = fitted([Piece(tuple(variants), costs) for variants, costs in pieces], width)
    assert len(out) <= MOST
    assert all(len(line) <= width for line in out)


def test_nothing_is_said_shorter_where_there_is_room() -> None:
    pieces = [Piece(("one two three", "one"), 5), Piece(("four", ""), 1)]
    assert fitted(pieces, 80) == ["one two three", "four"]
    assert fitted(pieces, 80, most=1) == ["one two three"]


def test_what_is_kept_is_told_before_others_stand_on_lines_of_their_own() -> None:
    """A stranger who is not told what the ends of the scale mean can read nothing else."""
    kept = Piece(("the chance (0 = no, 9 = yes)", "the chance"), 120)
    rest = [Piece(("a long remark about it", "a remark"), 5), Piece(("much that was read", "read"), 5)]
    assert fitted([kept, *rest], 20, most=4) == ["the chance (0 = no,", "   9 = yes)", "a remark", "much that was read"]
    assert fitted([kept, *rest], 20, most=3) == ["the chance (0 = no,", "   9 = yes)", "a remark read"]
    assert fitted([kept, *rest], 20, most=2)[0] == "the chance"


@pytest.mark.parametrize("width", [60, 70, 80])
def test_the_ends_of_the_scale_are_told_where_much_else_is(width: int, tmp_path: Path) -> None:
    path = tmp_path / "cuts.csv"
    rows = "".join(f"{name},{at},{weight},{veto},high\n" for name, at, weight, veto in VETOES)
    path.write_text(
        f"Will the cuts be unwound?\nCountry,Position,Influence,Veto,Confidence\n{rows}Total,,83,,\n", "utf-8"
    )
    answers = {"ends": "roll over|unwind in full"}
    text = one_line(
        screen(forecast_table(path, answers=answers, as_of="2026-12-01").run(draws=60, runs=None).forecast, width)
    )
    assert ("(0 = roll over, 100 = unwind in full)" in text) == (width > 70)
    assert "The numbers alone say" in text
    assert width < 80 or "Confidence" in text


@pytest.mark.parametrize(
    ("own", "rate", "told"),
    [
        (0.7, None, "Your own 70 % is 5 points higher."),
        (None, 0.3, "The base rate of 30 % is 35 points lower."),
        (0.65, 0.3, "Your own 65 % is the same; the base rate of 30 % is 35 points lower."),
    ],
)
def test_an_own_number_and_a_base_rate_stand_beside_it(own: float | None, rate: float | None, told: str) -> None:
    forecast = replace(settlements.ban(), beside=Beside(own, rate))
    p = forecast.head.share.p
    assert p is not None
    assert told in one_line(screen(forecast))
    beside = forecast_data(forecast)["beside"]
    for name, number in (("own", own), ("base_rate", rate)):
        expected = None if number is None else {"p": number, "difference": round(number - p, 6)}
        assert beside[name] == expected


def test_an_own_number_is_in_the_page_and_the_brief_and_no_part_of_the_run() -> None:
    run = load(settlements.ban_case({"usa": 70, "france": "20..60"})).run(draws=400, runs=None)
    before = run.forecast.head
    run.with_beside(own=0.7)
    told = run.screen().split("Your own 70 % ")[1].split(".")[0]
    assert f"Your own 70 % {told}" in run.page()
    assert f"Your own 70 % {told}" in one_line(run.brief())
    assert run.forecast.head == before
    with pytest.raises(UserError, match=r"own: found 70, expected a probability from 0 to 1"):
        run.with_beside(own=70)


def test_the_swing_votes_agree_with_the_table() -> None:
    """If it failed, nobody could turn it alone above a table that says the opposite."""
    base = samples.sober()
    step = replace(base.steps[0], pivotal={"elm": 0.93, "alder": 0.93}, swing={"elm": 0.01, "alder": 0.0})
    forecast = replace(base, steps=(step, *base.steps[1:]))
    assert "could turn it: Alder and Elm." in screen(forecast, 120)
    assert "No single vote" in screen(replace(base, steps=(replace(step, pivotal={"elm": 0.01}), *base.steps[1:])), 120)


def test_rows_that_are_left_out_are_named_by_their_first_cell() -> None:
    left = "row 13 ('Total / average, 63', which adds up or averages the others); row 14 ('n = 14', which is a count)"
    assert left_out.by_first_cell(left) == "row 13 (Total / average); row 14 (n = 14)"


@pytest.mark.parametrize(("p", "low", "high"), [(0.0, 0.0, 0.0), (1.0, 1.0, 1.0), (0.04, 0.01, 0.6)])
def test_nothing_is_certain(p: float, low: float, high: float) -> None:
    base = settlements.ban()
    text = screen(replace(base, events=(replace(base.events[0], share=Share(p, 0.0, low, high)),)))
    assert ("less than 5 %" in text) == (p < 0.025)
    assert ("more than 95 %" in text) == (p > 0.975)


def test_changes_for_which_there_is_no_room_are_counted() -> None:
    """If it failed, the second change would be cut off and nobody could see that there was one."""
    changes = tuple(f"A person with a rather long name: position {number} (in the table: 70)" for number in range(9))
    lines = " ".join(screen(replace(settlements.ban(), changes=changes, beside=Beside(unchanged=0.3))).split())
    assert f"Changed: {changes[0]}" in lines
    assert "more. Without these changes: unlikely, 30 %." in lines
    assert "..." not in lines.partition("Without these")[0]


def test_a_brief_of_a_what_if_says_what_was_changed(tmp_path: Path) -> None:
    """If it failed, what would be if would be sent on as the forecast."""
    path = tmp_path / "port.csv"
    path.write_text("actor,position\nAnn,90\nBob,10\nCem,60\n")
    study = forecast_table(path, as_of="2026-12-01")
    plain, changed = (one.run(draws=200, runs=None).forecast for one in (study, study.changing(["ann.position=10"])))
    assert "what-if" not in brief.markdown(plain)
    assert "**A what-if.** Changed: --set ann.position=10." in brief.markdown(changed)
