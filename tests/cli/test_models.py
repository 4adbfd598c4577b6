"""What would be wrong: a model that cannot be found from the terminal, or a list that costs a second."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from instantsia.cli import group

from .test_start import modules_after


def test_the_list_and_the_json() -> None:
    listed = CliRunner().invoke(group, ["models"])
    assert listed.exit_code == 0
    assert "weighted-mean" in listed.stdout
    assert "shapley-shubik" in listed.stdout
    told = CliRunner().invoke(group, ["models", "--json"])
    assert json.loads(told.stdout)["models"]["win-set"]["title"] == "Win set under a quota and vetoes"


def test_a_page_on_the_terminal() -> None:
    told = CliRunner().invoke(group, ["explain", "shapley-shubik"])
    assert told.exit_code == 0
    assert told.stdout.startswith("shapley-shubik (model, power)\nShapley-Shubik index\n")


def test_other_commands_import_no_model_of_settlement(tmp_path: Path) -> None:
    """The list of what can be explained reads the files without importing them."""
    for arguments in (["cases"], ["explain", "W7"]):
        loaded = modules_after(arguments, tmp_path)
        assert not any(name.startswith("instantsia.models.settlement.win_set") for name in loaded), arguments
    assert "openpyxl" not in modules_after(["models"], tmp_path)
    assert "pydantic" not in modules_after(["models"], tmp_path)
