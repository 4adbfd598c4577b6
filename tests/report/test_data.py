"""The answer as JSON: its schema, its order, its rounding."""

from __future__ import annotations

import json
from dataclasses import replace

import jsonschema
import pytest

from instantsia.analysis.results import Share
from instantsia.report.data import forecast_data, to_json
from instantsia.report.figures import shown
from instantsia.report.json_text import plain
from instantsia.report.schema import answer_schema
from tests.report import samples

KEYS = [
    "schema", "case", "seed", "draws", "vantage", "as_of", "known_by", "changes", "counts", "events",
    "beside",
    "conditional", "steps",
    "decisions", "values", "opposite", "blank", "range_from", "band", "variance", "doubts", "assumptions",
    "score", "fit", "warnings",
]  # fmt: skip


def valid(data: object) -> None:
    jsonschema.Draft202012Validator(answer_schema()).validate(data)


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(answer_schema())


@pytest.mark.parametrize("name", samples.ALL)
def test_every_sample_fits_the_schema_and_its_order(name: str) -> None:
    text = to_json(samples.ALL[name](), {"seconds": 1.23456789})
    data = json.loads(text)
    valid(data)
    assert list(data) == [*KEYS, "machine"]
    assert data["machine"] == {"seconds": 1.234568}
    assert text == to_json(samples.ALL[name](), {"seconds": 1.23456789})


def test_a_real_run_fits_the_schema() -> None:
    from instantsia.api import load

    result = load("gdr-orders-1957").run(draws=400, seed=3, runs=None)
    valid(json.loads(result.json()))


def test_without_a_machine_the_key_is_left_out() -> None:
    assert "machine" not in json.loads(to_json(samples.sober(), None))


def test_a_score_belongs_to_a_forecast_and_a_fit_to_an_explanation() -> None:
    forecast, explained = forecast_data(samples.sober()), forecast_data(samples.explained())
    assert forecast["fit"] is None
    assert forecast["score"]["ballot"]["rivals"]["head count"] == {
        "brier": 0.61,
        "log": 0.8,
        "note": "1 of 3 seats stated",
    }
    assert explained["score"] is None
    assert set(explained["fit"]) == {"ballot"}


def test_the_headline_is_the_first_event() -> None:
    base = samples.sober()
    turned = replace(base, events=base.events[::-1])
    assert next(iter(forecast_data(turned)["events"])) == "built"


def test_numbers_are_rounded_once_and_stay_json() -> None:
    assert plain({"a": 1 / 3, "b": -1e-9, "c": float("inf"), "d": float("nan"), "e": 3, "f": True}) == {
        "a": 0.333333,
        "b": 0.0,
        "c": None,
        "d": None,
        "e": 3,
        "f": True,
    }
    assert str(plain(-1e-9)) == "0.0"
    assert json.loads(to_json(samples.never(), None))["score"]["ballot"]["log"] is None


def test_shown_is_what_stands_on_screen() -> None:
    data = forecast_data(samples.sober())
    assert data["events"]["built"]["shown"] == "open, 0.65 (0.20-0.95)"
    assert data["steps"]["assembly"]["outcomes"]["build"]["shown"] == "very likely, 0.90 (0.70 to >0.95)"
    assert shown(Share(0.0, 0.0), option=True) == ""
    assert shown(Share(None, None)) == ""


def test_the_schema_refuses_what_is_no_answer() -> None:
    data = forecast_data(samples.sober())
    for wrong in ({"vantage": "guess"}, {"draws": 0}, {"more": 1}, {"band": [0.1]}):
        with pytest.raises(jsonschema.ValidationError):
            valid({**data, **wrong})
    with pytest.raises(jsonschema.ValidationError):
        valid({key: value for key, value in data.items() if key != "counts"})
