"""What would be wrong: the day of the vote stands beside the table, and a year from today is proposed."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.case.dates import parse_day
from instantsia.stakeholders import questions
from instantsia.stakeholders.build.opened import opened_text
from instantsia.stakeholders.questions.decision_days import day_of_deciding

TODAY = parse_day("2026-11-30")
ROWS = "actor,position,salience\nAnn,20,60\nBob,80,70\nCid,60,20\n"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Conseil d'UFR du 12/12 – point 4", "2026-12-12"),
        ("Abstimmung 18.11., einfaches Mehr", "2027-11-18"),
        ("Abstimmung am 18.11.", "2027-11-18"),
        ("Sin acuerdo el 31 de enero la ley sale sin ella", "2027-01-31"),
        ("assemblea 26 ottobre", "2027-10-26"),
        ("reunião de 6 de fevereiro", "2027-02-06"),
        ("Vergadering op 3 maart, raadzaal", "2027-03-03"),
        ("posiedzenie 14 maja", "2027-05-14"),
        ("ECOWAS summit 14 Dec: what mandate?", "2026-12-14"),
        ("AGM March 2, 7pm", "2027-03-02"),
        ("my read as of 3/9, contract up 6/30", "2027-06-30"),
        ("Vote on 2026-12-18", "2026-12-18"),
        ("Vote on 2026-11-18", None),
        ("Vote on 14 March 2025", None),
        ("Council vote: majority of 2/3, 11 of 21", None),
        ("vote du conseil : majorité des 2/3", None),
        ("Last vote 4 May", None),
        ("Vote, as of 3 December", None),
        ("Count of votes: 12 maioria", None),
        ("Rang Ann on 6 May", None),
        ("Proposta: numero programmato (seduta del 14 gennaio)", "2027-01-14"),
        ("Dies on the calendar 12/4 – then current law, no tax.", "2026-12-04"),
        ("If no plan by 15-Jan -> liquidation, value approx Rs 3,100 cr", "2027-01-15"),
        ("my notes before Dec 9 board mtg", "2026-12-09"),
        ("The President alone signs. Mandate lapses 31 March if he does not.", "2027-03-31"),
        ("Hollerbach AG – Aufsichtsrat 4.12. – TOP 5 Neue Linie", "2026-12-04"),
        ("Gesellschafterversammlung 16.12.", "2026-12-16"),
        ("DG – Mme Vale : tranche seule le 11/12, penchait pour 42 début novembre", "2026-12-11"),
        ("Fédération – AG extraordinaire du 9 janvier", "2027-01-09"),
        ("notitie voor coalitieoverleg 10 dec – bijgewerkt 25-11 (MvdP)", "2026-12-10"),
        ("Elaboró: Lucía M. / versión 4, después de la reunión técnica del 18/9", None),
        ("written after the board meeting of 3 December", None),
        ("nach der Sitzung vom 3.12.", None),
        ("po posiedzeniu 14 maja", None),
        ("second tranche paid 30 June", None),
        ("Firma Huber, 12 März, angerufen", None),
        ("dies nur als Entwurf, 12 März", None),
        ("Charlado con su jefa de asesores el 2/11", None),
        ("If no agreement on 26 Feb the date in the approved FBC stands: 1 April 2027", "2027-02-26"),
        ("No deal by Jan 31: the Bureau opens May 1", "2027-01-31"),
        ("sale en un acuerdo firmado antes del 30-jun y va como proyecto", "2027-06-30"),
        ("accord signé avant le 30 juin", "2027-06-30"),
        ("accordo firmato entro il 30 giugno", "2027-06-30"),
        ("se não levar a nada a Conselho até 30-04 não há taxa este ano", "2027-04-30"),
        ("Sperrung Marktplatz (Antrag, DS 2025/048) – Ratssitzung 27. Mai", "2027-05-27"),
        ("Senate 11 March - Paper S/25/14: two-semester year (from Sept 2027)", "2027-03-11"),
        ("Panel of seven, interviews Tue 14 April", "2027-04-14"),
        ("No voting, it is talked out till both sides agree (next 17 March)", "2027-03-17"),
        ("nächste Runde am 17. März", "2027-03-17"),
        ("Prochaine séance : 17 mars", "2027-03-17"),
        ("Jak nie podpisze do końca marca: tylko strojenie jak co roku", "2027-03-31"),
        ("Must be signed by the end of March", "2027-03-31"),
        ("Frist: Ende März", "2027-03-31"),
        ("plazo: finales de marzo", "2027-03-31"),
        ("scadenza fine marzo", "2027-03-31"),
        ("prazo: fim de março", "2027-03-31"),
        ("uiterlijk eind maart", "2027-03-31"),
        ("date limite fin mars", "2027-03-31"),
        ("council, seats 12-08 to whoever", None),
        ("The next 3 items were sent on 4 May", None),
        ("Meeting ended in March", None),
    ],
)
def test_a_day_in_a_sentence_on_deciding_is_the_next_such(text: str, day: str | None) -> None:
    found = day_of_deciding([(text, "")], TODAY)
    assert (found and found.day) == day


@pytest.mark.parametrize(
    ("advises", "decides", "day"),
    [
        ("zebranie 12.02., głosowanie rady 9.03. (tylko opinia)", "Jak nie podpisze do końca marca: nic", "2027-03-31"),
        ("Council vote 9 March (advisory only)", "Otherwise lapses 31 March", "2027-03-31"),
        ("Ratssitzung 9. März, nur beratend", "Frist 31. März", "2027-03-31"),
        ("vote du conseil le 9 mars, consultatif", "date limite : 31 mars", "2027-03-31"),
        ("Council vote 9 March (advisory only)", "", "2027-03-09"),
    ],
)  # fmt: skip
def test_the_day_of_a_vote_that_only_advises_comes_last(advises: str, decides: str, day: str) -> None:
    found = day_of_deciding([(advises, ""), (decides, "row 21")], TODAY)
    assert found is not None
    assert found.day == day


def test_who_was_rung_on_a_day_decides_nothing_on_it() -> None:
    assert day_of_deciding([("Council leader, 12 Feb, phone", "row 9")], TODAY) is None
    assert day_of_deciding([("Council votes 12 Feb, by hand", "row 9")], TODAY) is not None


def test_it_is_proposed_and_told_with_its_sentence_and_gives_way_to_an_answer() -> None:
    below = ",,\nNotices by 28 Feb or rents stay as they are.,,\n"
    text = f"For my own use. Board meets Tues 10 Feb 7pm.,,\n,,\n{ROWS}{below}"
    read = opened_text(text, Path("table.csv"), {}, TODAY)
    by = next(one for one in questions.open_questions(read.known, {}) if one.key == "by")
    assert by.question.default(by.asking) == "2027-02-10"
    assert by.lines[1] == (
        "The sheet tells it ('Board meets Tues 10 Feb 7pm', without a year: the next such day, but that weekday was "
        "2026-02-10: --answer as_of=2026-02-09 looks from the day before)."
    )
    told = (
        "Decided by 2027-02-10, since the sheet tells it ('Board meets Tues 10 Feb 7pm', without a year: the next such "
        "day, but that weekday was 2026-02-10: --answer as_of=2026-02-09 looks from the day before; --answer by=DAY "
        "says another)."
    )
    assert told in questions.guessed(read.known, {})
    assert told not in questions.guessed(read.known, {"by": "2028"})
    assert questions.ask(read.known, {"by": "2027-02-28"}).value("by") == "2027-02-28"
