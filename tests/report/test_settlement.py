"""What is said of a settlement: the sentences, the screen, the page, the data, the brief."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from instantsia.analysis.results import Forecast
from instantsia.api import Result, forecast_table, load
from instantsia.report import brief, terminal
from instantsia.report.data import forecast_data, to_json
from instantsia.report.figures import value_shown
from instantsia.report.page import page
from instantsia.report.page_parts import settled
from instantsia.report.schema import answer_schema
from instantsia.report.settlement import headline, pivots, settling, tipping, track
from instantsia.report.wording.magnitudes import scale_text, value_text
from instantsia.report.wording.proportions import moves_text, percentage_text, probability_text, range_text
from tests.report import samples, settlements
from tests.report.test_charts import outside

EVERY = settlements.ALL | samples.ALL


def one_line(text: str) -> str:
    return " ".join(text.split())


# ------------------------------------------------------------------------------------------------------ sentences


def test_the_headline_has_range_stretch_and_reason() -> None:
    """The analyst would be told a probability without what it rests on."""
    assert headline.sentence(settlements.ban()) == (
        "likely, 65 % (60-75 %), that it ends past 50. Rests on the position of the interior minister, which is "
        "not known: 0.35 if they stand at 0, 0.65 at 100."
    )


def test_without_a_blank_it_rests_on_the_strongest_judgement() -> None:
    """A blank that moves nothing would be named, and what moves it would not."""
    base = settlements.ban()
    told = "Rests most on the position of the interior minister (0.55-0.80 by that alone)."
    assert headline.reason(replace(base, blank_bounds=None)) == told
    assert base.blank_bounds is not None
    assert headline.reason(replace(base, blank_bounds=replace(base.blank_bounds, p_low=0.64, p_high=0.66))) == told
    assert headline.reason(replace(base, blank_bounds=None, strongest=())) == ""


def test_the_second_line_counts_sources() -> None:
    """Nobody would see that nothing of it carries a source."""
    base = settlements.ban()
    assert headline.counts(base) == "None of 42 inputs is sourced; 5 matter"
    assert headline.counts(replace(base, deciding=1)).endswith("; 1 matters")
    assert headline.counts(replace(base, deciding=0)).endswith("; none matters alone")


def test_where_it_settles() -> None:
    """The share beyond the line, the middle 80 %, stretch, ends or model would be missing."""
    base = settlements.ban()
    assert settling.lines(base, base.values["ban"]) == [
        "Expected outcome about 47 (80 % interval 12 to 88), partial ban (median).",
        "Beyond 50: likely, 65 % (60-75 %).",
        "By segment: no ban 0.15, partial ban 0.57, full ban 0.29.",
        "At the extremes: 0.04 at 0 (no ban).",
        "Bargained out: weighted mean (compromise model); past errors on EU decisions are added, the larger the "
        "further positions lie apart.",
    ]
    votes = settlements.voted()
    assert settling.lines(votes, votes.values["ban"])[-2:] == [
        "Bargained out: win set under a quota and vetoes; past errors on EU decisions are added, the larger the "
        "further positions lie apart.",
        "In 0.12 of the simulations the status quo (0) is forecast because nothing else can win (gridlock).",
    ]
    more = settlements.several()
    assert "By other methods, in the same simulations: weighted mean 0.71, win set 0.58." in settling.lines(
        more, more.values["ban"]
    )


def test_what_would_have_to_be_wrong_is_in_his_own_units() -> None:
    """Who reads it could not tell what to look for."""
    base = settlements.ban()
    assert tipping.line(base) == "The opposite is likelier if USA stands below 40 (you said 70)."
    assert tipping.line(settlements.voted()).startswith("No single position has a break-even")
    (one,) = base.tipping_points
    for changed, told in (
        (replace(one, said="", blank=True), "below 40 (not known where they stand)"),
        (replace(one, said="30..50"), "below 40 (you said 30 to 50)"),
        (replace(one, said=""), "below 40."),
        (replace(one, at=0.2), "at 0 (you said 70)"),
        (replace(one, at=60.0, side="above"), "above 60 (you said 70)"),
        (replace(one, step=5.0), "below about 40 (you said 70)"),
        (replace(one, step=20.0, low=30.0, high=50.0), "below a point between 30 and 50 (you said 70)"),
        (replace(one, at=0.0, step=5.0), "near 0 (you said 70)"),
    ):
        assert told in tipping.line(replace(base, tipping_points=(changed,)))


def test_a_scale_from_0_to_1_keeps_its_hundredths() -> None:
    """Everything would lie at 0 or 1."""
    base = settlements.ban()
    small = {key: getattr(base.values["ban"], key) / 100 for key in ("median", "q10", "q90")}
    scales = {"ban": replace(base.scales["ban"], high=1.0)}
    changed = replace(base, scales=scales, values={"ban": replace(base.values["ban"], **small)})
    assert value_shown(changed.values["ban"], changed) == "about 0.47 (middle 80 %: 0.12 to 0.88), partial ban"


def test_who_is_marked_as_pivotal() -> None:
    """The wrong actor would be printed bold."""
    step = settlements.ban().steps[0]
    assert pivots.marked(step) == ("usa",)
    assert pivots.marked(replace(step, pivotal={"usa": 0.3, "france": 0.2})) == ("usa",)
    assert pivots.marked(replace(step, pivotal={"usa": 0.01})) == ()
    assert len(pivots.marked(settlements.many().steps[0])) == 3


def test_of_many_the_pivotal_are_drawn() -> None:
    """The picture would show those who stand lowest, and not who counts."""
    base = settlements.many()
    pivotal = {actor: 0.9 if actor == "a150" else 0.1 for actor in base.steps[0].pivotal}
    forecast = replace(base, steps=(replace(base.steps[0], pivotal=pivotal),), names={"a150": "Elm"})
    assert ">Elm</text>" in brief.picture(forecast)
    assert ">Elm</text>" in settled.chart(forecast, forecast.values["ban"])


def test_the_record_is_what_the_commands_measure(shared: Path) -> None:
    """The report would praise a method with figures that nobody measured."""
    folder = Path(__file__).resolve().parents[2] / "benchmarks"
    data = str(shared / "data" / "deu2_eu15")
    command = [sys.executable, str(folder / "deu_baselines.py"), "--data", data, "--json"]
    models = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)["models"]
    found = {"mean": track.PLAIN, "compromise": track.RECORD["weighted-mean"]}
    for name, one in found.items():
        assert models[name]["n"] == one.decisions
        assert models[name]["mae"] == pytest.approx(one.error, abs=0.005)
    command = [sys.executable, str(folder / "residuals.py"), "--data", data]
    lines = subprocess.run(command, capture_output=True, text=True, check=True, cwd=folder).stdout
    for name, row in (("weighted-median", "weighted-median"), ("win-set", "win-set with blocked")):
        told = re.search(rf"^{row} +(\d+) +([\d.]+) ", lines, re.MULTILINE)
        assert told is not None
        assert (int(told[1]), float(told[2])) == (track.RECORD[name].decisions, track.RECORD[name].error)
    meetings, right, unchanged, _ = track.VOTES
    told = re.search(r"(\d+) meetings.*?values put: ([\d.]+); no change always: ([\d.]+)", lines, re.DOTALL)
    assert told is not None
    assert int(told[1]) == meetings
    assert (float(told[2]), float(told[3])) == (round(right / meetings, 3), round(unchanged / meetings, 3))


def test_the_record_says_who_measured_it() -> None:
    """A figure without its command cannot be checked."""
    assert track.record(["weighted-mean"]) == (
        "Record: on 172 EU decisions a plain mean did as well as anything (mean error 24 points). "
        "Measured by benchmarks/deu_baselines.py."
    )
    for names in (["win-set"], ["weighted-mean", "win-set"], ["quantal-response"]):
        assert "a plain mean did as well" in track.record(names)
        assert "Measured by benchmarks/" in track.record(names)
        voted = track.record(names, voted=True)
        assert "EU decisions" not in voted
        assert "39 of 40 meetings of the Federal Open Market Committee" in voted
        assert voted.endswith("Measured by benchmarks/residuals.py.")


# --------------------------------------------------------------------------------------------------------- screen


def test_the_screen_begins_with_the_answer_and_ends_with_nothing_that_is_meaningless() -> None:
    """The first line would be something else than the answer, or the course of a single step would be told."""
    text = terminal.rest(settlements.ban())
    assert (
        text.split("\n\n")[0]
        == """\
Will the ban go beyond 50?
likely, 65 % (60-75 %), that it ends past 50. Rests on the position of the
   interior minister, which is not known: 0.35 if they stand at 0, 0.65 at 100.
None of 42 inputs is sourced; 5 matter
ban · 10,000 simulations, seed 7
3 blanks in the column veto read as no veto.
Ranges are sensitivity ranges: what the probability would be if the strongest
   judgements, the method and its past errors stood far out. Each is a stress
   range, not a confidence interval."""
    )
    assert "How it comes about" not in text
    assert text.index("Who can change it") < text.index("What would have to be wrong") < text.index("Record:")
    assert text.index("Record:") < text.index("Worth finding out")


@pytest.mark.parametrize("name", settlements.ALL)
@pytest.mark.parametrize("width", [40, 66, 80, 132])
def test_no_line_is_wider_than_asked_for(name: str, width: int) -> None:
    """A terminal would break lines in the middle of a word, or obey a control character."""
    text = terminal.rest(settlements.ALL[name](), width)
    assert max(map(len, text.split("\n"))) <= width
    assert all(letter == "\n" or letter.isprintable() for letter in text)
    assert not any(line != line.rstrip() for line in text.split("\n"))


def test_a_case_without_a_settlement_says_nothing_of_one() -> None:
    """Every other case would have another report than before."""
    for text in (terminal.rest(samples.sober()), page(samples.sober())):
        assert "settles" not in text
        assert "What would have to be wrong" not in text


# ------------------------------------------------------------------------------------------------------ real runs

POSITIONS = {"usa": "60..80", "france": "55..75", "hungary": "0..15", "interior_minister": "0..100"}
STRETCHES = {"no_ban": 10, "partial_ban": 70, "full_ban": 100}
CASES: dict[str, dict[str, Any]] = {
    "consensus": {"positions": POSITIONS, "dressed": True},
    "votes": {"positions": POSITIONS, "rule": {"kind": "qualified", "quota": 3, "vetoes": ["usa"]}, "dressed": True},
    "models": {"positions": POSITIONS, "rule": {"kind": "qualified"}, "model": ["weighted-mean", "win-set"]},
    "one point": {"positions": dict.fromkeys(POSITIONS, 50)},
    "one end": {"positions": dict.fromkeys(POSITIONS, 100)},
    "alone": {"positions": {"usa": 70}},
    "small scale": {"positions": {"usa": "0.2..0.9", "france": 0.4}, "scale": (0.0, 1.0), "line": 0.5,
                    "stretches": {"low": 0.5, "high": 1.0}},
    "no line": {"positions": POSITIONS, "line": None},
}  # fmt: skip


@pytest.fixture(scope="module")
def runs() -> dict[str, Result]:
    return {
        name: load(settlements.ban_case(**({"stretches": STRETCHES} | keys))).run(draws=1000, seed=5, runs=None)
        for name, keys in CASES.items()
    }


@pytest.mark.parametrize("name", CASES)
def test_a_run_fits_the_schema(name: str, runs: dict[str, Result]) -> None:
    """A program that reads the answer would stop."""
    data = json.loads(runs[name].json())
    jsonschema.Draft202012Validator(answer_schema()).validate(data)
    value = data["values"]["ban"]
    wanted = {"mean", "median", "q05", "q10", "q25", "q75", "q90", "q95", "at_low", "at_high", "beyond", "low", "high"}
    assert wanted | {"shown", "said"} <= set(value)
    assert (value["beyond"] is None) == (name == "no line")
    if value["beyond"] is not None:
        assert {"line", "p", "low", "high", "shown"} <= set(value["beyond"])


@pytest.mark.parametrize("name", settlements.ALL)
def test_what_is_written_by_hand_fits_the_schema(name: str) -> None:
    """The same for edges that runs seldom meet."""
    jsonschema.Draft202012Validator(answer_schema()).validate(json.loads(to_json(settlements.ALL[name](), None)))


def numbers_in(data: Any) -> Iterator[float]:
    if isinstance(data, dict):
        data = list(data.values())
    if isinstance(data, list):
        for inner in data:
            yield from numbers_in(inner)
    elif isinstance(data, (int, float)) and not isinstance(data, bool):
        yield float(data)
    elif isinstance(data, str):
        yield from (float(one.replace(",", "")) for one in re.findall(r"\d[\d,]*(?:\.\d+)?", data))


def printable(number: float) -> set[str]:
    """How a number of the data may be printed."""
    out = {
        value_text(number),
        value_text(round(number)),
        value_text(round(number, 2)),
        f"{number:,.0f}",
    }
    out |= {scale_text(number, 0, 1), scale_text(number, 0, 100)}
    if 0 <= number <= 1:
        out |= {probability_text(number), probability_text(number, to=0.05)}
        out |= set(re.findall(r"\d\.\d\d", range_text(number, number)))
        out |= {percentage_text(number).split(" ")[0]}
    if -1 <= number <= 1:
        out |= {moves_text(number, 0.0).lstrip("+-")}
    return {one.lstrip("<>") for one in out}


CONSTANT = {
    "80",
    "100",
    "50",
    "172",
    "130",
    "24",
    "29",
    "32",
    "39",
    "40",
    "35",
    "1989",
    "93",
    "0.03",
    "0.02",
    "0.01",
    "0.05",
    "0.95",
}
"""The middle 80 %, the record of the methods, the bounds that stand for what is too small to be printed."""


DAY = re.compile(r"\b\d{1,2} [A-Z][a-z]+ \d{4}\b")


@pytest.mark.parametrize("name", CASES)
def test_no_number_is_printed_that_is_not_in_the_data(name: str, runs: dict[str, Result]) -> None:
    """Screen and brief would say what no program can read off, or something else than it does."""
    data = json.loads(runs[name].json())
    # the corners of the strongest groups are no part of the data, but for the range by the strongest alone
    corners = [p for one in runs[name].forecast.strongest for p in (one.p_low, one.p_high)]
    counts = [len(data["steps"]["settlement"]["pivotal"]) - 3, *range(4)]
    known = set(CONSTANT)
    for number in [*numbers_in(data), *corners, *counts]:
        known |= printable(number)
    for text in (terminal.rest(runs[name].forecast), DAY.sub("", runs[name].brief())):
        printed = {one.rstrip(",.") for one in re.findall(r"(?<![\w.])\d[\d,]*(?:\.\d+)?", text)}
        assert printed <= known


@pytest.mark.parametrize("name", CASES)
def test_text_and_data_say_the_same(name: str, runs: dict[str, Result]) -> None:
    """The analyst would quote one number and the program another."""
    data, screen = json.loads(runs[name].json()), one_line(runs[name].screen(full=True))
    about = data["values"]["ban"]["shown"].replace("middle 80 %:", "80 % interval")
    assert f"Expected outcome {about} (median)." in screen
    assert data["events"]["beyond"]["said"] in screen
    if data["values"]["ban"]["beyond"] is not None:
        assert f": {data['events']['beyond']['said']}." in screen
        assert data["values"]["ban"]["beyond"]["p"] == data["events"]["beyond"]["p"]
    assert not re.search(r"\d\.\d{3}", screen)


@pytest.mark.parametrize("name", CASES)
def test_a_run_has_a_page_and_a_brief(name: str, runs: dict[str, Result]) -> None:
    """Some degenerate table would end in a traceback after it was answered."""
    text = runs[name].page()
    assert "Where it settles" in text
    assert not re.search(r"\bnan\b", text)
    ET.fromstring(runs[name].brief_picture())
    assert runs[name].brief().startswith("# Will the ban go beyond the line?")


# ------------------------------------------------------------------------------------------------------ page, chart


@pytest.mark.parametrize("name", settlements.ALL)
def test_the_chart_lies_within_its_frame(name: str) -> None:
    """Everybody at one point, all of it at one end, 200 actors: something would be cut off."""
    forecast = settlements.ALL[name]()
    drawn = settled.chart(forecast, forecast.values["ban"])
    assert outside(drawn) == []
    assert ("160 more, in the table" in drawn) == (name == "many")


@pytest.mark.parametrize("name", settlements.ALL)
def test_the_page_holds_everybody_and_runs_nothing(name: str) -> None:
    """An actor would be missing from the table, or their name would be run by the browser."""
    forecast = settlements.ALL[name]()
    text = page(forecast)
    assert text.count('<th scope="row"') >= len(forecast.settled["ban"].stakes)
    assert "<script" not in text
    assert not re.search(
        r"[^\d]\d\.\d{3,}[^\d]", re.sub(r"<svg.*?</svg>|<style>.*?</style>", "", text, flags=re.DOTALL)
    )


def test_the_schema_tells_the_new_numbers() -> None:
    """A settlement would have to be guessed from its keys."""
    schema = answer_schema()
    assert schema["properties"]["values"]["additionalProperties"] == {"$ref": "#/$defs/value"}
    assert forecast_data(samples.sober())["values"] == {}
    assert forecast_data(samples.sober())["counts"]["deciding"] is None


# --------------------------------------------------------------------------------------------------------- briefs

JARGON = re.compile(
    r"\b(draws?|drawn|mcse|quantile|percentile|variance|Monte Carlo|seed|replay|credence|salience|swing|vantage)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("name", EVERY)
def test_a_brief_is_half_a_page_without_jargon(name: str) -> None:
    """It could not be pasted into a memo as it is."""
    forecast: Forecast = EVERY[name]()
    text = brief.markdown(forecast)
    assert len(text.split()) <= brief.most_words(forecast) <= brief.MOST_WORDS + brief.EACH_ISSUE * brief.MOST_ISSUES
    assert not JARGON.search(text.replace(samples.HOSTILE, ""))
    assert all(letter == "\n" or letter.isprintable() for letter in text)
    assert "<script" not in text.replace("\\<", "")
    for part in ("# ", "**What would have to be wrong.** ", "**Method.** ", "](brief.svg)"):
        assert part in text
    assert set(re.findall(r"\]\((brief[a-z-]*\.svg)\)", text)) == set(brief.pictures(forecast))
    assert brief.markdown(forecast) == text


ISSUES = """\
actor,position,salience,capability,issue
France,70,80,90,quota
Germany,,90,100,quota
France,2033,80,90,year
Germany,2039,90,100,year
"""


def test_a_brief_tells_in_a_line_each_when_what_else_and_what_is_assumed(tmp_path: Path) -> None:
    """A busy reader would take a default for what was told, or one issue for all that was asked."""
    path = tmp_path / "quota.csv"
    path.write_text(ISSUES, "utf-8")
    run = forecast_table(path, as_of="2026-12-01").run(draws=400, runs=None)
    lines = {line.partition(".** ")[0]: line.partition(".** ")[2] for line in run.brief().splitlines()}
    assert lines["**When"] == "Decided by 1 Dec 2027; looked at from 1 December 2026."
    assert re.match(r"Year: expected about 203\d.*, that it ends past 2036 ", lines["**Also asked"])
    told = lines["**Assumed"]
    assert told.startswith(
        "Settled by bargaining; status quo 0; threshold 50; first issue: quota; scale (year): 2033 to 2039;"
    )
    assert "1 blank position read as anywhere on the scale" in told
    assert "Scale guessed of year: 2033 to 2039." in told
    assert len(run.brief().split()) <= brief.most_words(run.forecast)
    case = load(settlements.ban_case(POSITIONS)).run(draws=400, runs=None).brief()
    assert "Also asked" not in case
    assert re.search(r"\*\*Assumed\.\*\* \d+ numbers?", case)


def test_a_brief_says_who_is_for_it_and_marks_the_pivotal_man() -> None:
    """The reader would ask who that is."""
    text = brief.markdown(settlements.ban())
    assert (
        "**Likely, 65 % (60-75 %), that it ends past 50.** Rests on the position of the interior minister, which is "
        "not known" in text
    )
    assert (
        "**For (beyond 50):** **USA (pivotal)**, France. **Against:** Hungary. **Not known:** the interior minister."
        in text
    )
    assert "The opposite is likelier if USA stands below 40 (you said 70)." in text
    votes = brief.markdown(samples.sober())
    assert "The council votes. **Likelier build:** Alder. **Likelier keep:** **Elm (pivotal)**." in votes


@pytest.mark.parametrize("name", EVERY)
def test_the_picture_stands_alone(name: str) -> None:
    """Pasted into a document it would be black, cut off, or fetch something."""
    for drawn in brief.pictures(EVERY[name]()).values():
        root = ET.fromstring(drawn)
        assert root.attrib["width"] == "16cm"
        assert not re.search(r"var\(|@import|url\(|href", drawn)
        assert "<script" not in drawn
        assert outside(drawn) == []


@pytest.mark.slow
def test_brief_is_written_into_the_run_folder_or_where_said(tmp_path: Path) -> None:
    """The memo would be looked for in vain."""
    result = load(settlements.ban_case(POSITIONS)).run(draws=400, runs=tmp_path / "runs")
    command = [sys.executable, "-m", "instantsia", "brief", "--runs", str(tmp_path / "runs")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    assert result.path is not None
    assert done.stdout == (result.path / "brief.md").read_text(encoding="utf-8")
    assert (result.path / "brief.svg").is_file()
    subprocess.run([*command, "last", "--output", str(tmp_path / "memo")], capture_output=True, check=True)
    assert sorted(one.name for one in (tmp_path / "memo").iterdir()) == [
        "brief-map.svg",
        "brief-numbers.svg",
        "brief.md",
        "brief.svg",
    ]
    (tmp_path / "file").write_text("")
    failed = subprocess.run([*command, "--output", str(tmp_path / "file")], capture_output=True, text=True, check=False)
    assert failed.returncode == 2
    assert "Traceback" not in failed.stderr
