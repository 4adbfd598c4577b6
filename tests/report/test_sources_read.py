"""What would be wrong: what came of it counts among what is open by a day, or that some is shut is left out."""

from __future__ import annotations

import pytest

from instantsia import load
from instantsia.case import paths
from instantsia.report.first.screen import screen
from instantsia.report.first.sources_read import of_case, open_claims


@pytest.mark.parametrize(
    ("case", "day", "count"), [("purge-1936-39", "1936-09-01", 21), ("yugoslavia-circular-1957", "1957-05-06", 16)]
)
def test_claims_that_are_open_by_a_day_are_counted_without_the_record(case: str, day: str, count: int) -> None:
    forecast = load(case).run(as_of=day, draws=200).forecast
    of_record = sum(one.open for one in forecast.claims) - count
    assert open_claims(forecast) == count
    assert of_record == sum(one.open and paths.is_record(one.about) for one in forecast.claims) > 0
    assert f"claims ({count} open by then)" in " ".join(screen(forecast, 80).split())
    assert all(f"({count} open by then)" in one for one in of_case(forecast) if "as of" in one)
