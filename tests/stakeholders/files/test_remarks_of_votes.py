"""What would be wrong: a remark that tells who abstains, gave a proxy or decides a tie is passed over, or a remark of a
walk-away is taken as one of absence."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders import questions
from instantsia.stakeholders.build import read_table
from instantsia.stakeholders.build.opened import opened_text
from instantsia.stakeholders.files.rows.remarks_told import Remarks
from instantsia.stakeholders.questions.counting_rules import counting_told
from tests.stakeholders.build.tables import TODAY, table

HEAD = "member,position,votes,remarks\n"


def told(folder: Path, remark: str, before: str = "spoke twice") -> Remarks:
    rows = f"Ann Ferri,80,1,{before}\nBob Lee,20,1,{remark}\nCid Moor,60,1,\n"
    return read_table(table(folder, HEAD + rows), None, {}, TODAY).known.remarks


@pytest.mark.parametrize(
    "remark",
    ["will abstain", "usually abstains", "usually sits out on mil. matters", "werden sich enthalten", "s'abstiendra",
     "se abstendrá", "di solito si astiene", "vai abster-se", "onthoudt zich", "wstrzyma się od głosu"],
)  # fmt: skip
def test_who_will_abstain_is_told(remark: str, tmp_path: Path) -> None:
    assert told(tmp_path, remark).abstaining == ("Bob Lee",)


@pytest.mark.parametrize(
    "remark", ["will not abstain", "wird sich nicht enthalten", "non si astiene", "nie wstrzyma się"]
)
def test_who_will_not_is_not(remark: str, tmp_path: Path) -> None:
    assert told(tmp_path, remark).abstaining == ()


@pytest.mark.parametrize(
    "remark",
    ["won't come", "not coming", "kommen nicht", "ne viendront pas", "no vienen", "non vengono", "não vêm",
     "komen niet", "nie przyjdą", "away until May"],
)  # fmt: skip
def test_several_who_do_not_come_are_away(remark: str, tmp_path: Path) -> None:
    assert told(tmp_path, remark).away == ("Bob Lee",)


@pytest.mark.parametrize(
    "remark", ["Walk-away = most they'd swallow", "will walk away from a bad deal", "in the absence of a deal"]
)
def test_a_walk_away_is_nobody_who_is_away(remark: str, tmp_path: Path) -> None:
    assert told(tmp_path, remark).away == ()


@pytest.mark.parametrize(
    "remark",
    ["proxy to Ferri", "Vollmacht an Ferri", "absente, procuration à Ferri", "poder a Ferri", "delega a Ferri",
     "procuração a Ferri", "volmacht aan Ferri", "pełnomocnictwo dla Ferri"],
)  # fmt: skip
def test_who_gave_a_proxy_votes_as_another_and_is_not_away(remark: str, tmp_path: Path) -> None:
    remarks = told(tmp_path, remark)
    assert remarks.proxies == (("Bob Lee", "Ann Ferri"),)
    assert remarks.away == ()
    known = read_table(table(tmp_path, f"{HEAD}Ann Ferri,80,1,\nBob Lee,,1,{remark}\n"), None, {}, TODAY).known
    (said,) = questions.remarks_not_read(known, {})
    assert "'as Ann Ferri' as the position of Bob Lee" in said
    like = opened_text(f"{HEAD}Ann Ferri,80,1,\nBob Lee,as Ann Ferri,1,\n", Path("t.csv"), {}, TODAY)
    assert [float(one.position.number.middle) for one in like.table.rows["t"] if one.position.number] == [80, 80]


def test_who_holds_a_proxy_gave_none(tmp_path: Path) -> None:
    assert told(tmp_path, "ha delega del n. 7").proxies == ()


def test_ditto_in_a_remark_says_what_the_one_above_says(tmp_path: Path) -> None:
    assert told(tmp_path, "new, ditto", before="no vote till May").voteless == ("Ann Ferri", "Bob Lee")
    assert told(tmp_path, "suspended", before="ditto").voteless == ("Bob Lee",)


@pytest.mark.parametrize("remark", ["casting vote", "Stichentscheid", "voix prépondérante", "voto de calidad"])
def test_who_decides_a_tie_by_a_remark_is_told_until_it_is_answered(remark: str, tmp_path: Path) -> None:
    path = table(tmp_path, f"{HEAD}Ann Ferri,for,1,\nBob Lee,against,1,{remark}\n")
    known = read_table(path, None, {}, TODAY).known
    (said,) = (*questions.remarks_not_read(known, {}), *questions.counting_asked(known, {}))
    assert "casting='Bob Lee'" in said or "a tie goes the way of Bob Lee" in said
    answered = {"casting": "Bob Lee"}
    known = read_table(path, None, answered, TODAY).known
    assert questions.remarks_not_read(known, answered) == []
    assert questions.counting_asked(known, answered) == ["A tie goes the way of Bob Lee."]


def test_a_tie_in_numbers_goes_to_whoever_is_in_the_chair_by_a_remark() -> None:
    rows = 'Ann Ferri,for,1,\nBob Lee,against,1,"Präsidentin, Stichentscheid"\n'
    below = "Einfaches Mehr der Anwesenden (2). Bei 1:1 Präsidentin.,,,\n"
    one = opened_text(HEAD + rows + below, Path("t.csv"), {}, TODAY)
    assert one.known.chairs == ("Bob Lee",)
    asking = questions.ask(one.known, one.written)
    assert any("a tie goes the way of Bob Lee" in said for said in counting_told(asking))
    assert questions.remarks_not_read(one.known, {}) == []


@pytest.mark.parametrize(
    "remark",
    ["wants the tariff suspended", "talks suspended in March", "won't come round to it", "never give this away"],
)
def test_a_remark_on_the_matter_is_none_on_who_votes(remark: str, tmp_path: Path) -> None:
    remarks = told(tmp_path, remark)
    assert (remarks.away, remarks.voteless) == ((), ())
