"""What would be wrong: an answer says who votes on a motion, and signs for and against are bargained out."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders import questions
from instantsia.stakeholders.build.opened import Opened, opened
from tests.stakeholders.build.tables import TODAY
from tests.stakeholders.build.test_sent_back import case_of, sent_back

_PEWS = """Name,Pews,Minds
Alison,++,high
Keith,+,med
Margaret,--,high
Sam,++,low
Dorothy,-,med
Linda,0,low
Freda,,
"""


def read(folder: Path, **answers: str) -> Opened:
    (folder / "pews.csv").write_text(_PEWS, "utf-8")
    return opened(folder / "pews.csv", answers, None, TODAY)


def options(found: Opened) -> bool:
    return questions.named_options(questions.ask(found.known, found.written))


@pytest.mark.parametrize(
    "answers",
    [
        {"votes": "all but Freda"},
        {"settles": "vote"},
        {"quota": "4"},
        {"votes": "all", "ends": "--|++"},
    ],
)
def test_an_answer_about_votes_makes_signs_votes_on_one_motion(answers: dict[str, str], tmp_path: Path) -> None:
    found = read(tmp_path, **answers)
    assert options(found)
    assert found.document()
    assert case_of(sent_back(found, tmp_path)) == case_of(found)


@pytest.mark.parametrize(
    "answers",
    [{}, {"settles": "bargain", "votes": "all"}, {"votes": "none"}, {"votes": "all", "ends": "pews stay|pews go"}],
)
def test_signs_are_points_of_a_scale_until_somebody_says_so(answers: dict[str, str], tmp_path: Path) -> None:
    assert not options(read(tmp_path, **answers))
