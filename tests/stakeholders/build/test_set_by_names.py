"""What would be wrong: a change told in the words of the table is refused, or changes another number."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia import api
from instantsia.errors import UserError
from instantsia.stakeholders.build import opened
from instantsia.stakeholders.build.opened import Opened
from instantsia.stakeholders.build.set_by_names import in_paths

from .tables import TODAY

ONE = "Director,Where they stand,Interest (1-5)\nAnn Lee,strongly for,5\nBob,against,3\nDr. Cid,strongly against,2\n"
TWO = "actor,issue,position\nAnn,Carbon tax,20\nBob,Carbon tax,80\nAnn,Visa quota,30\nBob,Visa quota,90\n"


def reading(folder: Path, text: str) -> Opened:
    (folder / "ban.csv").write_text(text)
    return opened(folder / "ban.csv", {}, None, TODAY)


@pytest.mark.parametrize(
    ("text", "typed", "meant"),
    [
        (ONE, "Ann Lee.Where they stand=strongly against", "ann_lee.position=0"),
        (ONE, "ann.position = Against", "ann_lee.position=25"),
        (ONE, "Dr. Cid.position=40..60", "dr_cid.position=40..60"),
        (ONE, "Bob.Interest=80", "bob.salience.position=80"),
        (ONE, "Bob.votes=3", "bob.seats=3"),
        (ONE, "bob.salience.position=80", "bob.salience.position=80"),
        (ONE, "ban.threshold=40", "issue.position.line=40"),
        (ONE, "body.those_in_the_table.settles=vote", "body.those_in_the_table.settles=vote"),
        (TWO, "Ann.position=40", "ann.carbon_tax=40"),
        (TWO, "Ann.Visa=40", "ann.visa_quota=40"),
        (TWO, "Ann.salience.Visa quota=40", "ann.salience.visa_quota=40"),
        (TWO, "Ann.Visa quota.position=40", "ann.visa_quota=40"),
    ],
)
def test_a_change_in_the_words_of_the_table_is_that_of_its_path(
    text: str, typed: str, meant: str, tmp_path: Path
) -> None:
    assert in_paths(reading(tmp_path, text), [typed]) == [meant]


def test_a_slip_is_told_the_name_that_is_near(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"found 'Anne Lee', expected an actor .*\(did you mean Ann Lee\?\)"):
        in_paths(reading(tmp_path, ONE), ["Anne Lee.position=3"])


def test_a_number_that_nothing_uses_is_told(tmp_path: Path) -> None:
    path = reading(tmp_path, ONE).path
    told = "Nothing that is decided reads bob.seats in this case: setting it changes nothing."
    assert api.forecast_table(path, set=["Bob.votes=3"]).unread == (told,)
    assert api.forecast_table(path, {"settles": "vote"}, set=["Bob.votes=3"]).unread == ()
    assert api.forecast_table(path, set=["Bob.position=strongly for"]).unread == ()
