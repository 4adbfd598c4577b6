"""What would be wrong: another event and its chance run into one another, "It is let Likely, 55 %"."""

from __future__ import annotations

from dataclasses import replace

from instantsia.report.figures import asked
from tests.report import samples


def test_a_question_is_answered_and_a_sentence_is_followed_by_its_chance() -> None:
    event = replace(samples.sober().head, text="It is let", question="")
    assert asked(event, "likely, 55 %") == "It is let: likely, 55 %."
    assert asked(replace(event, question="Is it let?"), "likely, 55 %") == "Is it let? Likely, 55 %."
