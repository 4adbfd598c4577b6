"""What a case names as a what-if can be played, or `check` says so: it was refused first when somebody asked it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from instantsia.casefile.checking.citations import check_document
from instantsia.casefile.document import Document, from_mapping, read_folder
from instantsia.casefile.library import LIBRARY
from instantsia.casefile.load import load
from instantsia.casefile.overlay import apply, what_if
from instantsia.errors import CaseError, Problem
from tests.casefile.two_sides import CASE


def asked(*sets: str) -> Document:
    """The case of two sides with one what-if."""
    return from_mapping({**CASE, "what_if": [{"id": "other", "set": list(sets)}]}, "two-sides")


def errors(document: Document) -> list[Problem]:
    return [one for one in check_document(document).problems if one.severity == "error"]


@pytest.mark.parametrize(
    ("sets", "code", "said"),
    [
        (("body.council.rule={kind='majority', tie='chair'}", "body.council.chair=ash"), "E26", "has no pivot"),
        (("body.council.rule={kind='majority', tie='lot'}",), "E26", 'with tie = "lot" has no pivot'),
        (("body.council.rule={kind='majority', tie='chair'}",), "E23", "expected a body with somebody in the chair"),
        (("party.north.ideal=0",), "E26", "expected one at each end"),
        (("term.raids.told=all",), "E13", "expected a level in told"),
        (("track.contacts.leak=2",), "E13", "expected a probability from 0 to 1"),
    ],
)
def test_a_what_if_that_cannot_be_played_is_refused_when_the_case_is_checked(
    sets: tuple[str, ...], code: str, said: str
) -> None:
    found = errors(asked(*sets))
    assert [one.key for one in found] == ["what_if.other"] * len(found)
    assert any(one.code == code and said in one.message for one in found)
    with pytest.raises(CaseError):
        load(what_if(asked(*sets), "other").document)


def test_one_that_can_be_played_is_not() -> None:
    assert errors(asked("body.council.rule={kind='majority'}", "party.north.talking=0")) == []


def test_the_line_of_the_what_if_is_named_and_what_it_does_there(tmp_path: Path) -> None:
    """A chair that breaks ties votes well and consents to nothing: as a home of talks nobody in it comes last."""
    folder = tmp_path / "czechoslovakia-1938"
    shutil.copytree(LIBRARY / folder.name, folder)
    text = "[[what_if]]\nid = 'by_the_chair'\nset = 'body.cabinet.rule={kind=\"majority\", tie=\"chair\"}'\n"
    (folder / "other.toml").write_text(text)
    (first,) = errors(read_folder(folder))
    assert first.place is not None
    assert (Path(first.place.file).name, first.place.line) == ("other.toml", 1)
    assert first.message.startswith("played, it makes party.paris.home")


def test_a_case_on_top_of_which_something_is_changed_is_checked_without_its_what_ifs() -> None:
    """With something typed on top, a what-if of the case is not what is asked."""
    wrong: dict[str, Any] = {**CASE, "what_if": [{"id": "other", "set": ["track.contacts.leak=2"]}]}
    assert errors(apply(from_mapping(wrong, "two-sides"), ("party.north.talking=0",)).document) == []
