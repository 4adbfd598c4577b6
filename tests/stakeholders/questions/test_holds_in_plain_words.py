"""What would be wrong: what holds in plain words is not read, and how long it holds is the day of the decision."""

from __future__ import annotations

import pytest

from instantsia.stakeholders.files.cells.otherwise import of_nothing_decided, told_if_nothing
from instantsia.stakeholders.questions.decision_days import day_of_deciding

TODAY = 739_950


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Great payers are heard first. Without a new recess that of 1481 (800 men) stands.",
         "Without a new recess that of 1481 (800 men) stands"),
        ("Talk till all can sign. No signature = treaty of 1962, 30% at the dam.",
         "No signature = treaty of 1962, 30% at the dam"),
        ("each dept votes as a block, agreed in Sept. else stays 7:50", "else stays 7:50"),
        ("else it remains at 40", "else it remains at 40"),
        ("bei Ablehnung: bis dahin gilt alter Tarif", "bei Ablehnung: bis dahin gilt alter Tarif"),
        ("Ohne neue Ordnung gilt die von 1998 (40)", "Ohne neue Ordnung gilt die von 1998 (40)"),
        ("Sans nouvel accord celui de 2009 reste", "Sans nouvel accord celui de 2009 reste"),
    ],
)  # fmt: skip
def test_what_holds_is_read_in_plain_words(line: str, said: str) -> None:
    assert [text for text, _ in told_if_nothing([(line, "")])] == [said]


@pytest.mark.parametrize(
    "line", ["Nobody else stays late", "Without a new member of staff we stand to lose", "No signature yet from Ann"]
)
def test_other_sentences_say_nothing_of_it(line: str) -> None:
    assert not of_nothing_decided(line)


@pytest.mark.parametrize(
    "line",
    [
        "No decision: site agreement runs till 31.12.2028 anyway, afterwards notice possible at once.",
        "Kein Beschluss: der Vertrag läuft bis 31.12.2028 weiter",
        "If nothing is decided the lease is valid until 3 May 2028",
    ],
)
def test_until_when_holds_what_goes_on_is_no_day_of_a_decision(line: str) -> None:
    assert day_of_deciding([(line, "row 9")], TODAY) is None
    found = day_of_deciding([(line, "row 9"), ("Supervisory board 9 December. Talks in Oct (my notes)", "")], TODAY)
    assert found is not None
    assert found.words == "9 December"


def test_what_ends_on_a_day_if_nothing_is_decided_still_tells_it() -> None:
    found = day_of_deciding([("Notices must be out by 28 Feb or rents stay as they are", "")], TODAY)
    assert found is not None
