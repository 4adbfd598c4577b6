"""What would be wrong: a group's heading bargains with a weight at random, or somebody unknown passes for a heading."""

from __future__ import annotations

from pathlib import Path

from .reading import meant, who

HEADER = "country,position,salience,influence,quota,comment\n"
GULF = "Aldin,20,60,40,900,by phone\nBerin,75,80,30,700,\n"
OTHERS = "Corva,60,50,20,300,\nDorn,10,30,20,400,met him\nEstel,40,35,25,200,\n"


def test_names_alone_above_each_group_are_headings(tmp_path: Path) -> None:
    found = meant(tmp_path, f"{HEADER}Core Gulf,,,,,\n{GULF}Exempt ³,,,,,\n{OTHERS}")
    assert who(found) == ["Aldin", "Berin", "Corva", "Dorn", "Estel"]
    assert [(one.spot.row, one.reason) for one in found.left_out] == [(2, "is a heading"), (5, "is a heading")]


def test_one_name_alone_among_the_others_is_somebody_of_whom_nothing_is_known(tmp_path: Path) -> None:
    found = meant(tmp_path, f"{HEADER}{GULF}Fara,,,,,\n{OTHERS}")
    assert "Fara" in who(found)
    assert "Nothing but the name is told of 'Fara'" in [one[:1].upper() + one[1:] for one in found.notes]


def test_who_only_attends_by_the_comment_is_no_heading(tmp_path: Path) -> None:
    found = meant(tmp_path, f"{HEADER}Core Gulf,,,,,\n{GULF}Fara,,,,,only attends\nExempt,,,,,\n{OTHERS}")
    assert "Fara" in who(found)
    assert "Exempt" not in who(found)
