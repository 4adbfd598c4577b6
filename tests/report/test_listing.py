"""A case told before it is played."""

from __future__ import annotations

import pytest

from instantsia.api import bundled, load
from instantsia.report.listing import cases, claims, paths

CASE = {
    "instantsia": 1,
    "id": "pier",
    "title": "The pier",
    "question": "Will the pier be closed?",
    "years": "1931",
    "source": [{"id": "minutes", "cite": "Minutes of the board", "p": "0.9..0.97", "trust": "B: one side"}],
    "teller": [{"id": "alder", "p": 0.8, "side": "closers", "why": "chairman with a purpose"}],
    "claim": [
        {
            "id": "c1",
            "source": "minutes",
            "about": "alder.pier",
            "value": "firmly close",
            "told_by": "alder",
            "lines": "5..7",
            "kind": "own words",
            "of": "1931-03-04",
            "says": "Close it",
        }
    ],
    "issue": [{"id": "pier", "options": ["keep", "close"], "scale": {"0": "keep it", "100": "close it"}}],
    "actor": [
        {"id": "birch", "name": "Ann Birch", "role": "keeper of the  light", "aliases": ["B.", "Miss Birch"]},
        {"id": "council_bloc", "aliases": "the town"},
    ],
    "body": [
        {
            "id": "board",
            "members": ["alder", "birch"],
            "chair": "alder",
            "rule": {"kind": "majority"},
            "superior": "council",
            "convener": ["alder", "birch"],
        },
        {"id": "council", "name": "Town council", "members": ["council_bloc"], "rule": {"kind": "majority"}},
    ],
    "step": [
        {"id": "ballot", "kind": "vote", "body": "board", "issue": "pier", "motion": "close", "date": "1931-03-11"}
    ],
    "event": [{"id": "closed", "text": "The pier is closed", "when": 'ballot == "close"'}],
    "assumption": [{"about": "*.pier", "value": "0..50..100", "why": "nothing known"}],
    "what_if": [{"id": "at_sea", "set": ["birch.pier=0"], "why": "the storm"}],
}


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    case = load(CASE).case
    return {
        "line": cases.case_line(case),
        "words": cases.case_in_words(case),
        "claims": claims.listed(case),
        "paths": paths.listed(case),
    }


def test_a_case_in_a_line(texts: dict[str, str]) -> None:
    assert texts["line"] == "pier · 1931 · Will the pier be closed?\n   1 source: minutes (genuine 0.9..0.97, B)"


def test_a_case_in_words(texts: dict[str, str]) -> None:
    for part in (
        "Board (board), 2 members: Alder and Birch.",
        "decides by majority; Alder in the chair; Alder and Birch can call it",
        "the loser can turn to Town council.",
        "Who they are\n   Ann Birch (birch): keeper of the light; also B. and Miss Birch.\n",
        "   Council bloc (council_bloc): also the town.\n",
        "keep holds if nothing is decided",
        "11 March 1931: Ballot (ballot, vote).",
        'The pier is closed (closed: ballot == "close"). The headline.',
        "Alder is believed 0.8, side closers: chairman with a purpose",
        "*.pier = 0..50..100: nothing known",
        "at_sea: the storm (birch.pier=0)",
    ):
        assert part in texts["words"]


def test_how_a_body_decides_and_one_seat_are_said_in_english() -> None:
    """If it failed, a reader would learn that a board "decides by qualified"."""
    shown = " ".join(cases.case_in_words(load("apparatus").case).split())
    assert "First Secretary decides after hearing the others (in their place Party Secretary); First" in shown
    assert "decides by leader" not in shown


def test_claims(texts: dict[str, str]) -> None:
    """A historian would miss what a claim says, who tells it, where it stands or how it was read."""
    assert (
        "c1: Close it\n"
        "   told by Alder, own words, of 4 March 1931\n"
        "   in minutes, lines 5-7\n"
        "   read as alder.pier = firmly close\n"
    ) in texts["claims"]
    assert "Evidence (1 claim; " in texts["claims"]
    assert "   minutes: Minutes of the board (genuine 0.9..0.97)" in texts["claims"]


def test_a_position_in_numbers_says_what_the_ends_are() -> None:
    """Nobody could tell what 70 means without looking the scale up."""
    claim = {**CASE["claim"][0], "value": "50..70..90"}  # type: ignore[index]
    told = claims.listed(load({**CASE, "claim": [claim]}).case)
    assert "read as alder.pier = 50..70..90 (0 keep it, 100 close it)" in told


def test_a_path_can_be_found_by_grep() -> None:
    """A name would stand on another line than its value, or a heading would look like a name."""
    for name in bundled():
        case = load(name).case
        lines = paths.listed(case).split("\n")
        for heading, rows in paths.by_heading(case).items():
            assert f"# {heading}" in lines
            for path, value in rows:
                found = [line for line in lines if line.startswith(f"{path}  ") or line == path]
                assert len(found) >= 1
                assert any(" ".join(line.split()).endswith(" ".join(value.split()) or "not stated") for line in found)


def test_every_path_stands_with_its_value(texts: dict[str, str]) -> None:
    lines = {" ".join(line.split()) for line in texts["paths"].split("\n")}
    assert "alder.pier 1 claim, else 0..50..100" in lines
    assert "birch.pier 0..50..100" in lines
    assert any(line.startswith("step.ballot.precision ") for line in lines)
    assert "body.board.chair alder" in lines


@pytest.mark.parametrize("name", bundled())
def test_bundled_cases_are_told_within_the_width(name: str) -> None:
    case = load(name).case
    for told in (cases.case_line, cases.case_in_words, claims.listed, paths.listed):
        text = told(case)
        assert told is paths.listed or max(map(len, text.split("\n"))) <= 80
        assert all(letter == "\n" or letter.isprintable() for letter in text)


def test_a_group_is_listed_with_its_keys() -> None:
    """If it failed, nobody would find out how the rhythm of a group is set."""
    group = {"id": "month", "every": "month", "from": "1931-04", "until": "1931-12", "while": "not talk.happened"}
    step = {"id": "talk", "kind": "vote", "body": "board", "issue": "pier", "within": "month"}
    case = load({**CASE, "group": [group], "step": [*CASE["step"], step]}).case
    listed = paths.by_heading(case)
    assert listed["groups of steps that repeat"] == [
        ("group.month.every", "month"),
        ("group.month.from", "1931-04"),
        ("group.month.until", "1931-12"),
        ("group.month.while", "not talk.happened"),
    ]
    assert ("month", "month.turns, how many turns of it have begun") in listed["when"]


def test_one_seat_is_one_seat_and_a_share_is_a_qualified_majority() -> None:
    study = load(
        {
            "instantsia": 1,
            "id": "pier",
            "title": "Pier",
            "actor": [{"id": "alder", "seats": 1}, {"id": "birch", "seats": 3}],
            "body": [{"id": "board", "members": ["alder", "birch"], "rule": {"kind": "qualified", "share": 0.6}}],
            "issue": [{"id": "pier", "options": ["keep", "close"]}],
            "assumption": [
                {"about": f"*.pier.{one}", "value": "0..0.5..1", "why": "nothing known"} for one in ("keep", "close")
            ],
            "step": [{"id": "ballot", "kind": "vote", "body": "board", "issue": "pier", "date": "1931-03-11"}],
            "event": [{"id": "closed", "text": "It is closed", "when": 'ballot == "close"'}],
        }
    )
    shown = " ".join(cases.case_in_words(study.case).split())
    assert "Alder (1 seat) and Birch (3 seats)" in shown
    assert "decides by a qualified majority" in shown
