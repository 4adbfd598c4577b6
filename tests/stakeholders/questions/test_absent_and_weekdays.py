"""What would be wrong: whoever is on sick leave counts as there in silence, whoever has no part in a consensus has a
say, the year of a weekday is guessed against it, and one sentence is printed twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.build.opened import opened_text
from instantsia.stakeholders.questions import ask, counting_asked, each_not_bound
from instantsia.stakeholders.questions.decision_days import day_of_deciding
from instantsia.stakeholders.questions.known import Known
from instantsia.stakeholders.questions.options import told_by
from instantsia.stakeholders.questions.remarks import remarks_not_read

TODAY = 739_950
ROWS = "Voss,60,3,\nLaut,40,2,\nCramer,20,4,\n"


def known(remark: str, above: str = "") -> Known:
    text = f"{above}Name,Position,Importance,Remarks\n{ROWS}Dorn,80,1,{remark}\n"
    return opened_text(text, Path("table.csv"), {}, TODAY).known


@pytest.mark.parametrize(
    "remark",
    [
        "on sick leave - no substitute",
        "on maternity leave",
        "never comes to the meetings",
        "krankgeschrieben bis Juni",
        "en congé maladie",
        "en arrêt maladie",
        "con licencia médica",
        "in malattia",
        "met ziekteverlof",
        "na zwolnieniu lekarskim",
    ],
)
def test_who_is_ill_or_never_comes_is_told_as_away(remark: str) -> None:
    assert "speaks of absence (Dorn)" in " ".join(remarks_not_read(known(remark), {}))


@pytest.mark.parametrize("remark", ["sick of the topic", "leave it to the others", "never comes out against it"])
def test_other_remarks_are_no_absence(remark: str) -> None:
    assert not any("absence" in one for one in remarks_not_read(known(remark), {}))


@pytest.mark.parametrize(
    "remark",
    [
        "associate = speaks but is not part of the consensus",
        "not part of the consensus",
        "ne fait pas partie du consensus",
        "no forma parte del consenso",
        "gehört nicht zum Konsens",
    ],
)
def test_who_has_no_part_in_the_consensus_is_told_with_what_leaves_them_out(remark: str) -> None:
    assert "--answer leave_out=Dorn takes them out" in " ".join(remarks_not_read(known(remark), {}))


@pytest.mark.parametrize(
    ("line", "day", "was"),
    [
        ("Conseil du jeudi 22 mai, 20h", "2027-05-22", "2025-05-22"),
        ("Council vote on Sat 22 May", "2027-05-22", ""),
        ("votación mié 21/05", "2027-05-21", "2025-05-21"),
        ("Ratssitzung am Donnerstag, 27. Mai", "2027-05-27", ""),
        ("Council vote on 22 May", "2027-05-22", ""),
    ],
)
def test_a_weekday_tells_the_year(line: str, day: str, was: str) -> None:
    found = day_of_deciding([(line, "")], TODAY)
    assert found is not None
    assert (found.day, found.was) == (day, was)


def test_a_weekday_that_has_been_is_told_with_the_answer_that_looks_from_before_it() -> None:
    facts = known("", "Conseil du jeudi 22 mai\n")
    assert "that weekday was 2025-05-22: --answer as_of=2025-05-21" in told_by(ask(facts, {}))


def test_that_all_must_agree_is_told_once() -> None:
    facts = known("", '"Secretariat working file of the Board on statutes art. 14: positions by consensus, no vote"\n')
    assert each_not_bound(ask(facts, {}))
    assert not any("must agree" in one for one in counting_asked(facts, {}))
