"""What a checker asks: each rule finds its case, and a case without the fault is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

import instantsia
from instantsia.casefile import load
from instantsia.casefile.checking import lint
from instantsia.casefile.checking.codes import CODES
from instantsia.casefile.checking.lint.names import LIKELIHOODS
from instantsia.casefile.document import read_folder
from instantsia.errors import Problem
from instantsia.report.wording import probabilities
from tests.casefile import dock

# Every rule but the ones that a sound small case breaks anyway: a fixed chance, reports on Reed, a rumour.
USUAL = {"W7", "W18"}


def asked(folder: Path, case: str = dock.CASE, claims: str = dock.CLAIMS) -> tuple[Problem, ...]:
    read = read_folder(dock.write(folder, case, claims))
    found, problems = load.examined(read)
    assert found is not None, [str(problem) for problem in problems]
    return load.warnings(read, found)


def test_a_sound_case_is_asked_little(tmp_path: Path) -> None:
    """If it failed, warnings that mean nothing would hide those that do."""
    found = asked(tmp_path / "dock")
    assert {problem.code for problem in found} == USUAL
    assert all(problem.place is not None for problem in found)


def rows(*more: str) -> str:
    return dock.CLAIMS + "".join(f"{row}\n" for row in more)


CASES = [
    # code, what becomes what in the case, further claims, key, part of the message
    ("W1", ('right = { composite', 'chain = ["a1", "a2"]\nchain_attested_by = "keeper"\nright = { composite'), (),
     "source.memoir.chain_attested_by", "keeper alone vouches for a chain of 2"),
    ("W6", None, ("E1,memoir,fact.offer,yes,,,,,hearsay,1890,",), "claim.e1.of", "22 years after"),
    ("W6", None, ("E1,log,stone.dock,20,quill,3,,,own words,1912,",), "claim.e1.of", "a day after the one"),
    ("W7", None, (), "claim.d2.kind",
     'the only claim about reed.dock is of kind "reported": nobody speaks for themselves in it'),
    ("W11", ('right = { composite = "informed"', 'right = { forged = "full"'), (), "source.memoir.right.forged",
     "no effect"),
    ("W12", ('[[issue]]', '[[teller]]\nid = "wren"\nside = "owners"\np = 0.5\n\n[[issue]]'),
     ("E1,log,reed.dock,72,wren,5,,,reported,1911-06-02,",), "claim.d2.told_by",
     "2 claims agree, all told by side owners"),
    ("W13", ('seen = "county library, 3 May"\n', ""), (), "source.memoir.seen", "expected the address"),
    ("W14", None, ("E1,log,record.ballot.vote.reed,let,quill,5,,,reported,1911-06-09,",), "claim.d2.lines",
     "the passage that records ballot (claim e1)"),
    ("W15", ('made = 1911-06-02', 'made = 1911-06-02\nspeakers = 3'), ("E1,log,stone.dock,20,,3,,,own words,,",),
     "claim.e1.told_by", "3 people speak in log"),
    ("W17", None, ("E1,log,stone.owes.town,0.5,quill,3,,,own words,,",), "claim.e1.about", "the claim moves nothing"),
    ("W18", None, (), "step.recourse.chance", "0.4 has no range"),
    ("W19", ('value = "0..50..100"', 'value = "0..100"'), (), "assumption.*.dock.value", "anything on the scale"),
    ("W20", None, ("E1,log,stone.dock,20,quill,3,,,own words,,",), "claim", "1 claim does not say when it was so"),
    ("W21", None, ("E1,log,stone.dock,20,stone,3,,,own words,1911,",), "claim.e1.told_by", "no [[teller]] for stone"),
    ("W21", None, ("E1,log,stone.dock,20,quil,3,,,own words,1911,",), "claim.e1.told_by", "did you mean quill?"),
    ("W22", ('members = ["town", "quill"]', 'members = ["town", "quille"]'), (), "body.meeting.members.1",
     "did you mean quill?"),
    ("W23", ("[[what_if]]", '[[assumption]]\nabout = "*.dock"\nvalue = "0..10..90"\n\n[[what_if]]'), (),
     "assumption.*.dock.about", "only the last one holds"),
    ("W23", ("[[what_if]]", '[[assumption]]\nabout = "stone.owes.town"\nvalue = "0..1"\n\n[[what_if]]'), (),
     "assumption.stone.owes.town.about", "the assumption moves nothing"),
    ("W23", ("[[what_if]]", '[[assumption]]\nabout = "town.owes.quill"\nvalue = "0..1"\n\n[[what_if]]'), (),
     "assumption.town.owes.quill.value", "two values for one number: 0..1 here, and 0.4 written in its own place, "
     "actor.town.owes.quill; what is assumed holds"),
    ("W23", ("[[what_if]]", '[[assumption]]\nabout = "step.recourse.chance"\nvalue = "0..1"\n\n[[what_if]]'), (),
     "assumption.step.recourse.chance.value", "two values for one number"),
    ("W44", ('rule = { kind = "majority", of = "present", tie = "status-quo" }\nsuperior',
             'rule = { kind = "leader", leader = "quill" }\nsuperior'), (), "step.ballot.precision",
     "board decides by leader, and nothing reads it: it changes nothing (what counts is body.board.rule.precision"),
    ("W44", ('rule = { kind = "majority", of = "present", tie = "status-quo" }\nsuperior',
             'rule = { kind = "leader", leader = "quill" }\nsuperior'), (), "step.ballot.pressure",
     "nothing reads it: it changes nothing (leave it out)"),
    ("W44", ('rule = { kind = "majority", of = "present", tie = "status-quo" }\nsuperior',
             'rule = { kind = "acclamation", leader = "quill", rivals = ["reed"] }\nsuperior'), (),
     "step.ballot.precision", "board decides by acclamation, and nothing reads it"),
    ("W44", ('precision = { value = "3..6..12"', 'dissents = 0.1\nprecision = { value = "3..6..12"'), (),
     "step.ballot.dissents", "nothing reads it as the case stands"),
    ("W44", ('superior = "meeting"', 'superior = "meeting"\nsettles = "vote"'), (), "step.ballot.precision",
     "the members of board vote as they stated"),
    ("W24", ("[[issue]]", '[[teller]]\nid = "wren"\np = 0.5\n\n[[issue]]'), (), "teller.wren",
     "nothing is told by them"),
    ("W28", ('scale = { 0 = "hold', 'stretches = { likely = 50, other = 100 }\nscale = { 0 = "hold'), (),
     "issue.dock.stretches.likely", 'printed as a word for a chance: "likely, very likely, 0.90"'),
    ("W30", ('[[step]]\nid = "ballot"\nkind = "vote"\nbody = "board"\nissue = "dock"\nmotion = "let"\n'
             'date = 1911-06-09',
     '[[group]]\nid = "weeks"\nevery = "week"\nfrom = 1911-06-09\nuntil = 1911-06-16\n\n[[step]]\nid = "ballot"\n'
     'kind = "vote"\nbody = "board"\nissue = "dock"\nmotion = "let"\nwithin = "weeks"'), (),
     "claim.d4.about", "ballot repeats, and this is the record of one turn"),
    ("W42", ('[[step]]\nid = "recourse"', '[[step]]\nid = "minutes"\nkind = "minute"\nof = "ballot"\nby = "quill"\n'
             'softens = { let = "hold" }\ndate = 1911-06-10\n\n[[step]]\nid = "recourse"'),
     ("E1,log,issue.dock.recorded,let,quill,5,,,reported,1911-06-10,",), "claim.e1.about",
     "which minutes writes: the claim is told beside what is played, moving nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "change", "more", "key", "part"), CASES, ids=[f"{c[0]} {c[3]}" for c in CASES])
def test_each_rule_finds_its_case(
    tmp_path: Path, code: str, change: tuple[str, str] | None, more: tuple[str, ...], key: str, part: str
) -> None:
    """If it failed, a reader would find the weakness that the checker did not."""
    case = dock.CASE if change is None else dock.CASE.replace(*change, 1)
    assert change is None or case != dock.CASE
    found = [p for p in asked(tmp_path / "dock", case, rows(*more)) if (p.code, p.key) == (code, key)]
    assert found, [str(p) for p in asked(tmp_path / "dock", case, rows(*more))]
    assert part in str(found[0])
    assert found[0].place is not None


def test_what_no_step_writes_may_be_claimed_of_an_issue(tmp_path: Path) -> None:
    found = asked(tmp_path / "dock", claims=rows("E1,log,issue.dock.recorded,let,quill,5,,,reported,1911-06-10,"))
    assert "W42" not in {problem.code for problem in found}


def test_sources_through_the_same_hands(tmp_path: Path) -> None:
    """If it failed, two copies from one seller would count as two witnesses."""
    case = dock.CASE.replace('derives_from = "log"\n', 'chain = ["clerk", "dealer"]\n')
    case = case.replace("made = 1911-06-02", 'made = 1911-06-02\nchain = "clerk"')
    found = [p for p in asked(tmp_path / "dock", case) if p.code == "W8"]
    assert "the hands of clerk like log" in str(found[0])


def test_a_score_on_the_word_of_one(tmp_path: Path) -> None:
    """If it failed, a score would look as sure as a printed roll call."""
    claims = dock.CLAIMS.replace("record.ballot,let,,,", "record.ballot,let,quill,,")
    found = [p for p in asked(tmp_path / "dock", claims=claims) if p.code == "W16"]
    assert "the score of ballot rests on the word of quill alone" in str(found[0])


def test_no_claim_stands_twice(tmp_path: Path) -> None:
    """If it failed, one passage entered twice would count as two."""
    read = read_folder(
        dock.write(tmp_path / "dock", claims=rows("E1,log,reed.dock,65,quill,5,Reed told me,,reported,,"))
    )
    (problem,) = load.examined(read)[1]
    assert (problem.code, problem.key) == ("E5", "claim.e1")


def test_every_code_is_explained() -> None:
    """If it failed, `explain W7` would have nothing to say, or something about a code that nobody prints."""
    import re

    (folder,) = instantsia.__path__
    printed: set[str] = set()
    for file in Path(folder).rglob("*.py"):
        if file.name != "codes.py":
            printed |= set(re.findall(r'"([EW]\d{1,2})[":]', file.read_text(encoding="utf-8")))
    assert printed == set(CODES)
    assert all(sentence.endswith(".") for sentence in CODES.values())
    assert set(lint.WARNINGS) <= set(CODES)


def test_words_for_chances_are_no_options(tmp_path: Path) -> None:
    """If it failed, a report would say "open, likely, 0.70", and nobody could tell which word is the option."""
    assert {word for word, _, _ in probabilities.BANDS} | {"open"} == LIKELIHOODS
    case = dock.CASE.replace('"let"]', '"let", "very_likely"]').replace(
        "[[fact]]", "at = { hold = 0, let = 100, very_likely = 50 }\n\n[[fact]]", 1
    )
    (found,) = [one for one in asked(tmp_path / "dock", case) if one.code == "W28"]
    assert found.key == "issue.dock.options.2"


@pytest.mark.parametrize("word", ["abstain", "absent", "undecided"])
def test_what_is_said_of_votes_is_no_option(tmp_path: Path, word: str) -> None:
    """If it failed, the votes for the option and those of the absent would be added up under one name."""
    read = read_folder(dock.write(tmp_path / "dock", dock.CASE.replace('"hold"', f'"{word}"'), dock.CLAIMS))
    found = [one for one in load.examined(read)[1] if one.key.startswith("issue.")]
    assert [(one.code, one.key) for one in found] == [("E17", "issue.dock.options.0")]
    assert "expected another word for an option" in found[0].message


def test_several_claims_at_second_hand_are_told_in_one_sentence(tmp_path: Path) -> None:
    more = rows("E1,log,reed.dock,65,quill,3,,,hearsay,1911-06-02,")
    (found,) = [one for one in asked(tmp_path / "dock", claims=more) if one.key == "claim.d2.kind"]
    assert 'each of the 2 claims about reed.dock is of kind "hearsay" or "reported"' in found.message
