"""The examples in docstrings are run."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import instantsia

MODULES = [
    one.name
    for one in pkgutil.walk_packages(instantsia.__path__, "instantsia.")
    if not one.ispkg and not one.name.endswith("__main__")
]


@pytest.mark.parametrize("name", ["instantsia", *MODULES])
def test_docstrings(name: str) -> None:
    module = importlib.import_module(name)
    failed, _ = doctest.testmod(module, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert failed == 0
