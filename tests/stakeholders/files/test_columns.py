"""What would be wrong: a column of one meaning read as another, or a usual name of a column not understood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.stakeholders.files.columns.names import (
    INSTEAD,
    NAMES,
    ROLES,
    is_header,
    key,
    language,
    of_issue,
    role,
    role_instead,
    roles,
)

PRINTED = [(name, meant) for meant, told in NAMES.items() for names in told.values() for name in names.split(", ")]


def test_every_role_has_names_in_all_eight_languages() -> None:
    assert tuple(NAMES) == ROLES
    assert {tuple(told) for told in NAMES.values()} == {tuple(NAMES["actor"])}
    assert len(NAMES["actor"]) == 8


def test_no_name_means_two_roles() -> None:
    meanings: dict[str, set[str]] = {}
    for name, meant in PRINTED + [(name, meant) for meant, told in INSTEAD.items() for name in told.split(", ")]:
        meanings.setdefault(key(name), set()).add(meant)
    assert {name: meant for name, meant in meanings.items() if len(meant) > 1} == {}


@pytest.mark.parametrize(("name", "meant"), PRINTED)
def test_every_printed_name_is_understood_however_it_is_written(name: str, meant: str) -> None:
    for written in (name, name.upper(), f" {name} ", name.replace(" ", "_"), name.replace(" ", "-"), f"{name} (0-100)"):
        assert role(written) == meant, written
    assert role(f"{name} 0-100") == meant
    assert role(f"{name} [%]") == meant


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Stakeholders", "actor"),
        ("Akteure", "actor"),
        ("actores", "actor"),
        ("Positionen", "position"),
        ("posiciones", "position"),
        ("resources", "capability"),
        ("Stimmen", "vote"),
        ("Votes", "vote"),
        ("Vetos", "veto"),
        ("Bloc-Seats", "seats"),
        ("Bemerkungen", "note"),
        ("Organe", "body"),
    ],
)
def test_plurals(name: str, meant: str) -> None:
    assert role(name) == meant


@pytest.mark.parametrize("name", ["", "quota", "outcome", "shoe size", "x", "year", "s", "%", "banzhaf", "isnr"])
def test_what_means_nothing_is_not_guessed(name: str) -> None:
    assert role(name) is None


def test_a_weaker_name_stands_back_behind_a_stronger() -> None:
    assert roles(["Actor", "Country", "Position"]) == {"actor": [0], "position": [2]}
    assert roles(["Countries", "Position"]) == {"actor": [0], "position": [1]}
    assert role_instead("Land") == "actor"
    assert roles(["Party", "Country", "Position"]) == {"actor": [0, 1], "position": [2]}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Policy Position", ("Policy", "position")),
        ("price_salience", ("price", "salience")),
        ("Export ban: position (0-100)", ("Export ban", "position")),
        ("Position", None),
        ("ideal point", None),
        ("Preferred position", None),
        ("Policy influence", None),
        ("composition", None),
    ],
)
def test_a_name_may_carry_its_issue(name: str, found: tuple[str, str] | None) -> None:
    assert of_issue(name) == found


def test_a_header_has_an_actor_and_a_position() -> None:
    assert is_header(["Influence", "Name", "Haltung"])
    assert is_header(["Actor", "Price position"])
    assert not is_header(["Actor", "Influence"])
    assert not is_header(["Who stands where on the ban", "position paper"])


def test_the_language_of_a_header() -> None:
    assert language(["Acteur", "Position", "Poids"]) == "French"
    assert language(["Actor", "Position"]) is None


@given(st.text(max_size=40))
def test_any_text_can_be_asked_about(name: str) -> None:
    """A strange name in a header must not end the program."""
    role(name), role_instead(name), of_issue(name), key(name)
