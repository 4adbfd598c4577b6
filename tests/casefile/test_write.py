"""What is written is what was there: every number to its last digit, every reason, every origin."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.case.evidence import Assumption, Claim
from instantsia.case.limits import LARGEST
from instantsia.case.model import Case
from instantsia.case.numbers import Number
from instantsia.casefile import library, write
from instantsia.casefile.document import from_mapping, read_folder
from instantsia.casefile.load import load
from instantsia.casefile.write import case_toml, claims_csv, write_case
from instantsia.engine.plan import Plan
from instantsia.engine.run import columns_of
from instantsia.errors import CaseError, UserError
from tests.casefile import dock
from tests.casefile.folders import load_folder

FLOATS = st.floats(-LARGEST, LARGEST, allow_nan=False)


def same_bits(one: Case, other: Case, draws: int = 64) -> None:
    """Both cases, played, give the same columns in the same order, byte for byte."""
    plans = [Plan(case, seed=7, draws=draws) for case in (one, other)]
    assert plans[0].digest == plans[1].digest
    first, second = (columns_of(plan) for plan in plans)
    assert list(first) == list(second)
    for name in first:
        assert first[name].dtype == second[name].dtype, name
        assert np.ascontiguousarray(first[name]).tobytes() == np.ascontiguousarray(second[name]).tobytes(), name


def mapping(**more: Any) -> dict[str, Any]:
    """The dock as a dictionary, with other keys."""
    return {**tomllib.loads(dock.CASE), **more}


def written(tmp_path: Path, **more: Any) -> Case:
    """The dock with other keys, written and read again."""
    case = load(from_mapping(mapping(**more), "dock"))
    again = load_folder(write_case(case, tmp_path / "dock"))
    assert again == case
    assert again.digest_text == case.digest_text
    return again


@pytest.mark.parametrize("name", library.bundled())
def test_a_bundled_case_is_the_same_after_it_was_written(tmp_path: Path, name: str) -> None:
    """If it failed, what a user goes on from would not be the case they were looking at; included cases are in it."""
    document = read_folder(library.find(name))
    folder = write_case(document, tmp_path / name)
    again = load_folder(folder)
    assert "include" not in tomllib.loads((folder / "case.toml").read_text(encoding="utf-8"))
    claims = ["claims.csv"] if document.entries("claim") else []
    assert sorted(one.name for one in folder.iterdir()) == ["README.md", "case.toml", *claims]
    assert again == load(document)
    same_bits(load(document), again)
    assert list(tmp_path.iterdir()) == [folder], "nothing unfinished is left behind"


@given(parts=st.lists(FLOATS, min_size=1, max_size=3).map(sorted), doubled=st.booleans())
def test_a_number_keeps_every_digit(parts: list[float], doubled: bool) -> None:
    """If it failed, a case read again would draw other numbers: six digits are not enough."""
    shapes: list[dict[str, Any]] = [{"low": parts[0], "high": parts[-1], "among": tuple(parts)}]
    if len(parts) == 3:
        shapes.append({"low": parts[0], "mode": parts[0] if doubled else parts[1], "high": parts[2]})
    shapes.append({"low": parts[0], "high": parts[0] if doubled else parts[-1]})
    for shape in shapes:
        number = Number(**shape, why="w", source="table")
        assumption = Assumption(about="a.b", value=number)
        assert read_assumption(assumption).model_dump_json() == assumption.model_dump_json()


def read_assumption(one: Assumption) -> Assumption:
    """What is read where the assumption was written."""
    case = Case.model_construct(instantsia=1, id="x", title="x", assumption=(one,))
    entry = tomllib.loads(case_toml(case))["assumption"][0]
    return Assumption.model_validate({k: tuple(v) if isinstance(v, list) else v for k, v in entry.items()})


@pytest.mark.parametrize("beside", ["", "beside the value"])
@pytest.mark.parametrize("inside", ["", "inside it", "beside the value"])
@pytest.mark.parametrize("origin", ["case", "table", "command line", "default"])
def test_reasons_and_origin_of_an_assumption_stay_where_they_were(beside: str, inside: str, origin: Any) -> None:
    """If it failed, what came from a table would be taken for the coder's own, or a reason would move."""
    number = Number(low=0.1, high=0.30000000000000004, why=inside, source=origin, group="talk")
    one = Assumption(about="fact.offer", value=number, why=beside)
    assert read_assumption(one) == one


def test_texts_survive_whatever_stands_in_them(tmp_path: Path) -> None:
    """If it failed, a quotation mark or a line break in a reason would spoil the file or change the case."""
    texts = [
        'it said "no"', "it's so", "both ' and \"", "back\\slash \\", "line\nafter line", "carriage\r\nreturn",
        " padded ", "# no comment", '"""', "\x00\x7f", "ü and 汉字", "to be folded " * 19, "many words. " * 20,
    ]  # fmt: skip
    issues = mapping()["issue"] + [
        {"id": f"more_{n}", "text": text, "options": ["a", "b"]} for n, text in enumerate(texts)
    ]
    case = written(tmp_path, note=texts[4], question=texts[-2].strip(), title=texts[0], issue=issues)
    assert [issue.text for issue in case.issue[1:]] == texts


def test_it_reads_as_a_person_would_type_it(tmp_path: Path) -> None:
    """If it failed, whoever goes on from the file would have to learn another way of writing a case."""
    text = (write_case(load(from_mapping(mapping(), "dock")), tmp_path / "dock") / "case.toml").read_text("utf-8")
    assert text.startswith('instantsia = 1\ntitle = "The dock"\nquestion = "Will the dock be let?"\n')
    assert 'p = "0.6..0.8"\nside = "owners"\nlean = "5..10"' in text
    assert "p = { genuine = 0.6, composite = 0.3, forged = 0.1 }" in text
    assert 'rule = { kind = "majority" }' in text, "what is the default is left out"
    assert 'precision = { value = "3..6..12", why = "as they lean" }' in text
    assert 'when = \'ballot == "hold" and not ballot.vote.reed == "let"\'' in text
    assert '"reed"\n' not in text, "a member of whom nothing is said needs no entry"
    tables = [line for line in text.splitlines() if line.startswith("[[")]
    assert list(dict.fromkeys(tables)) == [
        f"[[{table}]]" for table in (*write.FIRST, *write.LAST) if any(line == f"[[{table}]]" for line in tables)
    ]
    assert max(map(len, text.splitlines())) <= write.WIDTH


def test_claims_stand_in_a_table_where_it_can_carry_them(tmp_path: Path) -> None:
    """If it failed, claims would lose the reason of a chance, or would be where nobody keeps them."""
    document = read_folder(dock.write(tmp_path / "dock"))
    folder = write_case(document, tmp_path / "dock" / ".." / "other")
    assert (folder / "claims.csv").read_text(encoding="utf-8").startswith("claim,source,about,value,told_by")
    assert "[[claim]]" not in (folder / "case.toml").read_text(encoding="utf-8")
    reasoned = {"id": "x", "source": "log", "about": "fact.offer", "value": "no", "lines": 2,
                "right": {"value": "0.4..0.6", "why": "a guess"}}  # fmt: skip
    (tmp_path / "reasoned").mkdir()
    case = written(tmp_path / "reasoned", claim=[reasoned])
    assert case.claim[0].right == Number(low=0.4, high=0.6, why="a guess")
    assert not (tmp_path / "reasoned" / "dock" / "claims.csv").exists()
    assert claims_csv(()) == ""
    assert claims_csv((Claim(id="x", about="context.mood", value="line\r\nbreak"),)) == ""


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    """If it failed, a case that somebody has worked on for a week could be overwritten."""
    case = load(from_mapping(mapping(), "dock"))
    folder = tmp_path / "dock"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    with pytest.raises(UserError, match=r"dock is not empty: name a folder that is, or a new one"):
        write_case(case, folder)
    assert [one.name for one in folder.iterdir()] == ["notes.txt"]
    with pytest.raises(UserError, match=r"notes.txt is there already and no folder"):
        write_case(case, folder / "notes.txt")
    with pytest.raises(UserError, match=r"is no folder: make it first"):
        write_case(case, folder / "not" / "there")


def test_an_empty_folder_is_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If it failed, an empty folder, even the one in which somebody stands, could not be used."""
    folder = tmp_path / "dock"
    folder.mkdir()
    monkeypatch.chdir(folder)
    case = load(from_mapping(mapping(), "dock"))
    write_case(case, ".")
    assert load_folder(folder) == case
    assert [one.name for one in tmp_path.iterdir()] == ["dock"]


def test_it_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If it failed, half a case would stand where a whole one is expected."""
    case = load(from_mapping(mapping(), "dock"))
    full = OSError(28, "No space left on device")

    def fails(*_: object) -> None:
        raise full

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", fails)
        with pytest.raises(UserError, match=r"dock cannot be written: No space left on device"):
            write_case(case, tmp_path / "dock")
    (tmp_path / "empty").mkdir()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", fails)
        with pytest.raises(UserError, match=r"empty cannot be written: No space left on device"):
            write_case(case, tmp_path / "empty")
    assert [one.name for one in tmp_path.iterdir()] == ["empty"]
    assert list((tmp_path / "empty").iterdir()) == []


def test_where_nothing_may_be_written_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If it failed, a folder that may only be read would end in a traceback."""
    case = load(from_mapping(mapping(), "dock"))

    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", forbidden)
    with pytest.raises(UserError, match=r"dock cannot be written: Permission denied"):
        write_case(case, tmp_path / "dock")


def test_what_would_not_read_back_is_not_written(tmp_path: Path) -> None:
    """If it failed, a folder would be left that is no case, or another one."""
    case = load(from_mapping(mapping(), "dock"))
    bare = case.model_copy(update={"assumption": ()})
    with pytest.raises(UserError, match=r"cannot be written as a case by itself: .* no assumption to fall to"):
        write_case(bare, tmp_path / "bare")
    included = case.model_copy(update={"include": ("june-1957",)})
    with pytest.raises(UserError, match=r"dock cannot be written so that it reads back the same"):
        write_case(included, tmp_path / "included")
    surrogate = case.model_copy(update={"note": "\ud800"})
    with pytest.raises(UserError, match=r"a character that no file can hold"):
        write_case(surrogate, tmp_path / "surrogate")
    with pytest.raises(CaseError):
        write_case(replace(from_mapping({}, "empty")), tmp_path / "empty")
    assert list(tmp_path.iterdir()) == []


def test_the_readme_of_a_case_says_what_it_is(tmp_path: Path) -> None:
    """If it failed, whoever is sent the folder would not know what to do with it."""
    document = read_folder(dock.write(tmp_path / "dock"))
    text = (write_case(document, tmp_path / "the dock") / "README.md").read_text(encoding="utf-8")
    assert text.startswith("# The dock\n\nWill the dock be let?\n\n")
    assert "The texts from which its passages are cited are not part of it: `log.txt`." in text
    assert text.endswith("    instantsia run './the dock'\n")
