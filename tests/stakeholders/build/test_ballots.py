"""A board that votes: wrong if words and numbers part, if a vote for does not help, or if who decides is forgotten."""

from __future__ import annotations

import itertools
import re
import shlex
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from instantsia import api
from instantsia.analysis.replaying.shares import pivotal
from instantsia.analysis.settlement.pivots import pivots
from instantsia.case.model import Case
from instantsia.cli import group
from instantsia.errors import UserError
from instantsia.evidence.variation import Variation
from instantsia.report.first import reading
from tests.stakeholders.build.tables import assumed, case_of, played, table

WORDS = {"options": "against|for", "status_quo": "against"}
NUMBERS = {"status_quo": "0"}
DRAWS = 1000


def board(folder: Path, rows: list[tuple[str, str, str]], **written: str) -> Case:
    """(position, votes, veto) of each member."""
    lines = [f"Member {number},{','.join(row)}" for number, row in enumerate(rows)]
    return case_of(table(folder, "\n".join(["actor,position,vote,veto", *lines])), **written)


def test_two_hundred_boards_written_in_words_and_in_numbers_are_one_board(tmp_path: Path) -> None:
    """Equal votes, any quota, vetoes: not only as likely, but so in the same draws."""
    rng = np.random.default_rng(1)
    seen = []
    for number in range(200):
        size = int(rng.integers(2, 12))
        favours, stops = rng.random(size) < rng.random(), rng.random(size) < 0.12
        quota = {"quota": str(rng.integers(1, size + 1)), "settles": "vote"}
        if rng.random() < 0.3:
            quota = {}
        vetoes = ["yes" if stop else "" for stop in stops]
        happens = []
        for yes, no, written in (("for", "against", WORDS), ("100", "0", NUMBERS)):
            rows = [(yes if one else no, "1", veto) for one, veto in zip(favours, vetoes, strict=True)]
            replays = played(board(tmp_path, rows, **quota, **written), DRAWS, seed=number)
            event = replays.plan.case.event[0].id
            happens.append(replays.outcomes().events[event])
        words, numbers = happens
        assert np.array_equal(words, numbers), (favours, stops, quota)
        seen.append(float(np.mean(words)))
    # boards of all kinds, and not two hundred that are certain
    assert np.mean([0.02 < p < 0.98 for p in seen]) > 0.3
    assert min(seen) == 0.0
    assert max(seen) == 1.0


@pytest.mark.parametrize(("yes", "no", "written"), [("100", "0", {}), ("ban", "no ban", {"options": "no ban|ban"})])
def test_each_vote_for_helps(yes: str, no: str, written: dict[str, str], tmp_path: Path) -> None:
    """With defaults: nobody was asked whether a vote is counted, since every voter has as many."""
    chances = []
    for favours in range(10):
        rows = [(yes if number < favours else no, "1", "") for number in range(9)]
        case = board(tmp_path, rows, **written)
        assert case.body[0].settles == "vote"
        chances.append(played(case, 4000).headline())
    assert all(one < other for one, other in itertools.pairwise(chances))
    assert chances[0] <= 0.03
    assert chances[9] >= 0.97
    assert chances[5] < chances[9] - 0.03
    assert chances[4] < 0.5 < chances[5]


def test_a_member_who_can_stop_it_does_so_more_often_than_one_who_cannot(tmp_path: Path) -> None:
    """A veto against would else be one vote of nine; it is overcome where they consent, so it is no certainty."""
    rows = [("100" if number else "0", "1", "") for number in range(9)]
    free = played(board(tmp_path, rows, **NUMBERS), 4000).headline()
    rows[0] = ("0", "1", "yes")
    stopped = played(board(tmp_path, rows, **NUMBERS), 4000).headline()
    assert 0 < stopped < 0.3 < free


@pytest.mark.parametrize(
    ("text", "written", "regime"),
    [
        ("actor,position,vote\nA,70,1\nB,10,1\nC,40,1", {}, "vote"),
        ("actor,position,vote\nA,70,3\nB,10,1\nC,40,1", {}, "bargain"),
        ("actor,position\nA,70\nB,10\nC,40", {}, "bargain"),
        ("actor,position\nA,70\nB,10\nC,40", {"votes": "all", "quota": "2"}, "vote"),
        ("actor,position\nA,70\nB,10\nC,40", {"settles": "vote"}, "vote"),
        ("actor,position\nA,ban\nB,tax\nC,ban", {"status_quo": "tax"}, "vote"),
    ],
)
def test_which_of_the_two_survives_being_written_as_a_case(
    text: str, written: dict[str, str], regime: str, tmp_path: Path
) -> None:
    """A case.toml that says nothing of it would be settled by its rule: another regime, and another answer."""
    path = table(tmp_path, text)
    asked = case_of(path, **written)
    assert asked.body[0].settles == regime
    folder = api.convert(path, tmp_path / "case", written, as_of="2026-11-21")
    found = api.load(folder).case
    assert found.body[0].settles == regime
    assert f'settles = "{regime}"' in (folder / "case.toml").read_text("utf-8")
    assert played(found, DRAWS).headline() == played(asked, DRAWS).headline()


def test_a_quota_told_enters_as_the_other_regime(tmp_path: Path) -> None:
    """The Council of the EU bargains; what its votes would say is asked besides, with its quota."""
    rows = [("90", "10", ""), ("60", "8", ""), ("0", "4", "")]
    chances = []
    for quota in ("12", "22"):
        replays = played(board(tmp_path, rows, quota=quota, width="0", status_quo="0", line="20"), DRAWS)
        step = replays.prepared.steps["position"]
        first, other, *_ = step.ways(replays.plan.case)
        assert (first.regime, other.regime, other.method) == ("bargain", "vote", "win-set")
        chances.append((replays.headline(), replays.headline(by_way(1))))
    (bargained, half), (same, all_) = chances
    assert bargained == same
    # all must agree, and one of them stands at what holds
    assert half > 0.8
    assert all_ < 0.5


def test_what_a_board_would_bargain_out_is_what_its_table_bargains_out(tmp_path: Path) -> None:
    """The range of the ballot would else lack the very answer of the other regime: weights count in a bargain."""
    rows = ["A,=0,90,80", "B,=100,20,10", "C,=100,10,10"]
    path = table(tmp_path, "\n".join(["actor,position,salience,capability,vote", *(f"{row},1" for row in rows)]))
    voted, bargained = (
        played(case_of(path, settles=settles, status_quo="0", line="50", width="0"), 4000)
        for settles in ("vote", "bargain")
    )
    assert voted.headline(by_way(1)) == bargained.headline() < 0.2
    assert bargained.headline(by_way(1)) == pytest.approx(voted.headline(), abs=0.02)
    assert voted.headline() > 0.8


def by_way(place: int) -> Variation:
    return Variation(given={("way", "position"): float(place)})


@pytest.mark.parametrize(("place", "p"), [("=70", 1.0), ("=30", 0.0), ("0", 0.0), ("100", 1.0)])
def test_where_one_person_decides_it_is_as_they_say(place: str, p: float, tmp_path: Path) -> None:
    """The others' votes and positions count for nothing, and a person does not outvote themselves."""
    rows = [(place, "1", ""), ("90", "1", ""), ("10", "1", "yes")]
    case = board(tmp_path, rows, settles="Member 0", status_quo="0", line="50")
    assert case.body[0].members == ("member_0",)
    assert played(case, DRAWS).headline() == p
    folder = api.convert(tmp_path / "ban.csv", tmp_path / "case", {"settles": "Member 0"}, as_of="2026-11-21")
    assert api.load(folder).case.body[0].members == ("member_0",)


def test_one_person_decides_among_options(tmp_path: Path) -> None:
    """They name one, and it is that one."""
    rows = [("ban", "", ""), ("no ban", "", ""), ("no ban", "", "")]
    case = board(tmp_path, rows, settles="Member 0")
    assert case.body[0].members == ("member_0",)
    assert played(case, DRAWS).headline() == 1.0


@pytest.mark.parametrize("votes", [{}, {"votes": "all"}])
@pytest.mark.parametrize(("away", "blank"), [(("absent", "abstain"), ""), (("Enthaltung", "abwesend"), "?")])
def test_who_abstains_or_is_away_stays_so_in_words_and_in_numbers(
    away: tuple[str, str], blank: str, votes: dict[str, str], tmp_path: Path
) -> None:
    """A vote for all makes nobody present: on a scale the absent would else vote from anywhere, and decide it."""
    happens = []
    for yes, no, written in (
        ("for", "against", WORDS),
        ("100", "0", NUMBERS),
        ("=100", "=0", NUMBERS | {"line": "50"}),
    ):
        rows = [(one, "1", "") for one in (yes, yes, yes, no, no, *away)]
        replays = played(board(tmp_path, rows, settles="vote", **written, **votes), DRAWS)
        body = replays.plan.case.body[0]
        assert (len(body.members), body.absent) == (7, ("member_5", "member_6"))
        happens.append(replays.outcomes().events[replays.plan.case.event[0].id])
    words, numbers, exact = happens
    # three of seven are no majority: the votes of those who are away count among all votes
    assert np.array_equal(words, numbers)
    assert np.array_equal(words, exact)
    assert np.mean(words) < 0.3


def test_in_a_bargain_it_is_not_known_where_those_stand_who_abstain(tmp_path: Path) -> None:
    """A bargain has no ballot to stay away from, and nobody has said that they do not matter."""
    case = case_of(table(tmp_path, "actor,position\nA,70\nB,10\nC,abstain"), settles="bargain")
    assert case.body[0].absent == ()
    assert assumed(case, "c.position") == "0..100"


def test_whoever_decides_alone_and_abstains_decides_nothing(tmp_path: Path) -> None:
    """A body of nobody would else be played, or fail with a traceback."""
    for rows in ("A,abstain\nB,10", "A,abstain\nB,for"):
        with pytest.raises(UserError, match="A abstains or is away"):
            case_of(table(tmp_path, f"actor,position\n{rows}"), settles="A")


@pytest.mark.parametrize(
    ("rows", "written", "remedy"),
    [
        ("A,abstain,\nB,10,", {"settles": "A"}, "settles=bargain"),
        ("A,10,abstain\nB,50,abstain", {"settles": "vote", "votes": "all"}, "settles=bargain"),
        ("A,for,\nB,against,\nC,abstain,", {"settles": "C"}, "settles=vote"),
        ("A,for,\nB,against,\nC,abstain,", {"votes": "C"}, "votes=all"),
        ("A,for,abstain\nB,against,abstain", {"votes": "all"}, ""),
    ],
)
def test_the_answer_that_an_error_names_is_taken(
    rows: str, written: dict[str, str], remedy: str, tmp_path: Path
) -> None:
    """Named options are put to the vote: there is no bargain to be told to ask for."""
    path = table(tmp_path, f"actor,position,vote\n{rows}")
    with pytest.raises(UserError, match="abstains or is away") as error:
        case_of(path, **written)
    told = re.findall(r"--answer (\w+)=(\w+)", str(error.value))
    assert ["=".join(one) for one in told] == [remedy] * bool(remedy)
    if told:
        assert case_of(path, **{**written, **dict(told)}).body


@pytest.mark.parametrize(("yes", "no", "written"), [("for", "against", WORDS), ("100", "0", NUMBERS)])
def test_whoever_is_away_by_the_cell_of_their_votes_stays_so(
    yes: str, no: str, written: dict[str, str], tmp_path: Path
) -> None:
    """Where they stand is told, and that they cast no vote: a vote for all would else let them decide it."""
    rows = [(yes, "1", ""), (yes, "1", ""), (no, "1", ""), (yes, "absent", ""), (yes, "abstains", "")]
    case = board(tmp_path, rows, settles="vote", votes="all", **written)
    assert case.body[0].absent == ("member_3", "member_4")
    assert played(case, DRAWS).headline() < 0.3


@pytest.mark.parametrize("may", ["1", "yes"])
@pytest.mark.parametrize("away", [(), ("abstain",), ("absent", "abstains")])
@pytest.mark.parametrize(("yes", "no", "written"), [("for", "against", WORDS), ("100", "0", NUMBERS)])
def test_an_abstention_gives_no_vote_to_those_who_have_none(
    yes: str, no: str, written: dict[str, str], away: tuple[str, ...], may: str, tmp_path: Path
) -> None:
    """The column called vote would else be dropped for one cell of it, and the observers would vote."""
    rows = [(yes, may, ""), (yes, may, ""), (no, may, "")]
    rows += [(no, "no", "")] * 3 + [(no, one, "") for one in away]
    case = board(tmp_path, rows, settles="vote", **written)
    assert case.body[0].members == ("member_0", "member_1", "member_2")


def test_swing_votes_in_words_are_those_in_numbers(tmp_path: Path) -> None:
    """One definition: whose vote alone, changed, changes what the votes as stated come to, with quotas and vetoes."""
    rng = np.random.default_rng(5)
    found = []
    for _ in range(12):
        size = int(rng.integers(3, 8))
        favours, stops = rng.random(size) < 0.5, rng.random(size) < 0.15
        quota, vetoes = str(rng.integers(1, size + 1)), ["yes" if stop else "" for stop in stops]
        both = []
        for yes, no, written in (("for", "against", WORDS), ("100", "0", NUMBERS)):
            rows = [(yes if one else no, "1", veto) for one, veto in zip(favours, vetoes, strict=True)]
            case = board(tmp_path, rows, quota=quota, settles="vote", **written)
            replays = played(case, DRAWS)
            (step,) = replays.prepared.steps
            if written is NUMBERS:
                both.append(pivots(replays, step))
                continue
            told = replays.base.updated(replays.prepared.steps[step].observe(case, replays.base))
            both.append(pivotal(replays.prepared, told, step))
        words, numbers = both
        assert words == pytest.approx(numbers, abs=0.02), (favours, stops, quota)
        found.append(sum(share > 0.5 for share in words.values()))
    assert 0 in found
    assert max(found) > 1


@pytest.mark.parametrize("seats", [(), ("11", "7", "", "4")])
@pytest.mark.parametrize("written", [{}, {"settles": "bargain", "votes": "none"}])
def test_options_of_a_further_issue_are_voted_on_beside_a_headline_that_is_bargained_out(
    written: dict[str, str], seats: tuple[str, ...], tmp_path: Path
) -> None:
    """Wrong if what is answered of the headline, or taken for it, leaves the further issue without a voter."""
    names, levels, words = ("Ala", "Bor", "Cis", "Dur"), (10, 35, 60, 90), ("aus", "ein", "halb", "ein")
    held = [f",{one}" for one in seats] or [""] * 4
    lines = [f"actor,issue,position{',seats' if seats else ''}"]
    lines += [f"{name},Höhe,{level}{one}" for name, level, one in zip(names, levels, held, strict=True)]
    lines += [f"{name},Lampe,{word}{one}" for name, word, one in zip(names, words, held, strict=True)]
    case = case_of(table(tmp_path, "\n".join(lines)), issue="Höhe", **written)
    bodies = {one.id: one for one in case.body}
    settled = {step.issue: bodies[step.body].settles for step in case.step}
    assert sorted(settled.values()) == ["bargain", "vote"]
    assert settled["lampe"] == "vote"
    assert all(one.seats is not None for one in case.actor)


@pytest.mark.parametrize("settles", [{}, {"settles": "bargain"}])
@pytest.mark.parametrize("votes", [{}, {"votes": "none"}, {"votes": "all"}])
def test_an_answer_that_a_further_issue_cannot_have_is_told_among_what_was_assumed(
    votes: dict[str, str], settles: dict[str, str], tmp_path: Path
) -> None:
    rows = ["actor,issue,position", "Ala,Fee,10", "Bor,Fee,35", "Cis,Fee,60"]
    options = ["Ala,Lamp,out", "Bor,Lamp,in", "Cis,Lamp,in"]
    written = {"ends.Fee": "low|high", "status_quo": "0", "issue": "Fee", **settles, **votes}
    both = table(tmp_path, "\n".join([*rows, *options]))
    forecast = api.forecast_table(both, written, as_of="2026-11-21").run(draws=20, as_of="2026-11-21").forecast
    notes = forecast.note.splitlines()
    assert "Put to the vote, since options are not bargained out: Lamp." in notes
    replaced = "That nobody has a vote holds for Fee: where options are voted on, it is all."
    assert (replaced in notes) == (votes.get("votes") == "none")
    assert "Lamp is put to the vote" in reading.in_full(forecast)
    assert "Lamp is put to the vote" in reading.assumed(forecast)[0]
    by_vote = api.forecast_table(both, {**written, "settles": "vote", "votes": "all"}, as_of="2026-11-21")
    assert "Put to the vote, " not in by_vote.case.note


def test_the_printed_line_of_a_sheet_with_a_headline_on_a_scale_and_options_beside_it_works_as_pasted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = table(
        tmp_path,
        """
        Fraktion;Sitze;Mittel - Position;Mittel - Wichtigkeit;Ort - Position;Ort - Wichtigkeit
        Ala;11;5980;hoch;Nord;hoch
        Bor;7;6300;mittel;Süd;niedrig
        Cis;9;6480;hoch;Nord;mittel
        Dur;4;6120;niedrig;West;hoch
        """,
        "haushalt.csv",
    )
    monkeypatch.chdir(tmp_path)
    asked = CliRunner().invoke(group, ["forecast", path.name]).exception
    line = next(one for one in str(asked).splitlines() if one.strip().startswith("instantsia forecast"))
    pasted = [*shlex.split(line)[1:], "--draws", "200", "--runs", str(tmp_path / "runs")]
    assert CliRunner().invoke(group, pasted, catch_exceptions=False).exit_code == 0
