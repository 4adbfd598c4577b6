"""Whoever answers what would be taken as default gets the same forecast and the same range, to the bit."""

from __future__ import annotations

import pytest

from instantsia.api.tables import forecast_table

ROWS = [
    {"actor": "Ministry", "position": "20", "salience": "52", "capability": "60"},
    {"actor": "Union", "position": "80", "salience": "70", "capability": "40"},
    {"actor": "Board", "position": "45", "salience": "50", "capability": ""},
    {"actor": "City", "position": "", "salience": "40", "capability": "30"},
]
VETO = [row | {"veto": "yes" if row["actor"] == "Union" else ""} for row in ROWS]


@pytest.mark.parametrize("rows", [ROWS, VETO])
@pytest.mark.parametrize("answers", [{}, {"settles": "vote"}, {"ends": "full ban|no ban"}])
def test_the_assumed_status_quo_when_it_is_confirmed(rows: list[dict[str, str]], answers: dict[str, str]) -> None:
    holds = "100" if answers.get("ends") == "full ban|no ban" else "0"
    found = []
    for more in ({}, {"status_quo": holds}):
        study = forecast_table(rows, answers | more)
        found.append(study.run(as_of=study.case.as_of, draws=500).forecast)
    assumed, confirmed = found
    assert assumed.events == confirmed.events
    assert assumed.range_from == confirmed.range_from
    assert assumed.values == confirmed.values
    by_model = [one.settled["position"].by_model for one in found]
    assert by_model[0] == by_model[1]
    if "settles" not in answers:
        assert {"nash", "kalai-smorodinsky"} <= set(by_model[0])
