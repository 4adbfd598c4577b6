"""What would be wrong: something that decides an answer is told below it alone, and not to whoever is asked."""

from __future__ import annotations

from pathlib import Path

from instantsia.stakeholders.build import opened
from instantsia.stakeholders.build.told_besides import told_besides

from .tables import TODAY


def besides(folder: Path, text: str, *said: str) -> list[str]:
    path = folder / "t.csv"
    path.write_text(text, encoding="utf-8")
    return told_besides(opened(path, {}, None, TODAY), said)


def test_who_takes_no_part_is_told(tmp_path: Path) -> None:
    rows = "Ann,20,House\nBob,40,House\nCid,60,Senate\nDee,80,Senate\nEve,90,House\n"
    assert (
        "2 of 5 sit in other bodies than House and take no part (--answer columns=body:none makes all one body)."
        in besides(tmp_path, f"actor,position,body\n{rows}")
    )


def test_what_is_said_is_not_said_again(tmp_path: Path) -> None:
    rows = "Ann,20,House\nBob,40,House\nCid,60,Senate\nDee,,Senate\nEve,90,House\n"
    text, part = (
        f"actor,position,body\n{rows}",
        "2 of 5 sit in other bodies than House and take no part (--answer columns=body:none makes all one body)",
    )
    assert [line for line in besides(tmp_path, text) if "blank" in line or "no capability" in line] == []
    assert part in " ".join(besides(tmp_path, text))
    assert part not in " ".join(besides(tmp_path, text, part))


def test_remarks_stand_beside_the_cells_and_not_below_them(tmp_path: Path) -> None:
    text = "actor,position,comment\nAnn,20,leans on Bob\nBob,60,owes Ann much\n"
    assert [line for line in besides(tmp_path, text) if "leans on Bob" in line] == []
