"""What would be wrong: a template has a key that could be an issue as well as an option, so that it teaches neither."""

from __future__ import annotations

from pathlib import Path

import pytest

import instantsia
from instantsia.api import load

TEMPLATES = Path(instantsia.__file__).parent / "casefile" / "templates"


@pytest.mark.parametrize("name", sorted(one.name for one in TEMPLATES.iterdir() if (one / "case.toml").exists()))
def test_no_option_has_the_name_of_its_issue(name: str) -> None:
    case = load(str(TEMPLATES / name)).case
    assert [issue.id for issue in case.issue if issue.id in issue.options] == []
