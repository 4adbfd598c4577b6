"""What would be wrong: each weighs the same, though a column tells who has the ear of whoever decides, or what each
pays."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.build.opened import opened_text

NAMES = ("Ann", "Bob", "Cid", "Dan", "Eve")
GRADES = {
    "Draht zur Min.": ("gering", "hoch", "sehr hoch", "mittel", "hoch"),
    "Does HM listen": ("yes", "a bit", "very much", "not really", "yes"),
    "Listens to": ("high", "low", "medium", "low", "high"),
    "has her ear": ("high", "low", "medium", "low", "high"),
    "Czy dyrektor się liczy": ("bardzo", "mało", "średnio", "mało", "bardzo"),
    "Is heard": ("high", "low", "medium", "low", "high"),
}
FEES = ("Fee 2025 (k€)", "Annual dues", "Mitgliedsbeitrag (T€)", "Cotisation 2025", "Składka (zł)", "Cuota 2025")


def columns(head: str, texts: tuple[str, ...], position: str = "Wants it from") -> str:
    days = ("1 Jan 2028", "1 Jan 2029", "1 Jul 2029", "1 Jan 2030", "1 Jan 2028")
    rows = [f"{name};{day};{text}" for name, day, text in zip(NAMES, days, texts, strict=True)]
    return opened_text(
        "\n".join([f"Member;{position};{head}", *rows, ""]), Path("table.csv"), {}, 739_950
    ).known.columns


@pytest.mark.parametrize("head", GRADES)
def test_who_is_listened_to_weighs_more(head: str) -> None:
    assert f"capability:{head}" in columns(head, GRADES[head])


@pytest.mark.parametrize("head", FEES)
def test_who_pays_more_weighs_more_where_nothing_else_tells_it(head: str) -> None:
    assert f"capability:{head}" in columns(head, ("212,5", "168", "96", "31", "12"))


def test_where_fees_are_decided_on_they_are_no_weight() -> None:
    assert "capability" not in columns("Fee 2025", ("212", "168", "96", "31", "12"), "New fee wanted from")
