"""Evidence as it is written."""

from __future__ import annotations

from instantsia.case.evidence import Assumption


def test_a_reason_inside_the_value_of_an_assumption_stays_the_numbers_own() -> None:
    """If it failed, an assumption stored and read again would not be the one that was stored: one of two reasons, and
    one of two groups, would be gone."""
    inside = {"value": "0.2..0.4", "why": "of the number", "group": "talk"}
    one = Assumption.model_validate({"about": "fact.offer", "value": inside, "why": "of the assumption", "group": "x"})
    assert (one.why, one.value.why, one.value.group) == ("of the assumption", "of the number", "talk")
    assert Assumption.model_validate(one.model_dump()) == one
    beside = Assumption.model_validate({"about": "fact.offer", "value": 0.4, "range": "0.2..0.6", "why": "w"})
    assert (beside.why, beside.value.why, beside.value.high) == ("w", "w", 0.6)
