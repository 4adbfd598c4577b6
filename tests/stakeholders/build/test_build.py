"""What would be wrong: a cell that becomes another number than is said, a blank that is read as a value without a word,
or people who decide although they have no vote."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from instantsia.casefile.checking.lint import w23
from instantsia.errors import UserError
from tests.stakeholders.build.tables import assumed, case_of, table

PLAIN = """
    actor,position,salience,capability
    Greens,100,100,30
    Interior,,80,50
    Industry,5,,60
    Prime minister,70,90,100
    Unions,40..60,50,
"""
ENDS = {"ends": "no ban|full ban", "status_quo": "0"}


def test_cells_become_the_numbers_that_are_said(tmp_path: Path) -> None:
    """A bare number is off by a tenth of what is held: 5 to 100, and 50 to 100 of salience. Nearer to an end only as
    far as to the end, on both sides, so that no draw is pulled to the middle; at an end it is exact."""
    case = case_of(table(tmp_path, PLAIN), **ENDS)
    found = {one.about: (one.value.written, one.value.source) for one in case.assumption}
    assert found == {
        "greens.position": ("100", "table"),
        "interior.position": ("0..100", "table"),
        "industry.position": ("0..5..10", "table"),
        "prime_minister.position": ("60.5..70..79.5", "table"),
        "unions.position": ("40..60", "table"),
        "greens.salience.position": ("1", "table"),
        "interior.salience.position": ("0.75..0.8..0.85", "table"),
        "industry.salience.position": ("one of 0.5, 0.8, 0.9, 1", "table"),
        "prime_minister.salience.position": ("0.85..0.9..0.95", "table"),
        "unions.salience.position": ("0.45..0.5..0.55", "table"),
        "greens.capability.position": ("22.5..30..37.5", "table"),
        "interior.capability.position": ("37.5..50..62.5", "table"),
        "industry.capability.position": ("45..60..75", "table"),
        "prime_minister.capability.position": ("75..100..125", "table"),
        "unions.capability.position": ("one of 30, 50, 60, 100", "table"),
    }


def test_every_number_says_where_it_stands_and_what_was_done_with_it(tmp_path: Path) -> None:
    case = case_of(table(tmp_path, PLAIN), **ENDS)
    why = {one.about: one.why for one in case.assumption}
    bare = "column 2 (position): a bare number"
    assert why["prime_minister.position"] == f"ban.csv, row 5, {bare}, +-9.5"
    assert why["greens.position"] == f"ban.csv, row 2, {bare}, exact at the end of its range"
    nearer = "but on either side no farther than to the nearer end"
    assert why["industry.position"] == f"ban.csv, row 4, {bare}, +-9.5, {nearer}"
    assert why["interior.position"] == "ban.csv, row 3, column 2 (position): blank: anywhere on the scale"
    assert why["unions.position"] == "ban.csv, row 6, column 2 (position): a range, as it stands"
    assert "one of the 4 that are stated" in why["unions.capability.position"]
    for told in ("1 blank position read as anywhere", "1 blank salience read as one of", "1 blank capability"):
        assert told in case.note


def test_width_is_in_hundredths_of_the_scale(tmp_path: Path) -> None:
    case = case_of(table(tmp_path, "actor,position\nA,7\nB,4.5\n"), scale="4..10", width="20", status_quo="4")
    assert assumed(case, "a.position") == "5.8..7..8.2"
    # near the end only as far as to the end, on both sides
    assert assumed(case, "b.position") == "4..4.5..5"
    bare = case_of(tmp_path / "ban.csv", scale="4..10", width="0", status_quo="4")
    assert assumed(bare, "a.position") == "7"


def test_saliences_from_0_to_1_and_to_100_mean_the_same(tmp_path: Path) -> None:
    one = case_of(table(tmp_path, "actor,position,salience\nA,7,0.45\nB,5,0.95\n", "one.csv"), issue="one")
    other = case_of(table(tmp_path, "actor,position,salience\nA,7,45\nB,5,95\n", "other.csv"))
    assert assumed(one, "a.salience.position") == assumed(other, "a.salience.position") == "0.4..0.45..0.5"


def test_words_of_the_printed_scale_are_read_by_it(tmp_path: Path) -> None:
    path = table(tmp_path, "actor,position\nA,leans to full ban\nB,firmly no ban\nC,open\nD,full ban\nE,30\n")
    case = case_of(path, **ENDS)
    found = [assumed(case, f"{actor}.position") for actor in "abcde"]
    # words stand somewhere, too: a tenth of what is held is a tenth of 5 to 100
    assert found == ["50..75..95", "0..5..20", "30..50..70", "100", "20.5..30..39.5"]
    # without an answer the two ends are taken from the words, the one at which nothing is done first
    assert list(case_of(path).issue[0].scale.values()) == ["no ban", "full ban"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        (("leans to full ban", "no ban"), ["no ban", "full ban"]),
        (("leans to full ban", "firmly keep it"), ["keep it", "full ban"]),
        (("leans to zebra", "firmly ape"), ["ape", "zebra"]),
        (("firmly no ban", "40"), ["no ban", "the high end"]),
        (("leans to full ban", "full ban"), ["the low end", "full ban"]),
    ],
)
def test_the_end_at_which_nothing_is_done_is_the_low_one(
    words: tuple[str, str], ends: list[str], tmp_path: Path
) -> None:
    """If it failed, a table with "leans to full ban" and "no ban" would have a full ban hold if nothing is decided."""
    path = table(tmp_path, f"actor,position\nA,{words[0]}\nB,{words[1]}\nC,30\n")
    case = case_of(path, settles="vote")
    assert list(case.issue[0].scale.values()) == ends  # type: ignore[union-attr]
    assert case.issue[0].status_quo is not None
    assert case.issue[0].status_quo.middle == 0
    # the guess that is told is that with which it is bargained out, as if somebody had said it
    assert case_of(path).issue[0].status_quo == case_of(path, settles="vote").issue[0].status_quo


@pytest.mark.parametrize("word", ["undecidd", "no ban", "ca. thirty"])
def test_a_word_that_nobody_explains_is_not_known_and_never_an_end(word: str, tmp_path: Path) -> None:
    """If it failed, whoever is undecided and misspelt would stand at 100."""
    path = table(tmp_path, f"actor,position\nA,10\nB,{word}\nC,{word}\n")
    case = case_of(path)
    assert [assumed(case, f"{actor}.position") for actor in "bc"] == ["0..10", "0..10"]
    assert f"Read as not known: '{word}' (row 3 and others) (--answer words='{word} POINT' says another)." in case.note
    # what is printed works
    assert assumed(case_of(path, words=f"{word} 4"), "b.position") == "3..4..5"


def test_with_ends_answered_a_word_that_they_do_not_explain_is_not_known_and_told(tmp_path: Path) -> None:
    """If it failed, a misspelt cell would shut the door as soon as another cell leans to an end."""
    path = table(tmp_path, "actor,position\nA,no ban\nB,undecidd\nC,leans to full bann\nD,50\nE,open\n")
    told = case_of(path, **ENDS).note
    assert "Read as not known: 'undecidd' (row 3" in told
    assert "'leans to full bann' (row 4" in told


def test_ends_answered_of_one_issue_explain_no_word_of_another(tmp_path: Path) -> None:
    """If it failed, a word of one issue would be looked for on the scale of another."""
    path = table(tmp_path, "actor,issue,position\nA,price,high\nB,price,5\nA,date,soon\nB,date,5\n")
    case = case_of(path, **{"issue": "price", "ends": "low|high", "ends.date": "late|soon"})
    assert [list(one.scale.values()) for one in case.issue] == [["low", "high"], ["late", "soon"]]  # type: ignore[union-attr]
    other = case_of(path, **{"issue": "date", "ends": "late|never", "ends.price": "low|high"})
    assert "Read as not known: 'soon' (row 4) of date" in other.note


def test_words_that_mean_do_not_know_are_blanks(tmp_path: Path) -> None:
    """If it failed, whoever is undecided would stand at an end, or make an option."""
    case = case_of(table(tmp_path, "actor,position\nA,30\nB,undecided\nC,Not sure\n"))
    assert [assumed(case, f"{actor}.position") for actor in "bc"] == ["0..100", "0..100"]


def test_a_missing_column_is_the_same_for_all_and_said(tmp_path: Path) -> None:
    case = case_of(table(tmp_path, "actor,position\nA,7\nB,5\n"))
    assert assumed(case, "*.salience.position") == assumed(case, "*.capability.position") == "1"
    assert "tells no salience" in case.note
    assert "tells no capability" in case.note
    # bargained out, and the rule is that of a vote of all, which is asked besides
    assert (case.body[0].settles, case.body[0].rule.kind) == ("bargain", "majority")


def test_votes_are_seats_and_only_voters_and_veto_players_decide(tmp_path: Path) -> None:
    case = case_of(
        table(
            tmp_path,
            """
            actor,position,vote,veto,bloc seats
            A,7,x,,3
            B,5,2,,
            C,50,,x,
            D,60,,,5
            E,90,no,no,1
            """,
        ),
        quota="4",
        settles="vote",
    )
    body = case.body[0]
    assert body.members == ("a", "b", "c")
    assert {one.id: one.seats.written for one in case.actor if one.seats} == {
        "a": "3", "b": "one of 2, 6, 10", "c": "0", "d": "0", "e": "0",
    }  # fmt: skip
    assert body.rule.kind == "qualified"
    assert body.rule.vetoes == ("c",)  # type: ignore[attr-defined]
    assert body.rule.quota.written == "4"  # type: ignore[attr-defined]
    assert case.step[0].model == ("win-set",)  # type: ignore[attr-defined]
    assert "2 of 5 have neither a vote nor a veto" in case.note
    assert "2 blanks in the column vote read as no vote" in case.note
    assert "3 blanks in the column veto read as no veto" in case.note


def test_a_model_that_weighs_counts_those_without_a_vote_too(tmp_path: Path) -> None:
    path = table(tmp_path, "actor,position,vote\nA,7,x\nB,5,x\nC,50,\n")
    case = case_of(path, model="win-set|weighted-mean")
    assert case.body[0].members == ("a", "b", "c")


def test_the_headline_is_beyond_the_line_in_the_words_of_the_stretches(tmp_path: Path) -> None:
    path = table(tmp_path, PLAIN)
    case = case_of(path, **ENDS, line="10", stretches="no ban 10|partial ban 70|full ban")
    assert case.event[0].when == "position.value > 10.0"
    assert case.event[0].text == "Ban goes beyond 10 (partial ban or more)"
    assert case.issue[0].stretches == {"no_ban": 10, "partial_ban": 70, "full_ban": 100}
    other = case_of(path, ends="no ban|full ban", status_quo="full ban")
    assert other.event[0].when == "position.value < 50.0"
    assert "towards no ban" in other.event[0].text


def test_a_source_makes_a_number_a_claim_and_a_wider_assumption_stands_behind_it(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        "actor,position,salience,capability,source\nA,70,50,8,Memo\nB,20..30,,4,Memo\nC,10,50,8,\n",
    )
    case = case_of(path, **ENDS)
    assert [source.cite for source in case.source] == ["Memo"]
    assert sorted((claim.about, claim.value) for claim in case.claim) == [
        ("a.capability.position", "6..8..10"), ("a.position", "64..70..76"), ("a.salience.position", "0.49..0.5..0.51"),
        ("b.capability.position", "3..4..5"), ("b.position", "20..30"),
    ]  # fmt: skip
    assert assumed(case, "a.position") == "52..70..88"
    assert assumed(case, "b.position") == "10..40"
    assert "up to 3 times as far off" in next(one.why for one in case.assumption if one.about == "a.position")
    # a blank cell carries no source, whatever stands in its row
    assert assumed(case, "b.salience.position") == "0.5"
    assert assumed(case, "c.position") == "4..10..16"


def test_named_options_are_voted_on_with_stated_utilities(tmp_path: Path) -> None:
    path = table(tmp_path, "actor;position\nA;Verbot\nB;kein Verbot\nC;\n")
    case = case_of(path, status_quo="kein verbot")
    assert case.issue[0].options == ("kein_verbot", "verbot")
    assert case.step[0].kind == "vote"
    assert case.body[0].rule.kind == "qualified"
    found = {one.about: one.value.written for one in case.assumption}
    assert found == {
        "a.position.verbot": "0.8..1", "a.position.kein_verbot": "0..0.2", "b.position.verbot": "0..0.2",
        "b.position.kein_verbot": "0.8..1", "c.position.verbot": "0..1", "c.position.kein_verbot": "0..1",
    }  # fmt: skip
    assert case.event[0].when == 'position != "kein_verbot"'


def test_options_with_places_keep_positions_as_points(tmp_path: Path) -> None:
    path = table(tmp_path, "actor,position\nA,0\nB,40\nC,90\n")
    case = case_of(path, options="no ban 0|quota 40|ban 100", status_quo="no ban", ends="no ban|ban")
    assert case.issue[0].at == {"no_ban": 0, "quota": 40, "ban": 100}
    assert case.step[0].procedure == "plurality"  # type: ignore[attr-defined]
    assert assumed(case, "b.position") == "31..40..49"
    assert len(case.event) == 3


def test_each_issue_is_settled_and_the_headline_comes_first(tmp_path: Path) -> None:
    path = table(tmp_path, "actor,issue,position\nA,Price,7\nB,Price,50\nA,Date,20\nB,Date,\nC,Date,9\n")
    case = case_of(path, issue="price")
    assert [step.id for step in case.step] == ["price", "date"]
    assert case.event[0].id == "price_beyond"
    assert {body.members for body in case.body} == {("a", "b"), ("a", "b", "c")}
    assert "was not read for Date" in case.note
    assert "was not read for Date" in case_of(path, issue="price", settles="vote").note


def test_a_column_that_only_one_issue_has_is_missing_on_the_other_alone(tmp_path: Path) -> None:
    path = table(tmp_path, "actor,price position,price salience,date position\nA,7,20,20\nB,,,60\n")
    note = case_of(path).note
    assert "1 blank position read" in note
    assert "1 blank salience read" in note
    assert "tells no salience on date" in note


def test_how_more_than_two_options_are_put_is_said(tmp_path: Path) -> None:
    path = table(tmp_path, "actor,position\nA,ban\nB,no ban\nC,quota\n")
    assert "all at once, and the one with most votes stands" in case_of(path, status_quo="no ban").note
    case = case_of(path, status_quo="no ban", procedure="one-by-one")
    assert case.step[0].order_of_options == ("ban", "quota")  # type: ignore[attr-defined]


def test_those_of_other_bodies_take_no_part_and_that_is_said(tmp_path: Path) -> None:
    case = case_of(table(tmp_path, "actor,body,position\nA,council,7\nB,council,50\nC,court,9\nD,,9\n"))
    assert case.body[0].members == ("a", "b", "d")
    assert "1 of 4 sit in other bodies than council" in case.note
    assert case.step[0].text == "The council settles on ban"


@pytest.mark.parametrize(
    ("text", "written", "told"),
    [
        ("actor,position\nA,7\nB,5\n", {"scale": "0.." + "9" * 400}, "none beyond"),
        ("actor,position,vote\nA,7,\nB,5,no\n", {"votes": "column"}, "in the column vote nobody has one"),
        ("actor,position,vote\nA,7,x\nB,5,no\n", {"quota": "2"}, "no more than all 1 votes"),
        ("actor,position,vote\nA,70,x\nB,5,no\n", {"line": "100"}, "nothing lies beyond the end"),
    ],
)
def test_what_cannot_be_forecast_is_told_with_its_place(
    text: str, written: dict[str, str], told: str, tmp_path: Path
) -> None:
    with pytest.raises(UserError, match=told):
        case_of(table(tmp_path, text), **written)


@pytest.mark.parametrize("role", ["salience", "capability"])
def test_nothing_for_everybody_is_as_much_for_everybody(role: str, tmp_path: Path) -> None:
    note = case_of(table(tmp_path, f"actor,position,{role}\nA,7,0\nB,5,0\n")).note
    assert f"A {role} of 0 for everybody is read as the same for everybody." in note


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("actor,position,salience\nA,7,130\nB,5,20\n", "Scale of saliences guessed: 0 to 130"),
        ("actor,position,salience\nA,7,loud\nB,5,20\n", "Read as not known: 'loud' (row 2) (--answer 'grades=loud "),
        (
            "actor,position\nA,7\nB,a little\nC,much\nD,all\n",
            "Read as not known: 'a little' (row 3), 'much' (row 4), 'all' (row 5) (--answer words=",
        ),
        ("actor,position\nA,7\nB,ca. 3O\nC,5\n", "Read as not known: 'ca. 3O' (row 3)"),
        ("actor,position\nA,7\nB,4O\nC,5\n", "Read as not known: '4O' (row 3"),
        (
            "actor,position,salience,capability\nA,7,loud,mighty\nB,9,20,3\nC,8,faint,1\n",
            "Read as not known: 'loud' (row 2), 'faint' (row 4), 'mighty' (row 2) (--answer 'grades=",
        ),
    ],
)
def test_a_cell_that_is_no_number_is_told_with_its_place_and_how_to_say_it(
    text: str, told: str, tmp_path: Path
) -> None:
    assert told in case_of(table(tmp_path, text)).note


CELLS = st.sampled_from(["", "0", "100", "37.5", "20..30", "10..20..60", "?", "7", "99"])
SMALL = st.sampled_from(["", "1", "50", "100", "20..30"])
ROWS = st.lists(
    st.tuples(
        CELLS, SMALL, SMALL, st.sampled_from(["", "x", "2"]), st.sampled_from(["", "x"]), st.sampled_from(["", "M"])
    ),
    min_size=1,
    max_size=7,
)


@settings(max_examples=60)
@given(cells=ROWS, rows=st.permutations(range(7)), columns=st.permutations(range(7)))
def test_any_table_gives_the_same_case_in_any_order(
    cells: list[tuple[str, ...]], rows: list[int], columns: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """But for the places that its numbers name."""
    header = ["actor", "position", "salience", "capability", "vote", "veto", "source"]
    lines = [[f"Actor {number}", *row] for number, row in enumerate(cells)]
    turned = [lines[row] for row in rows if row < len(lines)]
    shuffled = [[line[column] for column in columns] for line in [header, *turned]]
    found = []
    for written, separator in (([header, *lines], ","), (shuffled, ";")):
        path = tmp_path_factory.getbasetemp() / "ban.csv"
        path.write_text("\n".join(separator.join(line) for line in written) + "\n")
        try:
            case = plain(case_of(path).model_dump(mode="json"))
            case["note"] = re.sub(r"rows? \d[\d, .]*", "ROW", case["note"])
            found.append(case)
        except UserError as error:
            found.append(type(error).__name__)
    assert found[0] == found[1]


def plain(written: Any) -> Any:
    """Without the reasons, in which places stand."""
    if isinstance(written, dict):
        return {key: plain(inner) for key, inner in written.items() if key != "why"}
    return [plain(inner) for inner in written] if isinstance(written, (list, tuple)) else written


def test_who_has_no_vote_has_no_seat_where_others_vote(tmp_path: Path) -> None:
    """With one seat by default they would vote in the win set though the table gives them none."""
    path = table(tmp_path, "actor,position,vote\nA,7,x\nB,5,x\nC,50,\n")
    case = case_of(path, model="win-set|weighted-mean")
    seats = {one.id: one.seats.middle if one.seats is not None else 1.0 for one in case.actor}
    assert seats == {"a": 1.0, "b": 1.0, "c": 0.0}


def test_the_question_in_his_own_words_is_that_of_the_headline(tmp_path: Path) -> None:
    """Asked for and then not printed, the answer would be kept for nothing."""
    case = case_of(table(tmp_path, PLAIN), **ENDS, question="Does the ban go far?")
    assert case.event[0].question == case.question == "Does the ban go far?"


def test_by_default_the_option_holds_that_says_that_nothing_is_done(tmp_path: Path) -> None:
    """The first by name may be the very thing that is asked for."""
    case = case_of(table(tmp_path, "actor;position\nA;ban\nB;no ban\nC;\n"))
    assert case.issue[0].options[0] == "no_ban"
    neither = case_of(table(tmp_path, "actor;position\nA;ban\nB;tax\nC;\n"))
    assert neither.issue[0].options == ("no_decision", "ban", "tax")


def test_where_only_votes_are_told_they_are_what_weighs(tmp_path: Path) -> None:
    """Else a mean of a council would count its smallest member as much as its largest."""
    path = table(tmp_path, "actor,position,vote\nA,7,10\nB,5,2\nC,50,\n")
    case = case_of(path, model="weighted-mean")
    found = {one.about: one.value.middle for one in case.assumption if ".capability." in one.about}
    assert found == {"a.capability.position": 10, "b.capability.position": 2, "c.capability.position": 10}
    same = case_of(table(tmp_path, "actor,position,vote\nA,7,yes\nB,5,yes\nC,50,\n"), model="weighted-mean")
    assert [one.about for one in same.assumption if ".capability." in one.about] == ["*.capability.position"]


def test_who_takes_no_part_still_stands_somewhere(tmp_path: Path) -> None:
    """Levers for a side without a vote would ask them where they stand, though the table says it."""
    case = case_of(table(tmp_path, "actor,position,vote,source\nA,7,x,\nB,5,x,\nC,50,,Memo\nD,,,\n"))
    assert case.body[0].members == ("a", "b")
    assert assumed(case, "c.position") == "45.5..50..54.5"
    assert not case.claim
    assert not any(one.about == "d.position" for one in case.assumption)
    # and whoever checks the case is not told twenty times that the table says more than the win set reads
    assert not list(w23(case))


def test_a_cell_may_say_one_of_the_two_ends(tmp_path: Path) -> None:
    """If it failed, whoever is wholly for or wholly against, nobody knows which, would stand in the middle."""
    text = "actor,position,source\nA,no ban|Full ban,minutes\nB,30,\nC,60,\n"
    case = case_of(table(tmp_path, text), **ENDS)
    (claim,) = case.claim
    assert (claim.about, claim.value) == ("a.position", "0|100")
    assert not case_of(table(tmp_path, text.replace("minutes", "")), **ENDS).claim
    found = case_of(table(tmp_path, text.replace("minutes", "")), **ENDS).assumption
    assert next(one.value.among for one in found if one.about == "a.position") == (0, 100)


def test_a_cell_may_name_an_option_that_an_answer_placed(tmp_path: Path) -> None:
    answers = {"ends": "no ban|full ban", "options": "no ban 0|quota 40|ban 100", "status_quo": "no ban"}
    text = "actor,position\nA,quota\nB,quota|ban\nC,60\nD,no ban\n"
    case = case_of(table(tmp_path, text), **answers)
    found = {one.about: one.value for one in case.assumption if one.about.endswith(".position")}
    assert (found["a.position"].mode, found["a.position"].low, found["a.position"].high) == (40, 33, 47)
    assert found["b.position"].among == (40, 100)
    misspelt = case_of(table(tmp_path, text.replace("A,quota", "A,quotta")), **answers)
    assert "Read as not known: 'quotta' (row 2)" in misspelt.note


@pytest.mark.parametrize(
    ("key", "text", "what"),
    [
        ("scale", "-1e15..1e15", "positions from 20 to 80"),
        ("scale", "0..1e12", "positions from 20 to 80"),
        ("scale", "0..1000000", "positions from 20 to 80"),
        ("salience_scale", "-1e9..1e9", "saliences from 30 to 90"),
    ],
)
def test_a_scale_on_which_all_stand_at_one_point_is_refused(key: str, text: str, what: str, tmp_path: Path) -> None:
    path = table(tmp_path, "actor,position,salience\nA,20,30\nB,80,90\n")
    told = rf"found {what} and the answer that their scale is .*--answer {key}=0\.\.100 has all of them"
    with pytest.raises(UserError, match=told):
        case_of(path, **{key: text})
    assert case_of(path, **{key: "0..100"}).issue


def test_ends_in_powers_of_ten_are_read_and_turned_ones_are_told_so(tmp_path: Path) -> None:
    path = table(tmp_path, "actor,position\nA,20\nB,80\n")
    assert case_of(path, scale="0..1e2").issue[0].scale == case_of(path, scale="0..100").issue[0].scale
    with pytest.raises(UserError, match=r"the low one first \(0\.\.100\)"):
        case_of(path, scale="100..0")
