"""What would be wrong: an object that fills screens at a prompt, a picture that needs its page, a table that says
something else than the case or the run."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import numpy as np
import polars
import pytest

import instantsia
from instantsia.api import extras
from instantsia.errors import UserError
from tests.api.test_in_memory import ANSWERS, ROWS
from tests.test_api import two_ballots


@pytest.fixture(scope="module")
def study() -> instantsia.Study:
    return instantsia.forecast_table(ROWS, ANSWERS, as_of="2027-01-11", name="fish")


@pytest.fixture(scope="module")
def run(study: instantsia.Study) -> instantsia.Result:
    return study.run(draws=300, as_of="2027-01-11", runs=None)


@pytest.fixture(scope="module")
def june() -> tuple[instantsia.Study, instantsia.Result]:
    study = instantsia.load("june-1957")
    return study, study.run(draws=300, as_of="1957-06-17", runs=None)


# ------------------------------------------------------------------------------------------------ at a prompt


def test_everything_fits_one_screen(study: instantsia.Study, run: instantsia.Result, june: Any) -> None:
    compared = study.compare(set=["norway.position=10"], draws=300, as_of="2027-01-11")
    levers = study.levers("Denmark", draws=300, as_of="2027-01-11")
    for one in (study, run, compared, levers, *june, run.plot):
        lines = repr(one).splitlines()
        assert 2 <= len(lines) <= 20, repr(one)
        assert max(map(len, lines)) <= 100
    assert repr(run).startswith(run.summary().splitlines()[0])
    assert repr(run) == run.screen()
    assert repr(compared).splitlines()[0] in compared.summary()
    assert compared.events[0].before == run.forecast.head.share.p


def test_a_summary_is_the_answer_and_no_more(run: instantsia.Result) -> None:
    assert run.screen(full=True).startswith(run.summary() + "\n\n")
    assert len(run.summary().splitlines()) <= 8


def test_a_case_that_is_wrong_says_so_at_a_prompt_too() -> None:
    wrong = instantsia.load({**two_ballots(), "event": []})
    assert repr(wrong).startswith("<Study with 1 problem: study.check()")
    assert wrong._repr_html_() is None


def test_a_notebook_shows_tables(study: instantsia.Study, june: Any) -> None:
    hostile = instantsia.load({**two_ballots(), "title": "<script>alert(1)</script>"})
    compared = hostile.compare(set=["a.pier=80"], draws=50)
    levers = study.levers("Denmark", draws=300, as_of="2027-01-11")
    for one in (hostile, study, june[0], compared, levers):
        html = one._repr_html_()
        assert html is not None
        assert "<script" not in html
        parsed = ElementTree.fromstring(f"<div>{html}</div>".replace("<wbr>", ""))
        assert parsed.findall(".//tbody/tr")
    (row, *_) = ElementTree.fromstring(f"<div>{compared._repr_html_()}</div>").findall(".//tbody/tr")
    assert "It is closed" in "".join(row.itertext())


# ------------------------------------------------------------------------------------------------ numbers


def test_inputs_are_the_numbers_with_which_the_draws_were_played(study: instantsia.Study) -> None:
    """Their weighted mean is what the table alone says; played in blocks they are what they are at once."""
    run = study.run(draws=1_000, as_of="2027-01-11", runs=None, block=256)
    inputs = run.inputs
    assert inputs.equals(study.run(draws=1_000, as_of="2027-01-11", runs=None).inputs)
    assert inputs["draw"].to_list() == list(range(1_000))
    assert inputs["sweden.position"].is_between(40, 60).all()
    assert inputs["iceland.position"].max() - inputs["iceland.position"].min() > 90  # type: ignore[operator]
    names = ("norway", "iceland", "denmark", "sweden")
    position, salience, capability = (
        inputs.select([f"{name}.{what}" for name in names]).to_numpy()
        for what in ("position", "salience.position", "capability.position")
    )
    weight = salience * capability
    mean = (weight * position).sum(axis=1) / weight.sum(axis=1)
    raw = run.forecast.settled["position"].raw
    assert raw is not None
    np.testing.assert_allclose(np.quantile(mean, [0.1, 0.5, 0.9]), [raw.q10, raw.median, raw.q90], atol=0.2)


def test_a_number_that_is_set_is_the_same_in_every_row(study: instantsia.Study) -> None:
    fixed = study.changing(["norway.position=12"]).run(draws=40, as_of="2027-01-11", runs=None)
    assert fixed.inputs["norway.position"].unique().to_list() == [12.0]


def test_forcing_a_source_is_seen_in_the_inputs() -> None:
    case = {
        **two_ballots(),
        "claim": [{"id": "c", "about": "a.pier", "value": 90, "source": "minutes", "told_by": "x", "of": "1931-03-01"}],
    }
    believed = instantsia.load(case, assume=["minutes=genuine"]).run(draws=200, runs=None).inputs["a.pier"]
    doubted = instantsia.load(case, assume=["minutes=not"]).run(draws=200, runs=None).inputs["a.pier"]
    assert (believed == 90).mean() > (doubted == 90).mean()  # type: ignore[operator]


def test_samples_for_salib_are_the_numbers_that_vary_and_the_headline(run: instantsia.Result) -> None:
    problem, x, y = run.to_salib()
    assert problem["num_vars"] == len(problem["names"]) == x.shape[1]
    low, high = np.array(problem["bounds"]).T
    assert (low < high).all()
    np.testing.assert_array_equal(x[:, 0], run.inputs[problem["names"][0]].to_numpy())
    assert y.mean() == pytest.approx(run.forecast.head.share.p)
    np.testing.assert_array_equal(run.to_salib("position").Y, run.draws["value.position"].to_numpy())
    with pytest.raises(UserError, match=r"found 'positon', expected an event or a settlement: did you mean position\?"):
        run.to_salib("positon")


def test_a_dataset_has_chain_and_draw(june: Any) -> None:
    pytest.importorskip("xarray", reason="needs requirements/test.lock")
    run = june[1]
    found = run.to_xarray()
    assert dict(found.sizes) == {"chain": 1, "draw": 300}
    assert float(found["event.turned"].mean()) == pytest.approx(run.forecast.head.share.p)
    told = found["decided.presidium"]
    meaning = dict(zip(told.attrs["flag_values"], told.attrs["flag_meanings"].split(), strict=True))
    named = ["none" if one is None else one for one in run.draws["decided.presidium"].to_list()]
    assert [meaning[int(code)] for code in told.values[0]] == named
    np.testing.assert_array_equal(found["bulganin.post"].values[0], run.inputs["bulganin.post"].to_numpy())


@pytest.mark.parametrize(
    ("way", "gone", "says"),
    [
        ("to_pandas", "pyarrow", 'A pandas frame needs pyarrow, which is not installed: .*"instantsia\\[tables\\]"'),
        ("to_arrow", "pyarrow", "An Arrow table needs pyarrow, which is not installed: python -m pip install"),
        ("to_xarray", "xarray", 'A dataset needs xarray, .*pip install "instantsia\\[xarray\\]"'),
    ],
)
def test_what_is_not_installed_is_said_with_the_command(
    way: str, gone: str, says: str, run: instantsia.Result, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = extras._there
    monkeypatch.setattr(extras, "_there", lambda name: name != gone and there(name))
    with pytest.raises(UserError, match=says):
        getattr(run, way)()


def test_a_word_file_needs_its_extra_and_says_what_it_is_called(
    run: instantsia.Result, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = extras._there
    monkeypatch.setattr(extras, "_there", lambda name: name != "docx" and there(name))
    with pytest.raises(UserError, match=r'A Word file needs python-docx, .*pip install "instantsia\[docx\]"'):
        run.write_docx(tmp_path / "memo.docx")
    assert not (tmp_path / "memo.docx").exists()


def test_every_draw_as_a_pandas_and_an_arrow_table(run: instantsia.Result) -> None:
    assert run.to_pandas()["value.position"].tolist() == run.draws["value.position"].to_list()
    assert run.to_arrow().num_rows == 300


# ------------------------------------------------------------------------------------------------ what is listed


def test_claims_and_assumptions_are_those_of_the_case(june: Any) -> None:
    study = june[0]
    claims, assumptions = study.claims, study.assumptions
    assert claims["id"].to_list() == [one.id for one in study.case.claim]
    assert claims.filter(polars.col("id") == "o1").select("about", "value", "lines").row(0) == (
        "bulganin.orders",
        "40..65..90",
        "175-177",
    )
    assert claims["source"].null_count() == 0
    assert assumptions["about"].to_list() == [one.about for one in study.case.assumption]
    assert (assumptions["low"] <= assumptions["high"]).all()


def test_runs_are_listed_with_what_they_answered_also_those_that_are_broken(
    study: instantsia.Study, tmp_path: Path
) -> None:
    assert instantsia.runs(tmp_path / "none").height == 0
    first = study.run(draws=100, seed=1, as_of="2027-01-11", runs=tmp_path)
    study.run(draws=100, seed=2, as_of="2027-01-11", runs=tmp_path)
    first.write_report()
    assert first.path is not None
    told = {row["seed"]: row for row in instantsia.runs(tmp_path).to_dicts()}
    assert told[1]["p"] == pytest.approx(first.forecast.head.share.p)
    assert (told[1]["run"], told[1]["as_of"], told[1]["finished"]) == (first.path.name, "2027-01-11", True)
    assert (told[2]["p"], told[2]["wrong"]) == (None, None)
    (first.path / "manifest.json").write_text("{")
    broken = instantsia.runs(tmp_path).filter(polars.col("wrong").is_not_null())
    assert broken["run"].to_list() == [first.path.name]


# ------------------------------------------------------------------------------------------------ pictures


def test_pictures_are_those_of_the_page_and_stand_alone(run: instantsia.Result, june: Any, tmp_path: Path) -> None:
    for one in (run, june[1]):
        page = one.page()
        assert [id for id in one.plot if id != "brief"] == [
            part.partition('"')[0] for part in page.split('class="chart" role="img" id="')[1:]
        ]
        for picture in one.plot.values():
            root = ElementTree.fromstring(picture.svg)
            assert root.get("width", "").endswith("cm")
            assert "var(--" not in picture.svg
            assert picture._repr_svg_() == str(picture) == picture.svg
    assert run.plot.settlement is run.plot["settlement"] is run.plot["settlement-position"]
    assert {"answer", "judgements", "settlement"} <= set(dir(run.plot))
    assert run.plot.settlement.save(tmp_path / "where.svg").read_text() == run.plot.settlement.svg


def test_a_picture_that_is_not_there_is_said(run: instantsia.Result, tmp_path: Path) -> None:
    assert not hasattr(run.plot, "course")
    with pytest.raises(AttributeError, match="this run has no picture 'judgement': did you mean judgements"):
        _ = run.plot.judgement
    with pytest.raises(KeyError, match="no picture 'x'"):
        _ = run.plot["x"]
    with pytest.raises(UserError, match=r"ends in \.svg"):
        run.plot.answer.save(tmp_path / "answer.png")
    with pytest.raises(UserError, match="cannot write"):
        run.plot.answer.save(tmp_path / "none" / "answer.svg")


def test_nothing_that_is_not_asked_for_is_imported() -> None:
    """If it failed, every run would wait for libraries that it does not use."""
    program = """
import sys
import instantsia
assert not {"numpy", "polars", "pydantic"} & set(sys.modules), "import instantsia"
rows = [{"actor": "A", "position": 10}, {"actor": "B", "position": 70}]
run = instantsia.forecast_table(rows, as_of="2027-01-11").run(draws=50, as_of="2027-01-11", runs=None)
repr(run), run.to_salib(), run.plot.answer, run.inputs
assert not {"pandas", "pyarrow", "xarray", "SALib", "openpyxl", "matplotlib"} & set(sys.modules), "a run"
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
