"""What would be wrong: who stands below the sums, or is told to have nothing, weighs as much as the most."""

from __future__ import annotations

from pathlib import Path

from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.stakeholders import Stakeholders, stakeholders

ROWS = ("Aland;10;50;9;wants it", "Borno;40;60;8;", "Cusco;30;40;4;in two years", "Delos;80;70;5;never")
BELOW = ("Kassen;20;30;-;always", "Betriebsrat;20;90;-;with the town")


def told(folder: Path, *lines: str) -> Stakeholders:
    (folder / "port.csv").write_text("\n".join(lines) + "\n", "utf-8")
    return stakeholders(understood(read_sheet(folder / "port.csv")).sheet)


def test_below_the_sums_a_blank_is_the_least(tmp_path: Path) -> None:
    blank = [one.replace("-", "") for one in BELOW]
    found = told(tmp_path, "Partij;Positie;Belang;Zetels;Opmerking", *ROWS, "Totaal;;;26;", "", *blank)
    (last,) = (one for one in found.entries if one.actor == "Betriebsrat")
    assert last.seats.number is not None
    assert (last.seats.number.low, last.seats.number.high) == (4, 4)
    assert any("each gets the least that anybody has: Kassen, Betriebsrat" in note for note in found.notes)


def test_nil_and_a_heading_without_a_share_are_the_least(tmp_path: Path) -> None:
    head = "Gesellschafter;Position;Priorität;Anteil %;Anmerkung"
    for below in ([one.replace("-", "nil") for one in BELOW], ["ohne Anteil:;;;;", *BELOW]):
        found = told(tmp_path, head, *ROWS, "Summe;;;26;", "", *below)
        (last,) = (one for one in found.entries if one.actor == "Betriebsrat")
        assert last.capability.number is not None
        assert last.capability.number.high == 4
        assert not any("weigh as all others do" in note for note in found.notes)


def test_sans_voix_is_no_vote(tmp_path: Path) -> None:
    found = told(tmp_path, "Ligue;Position;Importance;Voix;Remarques", *ROWS, "Bureau;20;90;sans voix;")
    assert found.voteless == ("Bureau",)
