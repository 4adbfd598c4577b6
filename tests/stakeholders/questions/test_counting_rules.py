"""What would be wrong: a line that tells how votes are counted is lost, or is used where it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia import forecast_table
from instantsia.api import Study
from instantsia.stakeholders.build.as_read import as_read
from instantsia.stakeholders.build.opened import Opened, opened_text
from instantsia.stakeholders.questions import ask
from instantsia.stakeholders.questions.asking import Asking
from instantsia.stakeholders.questions.counting_rules import casting, counting_told

TODAY = 739_000
VOTES = {"Ana": "yes", "Ben": "no", "Cleo": "yes", "Dov": "no", "Esk": "yes", "Fay": "no"}
OF_ALL = "more than half"


def sheet(line: str, votes: dict[str, str] = VOTES, *, above: bool = False, column: bool = True) -> str:
    rows = ["member,how they vote,votes", *(f"{name},{word},1" for name, word in votes.items())]
    if not column:
        rows = [row.rpartition(",")[0] for row in rows]
    quoted = f'"{line}"'
    return "\n".join([quoted, "", *rows] if above else [*rows, "", quoted]) + "\n"


def read(text: str, answers: dict[str, str] | None = None) -> Opened:
    return opened_text(text, Path("board.csv"), answers or {}, TODAY)


def asked(text: str, answers: dict[str, str] | None = None) -> Asking:
    one = read(text, answers)
    return ask(one.known, one.written)


def played(folder: Path, text: str, answers: dict[str, str] | None = None) -> Study:
    path = folder / "board.csv"
    path.write_text(text, "utf-8")
    return forecast_table(path, answers or {}, as_of="2026-12-01")


def chance(study: Study) -> float:
    share = study.run(as_of=study.case.as_of, draws=2000).forecast.events[0].share.p
    assert share is not None
    return share


@pytest.mark.parametrize("above", [False, True])
@pytest.mark.parametrize(
    ("line", "votes", "words"),
    [
        ("majority of those present and voting", 4, "more than half of those voting"),
        ("Simple majority of members present", 4, "more than half of those present"),
        ("two thirds of members present", 14 / 3, "a majority of two thirds of those present"),
        ("Zweidrittelmehrheit der abgegebenen Stimmen", 4, "a majority of two thirds of those voting"),
        ("Mehrheit der Anwesenden", 4, "more than half of those present"),
        ("majorité des suffrages exprimés", 4, "more than half of those voting"),
        ("mayoría de los presentes", 4, "more than half of those present"),
        ("maggioranza dei presenti", 4, "more than half of those present"),
        ("maioria dos presentes", 4, "more than half of those present"),
        ("meerderheid van de uitgebrachte stemmen", 4, "more than half of those voting"),
        ("większość głosów oddanych", 4, "more than half of those voting"),
        ("большинство присутствующих", 4, "more than half of those present"),
        ("simple majority", None, OF_ALL),
        ("absolute Mehrheit der Mitglieder", None, OF_ALL),
    ],
)
def test_of_whom_a_share_is_needed(line: str, votes: float | None, words: str, above: bool) -> None:
    # seven of eight are there, and one of these abstains
    some = {**VOTES, "Gus": "abstains", "Hal": "absent"}
    quota = asked(sheet(line, some, above=above)).value("quota")
    assert quota.words == words
    assert quota.votes == (votes if votes is None else pytest.approx(votes))


@pytest.mark.parametrize(
    "word", ["will abstain", "abst.", "enthält sich", "si astiene", "s’abstient", "воздерживается"]
)
def test_every_word_for_abstaining_counts_among_those_present(word: str) -> None:
    some = {**VOTES, "Gus": word, "Hal": word}
    one = asked(sheet("Simple majority of members present", some))
    assert one.value("quota").votes is None, "all eight are there"
    assert one.table_facts.abstaining == ("Gus", "Hal")


@pytest.mark.parametrize("line", ["Majority leader is ill", "majority = 68 of 134", "No simple majority is needed"])
def test_what_tells_no_majority(line: str) -> None:
    assert asked(sheet(line)).value("quota").words == OF_ALL


def test_of_whom_may_be_answered() -> None:
    some = {**VOTES, "Gus": "abstains", "Hal": "absent"}
    quota = asked(sheet("Fine weather", some), {"quota": "more than half of those voting"}).value("quota")
    assert (quota.votes, quota.words) == (4, "more than half of those voting")


@pytest.mark.parametrize(
    "line",
    [
        "Chair (Esk) has the casting vote",
        "Esk, in the chair, breaks ties",
        "Bei Stimmengleichheit entscheidet der Vorsitz (Esk)",
        "Esk a voix prépondérante",
        "Voto de calidad: Esk",
        "A parità di voti prevale il presidente (Esk)",
        "Em caso de empate decide o presidente, Esk",
        "Bij staking van stemmen beslist de voorzitter (Esk)",
        "Przy równej liczbie głosów rozstrzyga przewodniczący (Esk)",
        "При равенстве голосов решает председатель (Esk)",
    ],
)
def test_a_tie_goes_the_way_of_whoever_is_named(line: str) -> None:
    one = asked(sheet(line))
    assert casting(one) == "Esk"
    assert counting_told(one) == [f"'{line}' (row 9) tells who decides a tie, and a tie goes the way of Esk."]


def test_the_chair_is_found_by_the_name_of_a_row_or_a_cell_of_it() -> None:
    named = {**{name: word for name, word in VOTES.items() if name != "Esk"}, "Chair (Esk)": "yes"}
    assert casting(asked(sheet("The chair has a casting vote", named))) == "Chair (Esk)"
    office = "member,role,how they vote,votes\n" + "".join(
        f"{name},{'Chair' if name == 'Esk' else f'member {name}'},{word},1\n" for name, word in VOTES.items()
    )
    assert casting(asked(office + '\n"The chair has a casting vote"\n')) == "Esk"


def test_a_tie_is_carried_by_the_chair(tmp_path: Path) -> None:
    without = chance(played(tmp_path, sheet("Fine weather")))
    for_it = chance(played(tmp_path, sheet("Esk has the casting vote")))
    against = chance(played(tmp_path, sheet("Fay has the casting vote")))
    assert for_it > without + 0.2
    assert against == pytest.approx(without, abs=0.1)


@pytest.mark.parametrize(
    ("line", "votes", "answers", "why"),
    [
        ("The chair has a casting vote", VOTES, {}, "nobody in the table is said to be in the chair"),
        ("Esk has the casting vote", {**VOTES, "Esk": "absent"}, {"quota": "1/2 of those voting"}, "Esk takes no side"),
        ("Esk has the casting vote", VOTES, {"quota": "2/3"}, "at a quota of a majority of two thirds no tie"),
        ("Esk has the casting vote", {**VOTES, "Gus": "absent"}, {}, "more than half of all votes is needed"),
        ("Esk has the casting vote", VOTES, {"vetoes": "Ben"}, "beside a veto a tie leaves what holds"),
    ],
)
def test_why_a_casting_vote_is_not_used(line: str, votes: dict[str, str], answers: dict[str, str], why: str) -> None:
    one = asked(sheet(line, votes), answers)
    assert casting(one) == ""
    (told,) = counting_told(one)
    assert "and is not used: " in told
    assert why in told


def test_who_decides_a_tie_may_be_answered() -> None:
    one = asked(sheet("The chair has a casting vote"), {"casting": "Fay"})
    assert (casting(one), counting_told(one)) == ("Fay", ["A tie goes the way of Fay."])
    (told,) = counting_told(asked(sheet("Fine weather"), {"casting": "Fay", "quota": "2/3"}))
    assert told.startswith("Fay's casting vote is not used: at a quota of a majority of two thirds")


def test_it_holds_in_the_table_that_is_written_as_it_was_understood() -> None:
    written = as_read(read(sheet("Esk has the casting vote")))
    assert "# Answer: casting=Esk" in written
    again = read(written)
    assert casting(ask(again.known, again.written)) == "Esk"


def test_on_a_scale_there_is_no_tie() -> None:
    points = dict(zip(VOTES, ("20", "30", "80", "70", "60", "10"), strict=True))
    (told,) = counting_told(asked(sheet("Esk has the casting vote", points).replace("how they vote", "position")))
    assert "what is settled on a scale has no tie" in told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("quorum 12", "and no more than 6 with a vote are in the table: the quorum is taken as reached."),
        ("Quorum: 5 members", "tells how many must be there, and 6 are."),
        ("Kworum 5", "tells how many must be there, and 6 are."),
        ("Quorum wird geprüft", "was not understood: the quorum is taken as reached."),
        ("abstentions count as against", "it counts among the votes, and the quota is more than half."),
        ("Enthaltungen zählen nicht", "tells what an abstention does: the quota is more than half of those voting."),
    ],
)
def test_what_else_is_told_of_counting(line: str, told: str) -> None:
    (found,) = counting_told(asked(sheet(line)))
    assert found.startswith(f"'{line}' (row 9)")
    assert found.endswith(told)


@pytest.mark.parametrize("rule", ["", "; majority of those voting", "; majority of members present"])
def test_a_quorum_that_is_missed_leaves_what_holds(rule: str, tmp_path: Path) -> None:
    """Two of six are away, where five must be there: four ayes carry nothing."""
    some = {**dict.fromkeys(VOTES, "yes"), "Esk": "absent", "Fay": "absent"}
    text = sheet(f"Quorum: 5 members{rule}", some)
    told = next(one for one in counting_told(asked(text)) if "uorum" in one)
    assert told.startswith("The quorum is missed, and what holds stands: 'Quorum: 5 members")
    assert told.endswith("tells how many must be there, and 4 are.")
    assert chance(played(tmp_path, text)) == 0
    # whoever abstains is there
    there = sheet(f"Quorum: 5 members{rule}", {**some, "Esk": "abstains"})
    assert chance(played(tmp_path, there)) > 0.9


def test_a_quorum_goes_by_who_is_there_after_a_change(tmp_path: Path) -> None:
    some = {**dict.fromkeys(VOTES, "yes"), "Fay": "absent"}
    path = tmp_path / "board.csv"
    path.write_text(sheet("Quorum: 5 members", some), "utf-8")
    assert chance(forecast_table(path, {}, as_of="2026-12-01")) > 0.9
    assert chance(forecast_table(path, {}, set=["Esk.position=absent"], as_of="2026-12-01")) == 0


def test_a_quorum_that_is_missed_on_a_scale_leaves_what_holds_however_it_is_settled(tmp_path: Path) -> None:
    points = dict(zip(VOTES, ("90", "85", "80", "95", "absent", "absent"), strict=True))
    study = played(tmp_path, sheet("Quorum: 5 members", points).replace("how they vote", "position"))
    share = study.run(as_of=study.case.as_of, draws=2000).forecast.events[0].share
    assert share.p == 0
    assert share.high is not None
    assert share.high < 0.05


def test_a_table_that_holds_fewer_than_the_quorum_is_not_held_to_it(tmp_path: Path) -> None:
    assert chance(played(tmp_path, sheet("quorum 12", dict.fromkeys(VOTES, "yes")))) > 0.9


def test_a_quorum_may_be_answered_and_stands_in_the_table_that_is_written_as_it_was_understood() -> None:
    some = {**dict.fromkeys(VOTES, "yes"), "Esk": "absent", "Fay": "absent"}
    text = sheet("Quorum: 5 members", some)
    assert "# Answer: quorum=5" in as_read(read(text))
    assert not any("uorum" in one for one in counting_told(asked(text, {"quorum": "none"})))
    (told,) = counting_told(asked(sheet("Fine weather", some), {"quorum": "5"}))
    assert told == "The quorum of 5 is missed, and what holds stands: 4 are there."


def test_whoever_has_no_vote_takes_no_casting_vote_away() -> None:
    """Somebody away who had no vote left a tie to nobody: 15 %, not 85 %."""
    rows = "Member,Motion,Vote\nAnn,for,1\nBob,for,1\nDee,against,1\nEve,against,1\nFay,absent,\n"
    assert casting(asked(rows, {"casting": "Ann"})) == "Ann"
    assert casting(asked(rows.replace("Fay,absent,", "Fay,absent,1"), {"casting": "Ann"})) == ""


@pytest.mark.parametrize(
    ("votes", "told"),
    [
        (
            {"Ben": "yes", "Cid": "no", "Esk": "yes"},
            ["Esk's casting vote changes nothing: 3 votes cannot come out even."],
        ),
        ({"Ben": "yes", "Cid": "no", "Dov": "no", "Esk": "yes"}, ["A tie goes the way of Esk."]),
    ],
)
def test_a_casting_vote_that_was_answered_and_that_no_tie_needs_is_told_so(
    votes: dict[str, str], told: list[str]
) -> None:
    assert counting_told(asked(sheet("Fine weather", votes), {"casting": "Esk"})) == told


def test_an_answered_casting_vote_that_changes_nothing_stands_before_what_was_guessed(tmp_path: Path) -> None:
    path = tmp_path / "board.csv"
    path.write_text(sheet("Fine weather", {"Ben": "yes", "Cid": "no", "Esk": "yes"}), "utf-8")
    note = forecast_table(path, {"casting": "Esk"}, as_of="2026-12-01").case.note
    assert note.startswith("Esk's casting vote changes nothing: 3 votes cannot come out even.")
