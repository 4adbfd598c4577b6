"""The list of models and their pages: a file more is a model more, without a list to be kept."""

from __future__ import annotations

import importlib
import json
import pkgutil

import pytest

from instantsia import models as package
from instantsia.errors import UserError
from instantsia.models.about import About, modules
from instantsia.models.settlement import methods
from instantsia.report.explaining import explain
from instantsia.report.models import listed, listed_json, model, names, page


def test_every_file_with_an_about_is_found_and_no_other() -> None:
    """Found by reading the text, so that nothing is imported for a list; here they are imported."""
    found = [one.name for one in pkgutil.walk_packages(package.__path__, f"{package.__name__}.") if not one.ispkg]
    assert set(modules()) == {
        name for name in found if isinstance(getattr(importlib.import_module(name), "ABOUT", None), About)
    }
    assert set(methods()) < set(names())
    assert len(names()) == len(modules()), "two models would have one name"


def test_the_list_has_a_line_each() -> None:
    lines = listed().splitlines()
    assert max(map(len, lines)) <= 80
    for name in names():
        title = model(name).ABOUT.title
        assert sum(line.split() == [name, *title.split()] for line in lines) == 1
    assert lines[-1] == "Next: instantsia explain NAME"


@pytest.mark.parametrize("name", names())
def test_a_page_says_everything(name: str) -> None:
    module = model(name)
    text = " ".join(page(name).split())
    for said in (module.ABOUT.title, module.ABOUT.assumes, module.ABOUT.fails, *module.ABOUT.cites):
        assert said in text
    assert " ".join((module.__doc__ or "").split()) in text


def test_the_page_of_a_method_says_what_it_needs_and_what_may_be_chosen() -> None:
    text = " ".join(explain("quantal_response").split())
    assert "Needs: positions, votes and a quota, the point that holds if nothing is decided" in text
    assert "Keywords: precision (6.0 by default)" in text
    assert "sum over i of c_i s_i x_i" in explain("Weighted-Mean")
    assert "Needs: positions, capability and salience" in explain("weighted-mean")


def test_a_mistake_gets_the_nearest_model() -> None:
    with pytest.raises(UserError, match="did you mean weighted-mean"):
        explain("weigted-mean")


def test_json_says_the_same() -> None:
    told = json.loads(listed_json())["models"]
    assert set(told) == set(names())
    assert told["weighted-mean"]["family"] == "settlement"
    assert set(told["owen"]) == {"family", "title", "cites", "assumes", "fails"}
