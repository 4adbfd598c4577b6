"""Keys that have another name now: told in one message, renamed where they stand, nothing else touched."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from instantsia.api import upgrade
from instantsia.casefile import library
from instantsia.casefile.document import from_mapping, read_folder
from instantsia.casefile.load import from_json, load
from instantsia.casefile.renames import RENAMES, Rename
from instantsia.draws.streams import FIRST_NAMES
from instantsia.errors import CaseError, UserError

HALL = Rename("0.1.0", "body", ("rule",), "acclamation", "who_chairs", "his_man_chairs")
"""As if what is called his_man_chairs had been called who_chairs before."""

STEP = Rename("0.1.0", "step", (), "", "hardness", "precision")


def earlier(folder: Path) -> Path:
    """june-1957 as an earlier version would have written it."""
    shutil.copytree(library.find("june-1957"), folder)
    for name in ("case.toml", "claims.csv"):
        text = (folder / name).read_text(encoding="utf-8")
        assert "his_man_chairs" in text
        (folder / name).write_text(text.replace("his_man_chairs", "who_chairs"), encoding="utf-8")
    return folder


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def toml(folder: Path, text: str, name: str = "case.toml") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(text.encode())
    return folder


def after(folder: Path, text: str) -> str:
    """What an upgrade makes of a case.toml."""
    upgrade(toml(folder, text), renames=[HALL])
    return (folder / "case.toml").read_bytes().decode()


# ------------------------------------------------------------------------------------------------------- the message


def test_an_old_name_is_one_message_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The key would be unknown, what is read from it missing, and each claim about it a fault of its own."""
    monkeypatch.chdir(tmp_path)
    folder = earlier(Path("hall"))
    with pytest.raises(CaseError) as caught:
        read_folder(folder, [HALL])
    (problem,) = caught.value.problems
    line = (
        (folder / "case.toml")
        .read_text(encoding="utf-8")
        .split("\n")
        .index(
            next(
                line for line in (folder / "case.toml").read_text(encoding="utf-8").split("\n") if "who_chairs " in line
            )
        )
    )
    assert str(problem) == (
        f"hall/case.toml:{line + 1}: error E24: body.central_committee.rule.who_chairs: found who_chairs, "
        "which is now his_man_chairs (instantsia upgrade hall renames it)"
    )


def test_a_claim_about_an_old_name_is_told_too(tmp_path: Path) -> None:
    """The table would be new and its claims would be about a path that nothing reads."""
    folder = earlier(tmp_path / "hall")
    text = (folder / "case.toml").read_text(encoding="utf-8").replace("who_chairs", "his_man_chairs")
    (folder / "case.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CaseError, match=r"hall/claims.csv:43: .*rule.who_chairs, which is now .*rule.his_man_chairs"):
        read_folder(folder, [HALL])


def test_a_case_written_in_python_is_told_what_to_write() -> None:
    """It would be told to upgrade a folder that there is not."""
    hall = {"id": "hall", "members": ["a"], "rule": {"kind": "acclamation", "leader": "a", "who_chairs": 1}}
    with pytest.raises(CaseError, match=r"found who_chairs, which is now his_man_chairs \(write his_man_chairs\)"):
        from_mapping({"body": [hall]}, "hall", [HALL])


def test_the_same_word_elsewhere_is_none_of_it(tmp_path: Path) -> None:
    """A key of another kind of rule, an actor of that name, or a text would be refused."""
    text = (
        '[[actor]]\nid = "who_chairs"\n[[body]]\nid = "board"\nmembers = ["who_chairs"]\n'
        'rule = { kind = "majority", who_chairs = 1 }\n'
        '[[assumption]]\nabout = "body.board.rule.who_chairs"\nvalue = 1\nwhy = "body.board.rule.who_chairs"\n'
    )
    assert after(tmp_path / "hall", text) == text
    read_folder(tmp_path / "hall", [HALL])


# ------------------------------------------------------------------------------------------------------- the upgrade


def test_an_upgraded_case_is_the_case_of_this_version(tmp_path: Path) -> None:
    """A comment, a blank or a line end would be lost, or a place forgotten."""
    folder = earlier(tmp_path / "june-1957")
    found = upgrade(folder, renames=[HALL])
    assert bytes_of(folder) == bytes_of(library.find("june-1957"))
    assert load(read_folder(folder, [HALL])).digest_text == load(read_folder(library.find("june-1957"))).digest_text
    assert [path.name for path in found.files] == ["case.toml", "claims.csv"]
    assert next((change.place.line, change.old) for change in found.changes) == (154, "who_chairs")
    assert {change.new for change in found.changes} == {"his_man_chairs", "body.central_committee.rule.his_man_chairs"}
    assert len(found.changes) == 4


def test_a_case_without_an_old_name_is_left_alone(tmp_path: Path) -> None:
    """It would be written again, with another time and perhaps other bytes."""
    folder = tmp_path / "june-1957"
    shutil.copytree(library.find("june-1957"), folder)
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}
    found = upgrade(folder, renames=[HALL])
    assert found.files == {}
    assert found.changes == ()
    assert {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()} == before


def test_nothing_is_written_where_it_is_only_asked(tmp_path: Path) -> None:
    folder = earlier(tmp_path / "hall")
    before = bytes_of(folder)
    assert len(upgrade(folder, write=False, renames=[HALL]).changes) == 4
    assert bytes_of(folder) == before


HEAD = '[[body]]  # the hall\nid = "hall"\nmembers = ["a"]\n'


@pytest.mark.parametrize(
    "text",
    [
        'rule = {kind="acclamation",@@ = 1}  # who_chairs',
        'rule.kind = "acclamation"\nrule . @@=0.5',
        '[body.rule]\n@@   = 1\nkind = "acclamation"',
        '[body.rule]\nkind = "acclamation"\n@@.value = 1\n@@.why = "who_chairs"',
        'rule.kind = "acclamation"\n[body.rule.@@]\nvalue = 1\n',
        'rule = { kind = "acclamation", leader = "a", @@ = 1 }\r\n',
    ],
)
def test_a_key_is_renamed_however_it_is_written(text: str, tmp_path: Path) -> None:
    """One way of writing a key would be missed, or a comment or a text be taken for one."""
    then = after(tmp_path / "hall", HEAD + text.replace("@@", "who_chairs"))
    assert then == HEAD + text.replace("@@", "his_man_chairs")


@pytest.mark.parametrize("quoted", ['"who_chairs"', "'who_chairs'", '"who\\u005fchairs"'])
def test_a_key_in_quotes_is_renamed(quoted: str, tmp_path: Path) -> None:
    text = f'{HEAD}rule = {{ kind = "acclamation", KEY = 1 }}\n'
    assert after(tmp_path / "hall", text.replace("KEY", quoted)) == text.replace("KEY", "his_man_chairs")


@pytest.mark.parametrize(
    "text",
    [
        '[[assumption]]\nabout = "body.hall.rule.@@"',
        "[[what_if]]\nset = [\n  'body.hall.rule.@@ = 0',  # body.hall.rule.who_chairs\n  \"a.post=1\"]",
        '[[what_if]]\nset = "body.hall.rule.@@=1"',
        '[[dispute]]\nabout = """\nbody.hall.rule.@@"""',
        '[[claim]]\nabout = "body.hall.rule.@@"\nsays = "body.hall.rule.who_chairs"',
    ],
)
def test_paths_are_renamed_where_they_are_read(text: str, tmp_path: Path) -> None:
    """A path would keep the old name, or a text that nobody reads as one would change."""
    head = f'{HEAD}rule = {{ kind = "acclamation" }}\n'
    then = after(tmp_path / "hall", head + text.replace("@@", "who_chairs"))
    assert then == head + text.replace("@@", "his_man_chairs")


CLAIMS = (
    "claim,about,value,says\nc1,body.hall.rule.@@,1,body.hall.rule.who_chairs\n"
    'c2,a.post,3,"two\nlines"\nc3," body.hall.rule.@@ ",0,"he said ""body.hall.rule.who_chairs"""\n\nc4,a.post,1,\n'
)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("first", ["", "sep"])
def test_a_table_of_claims_keeps_its_bytes(first: str, mark: str, separator: str, end: str, tmp_path: Path) -> None:
    """A spreadsheet's mark, separator, quotes or line ends would be lost, or the words of a claim would change."""
    folder = toml(tmp_path / "hall", f'{HEAD}rule = {{ kind = "acclamation" }}\n')
    text = CLAIMS.replace(",", separator)
    text = mark + (f"sep={separator}\n" if first else "") + text
    text = text.replace("\n", end)
    (folder / "claims.csv").write_bytes(text.replace("@@", "who_chairs").encode())
    found = upgrade(folder, renames=[HALL])
    assert (folder / "claims.csv").read_bytes().decode() == text.replace("@@", "his_man_chairs")
    shift = 1 if first else 0
    assert [change.place.line for change in found.changes] == [2 + shift, 5 + shift]


def test_every_toml_file_of_the_folder_is_looked_at(tmp_path: Path) -> None:
    """Assumptions in a file of their own would stay old."""
    folder = toml(tmp_path / "hall", f'{HEAD}rule = {{ kind = "acclamation" }}\n')
    toml(folder, '[[assumption]]\nabout = "body.hall.rule.who_chairs"\nvalue = 1\n', "more.toml")
    found = upgrade(folder, renames=[HALL])
    assert [path.name for path in found.files] == ["more.toml"]


def test_a_rename_need_not_be_of_one_kind(tmp_path: Path) -> None:
    text = '[[step]]\nid = "ballot"\nkind = "vote"\nhardness = 3\n[[what_if]]\nset = ["step.ballot.hardness=4"]\n'
    folder = toml(tmp_path / "hall", text)
    upgrade(folder, renames=[STEP])
    assert (folder / "case.toml").read_text() == text.replace("hardness", "precision")


def test_an_included_case_is_upgraded_in_its_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command on one case would write into the folder of another, or nobody would say where the old name stands."""
    monkeypatch.chdir(tmp_path)
    hall = toml(Path("hall"), f'{HEAD}rule = {{ kind = "acclamation", who_chairs = 1 }}\n')
    town = toml(Path("town"), 'include = "hall"\n[[assumption]]\nabout = "body.hall.rule.who_chairs"\nvalue = 1\n')
    with pytest.raises(CaseError, match="instantsia upgrade hall renames it"):
        read_folder(town, [HALL])
    before = bytes_of(hall)
    found = upgrade(town, renames=[HALL])
    assert "his_man_chairs" in (town / "case.toml").read_text()
    assert bytes_of(hall) == before
    assert found.others == ("hall",)


# ---------------------------------------------------------------------------------------------------- what goes wrong


def test_a_key_under_both_names_is_refused(tmp_path: Path) -> None:
    """One of the two values would be lost."""
    text = f'{HEAD}rule = {{ kind = "acclamation", who_chairs = 1, his_man_chairs = 0 }}\n'
    with pytest.raises(CaseError, match=r"case.toml:4: .*found who_chairs and his_man_chairs, which are one key"):
        after(tmp_path / "hall", text)
    assert (tmp_path / "hall" / "case.toml").read_text() == text


def test_a_name_in_other_letters_is_left_to_a_person(tmp_path: Path) -> None:
    """Characters that are not the name would be replaced."""
    text = f'{HEAD}rule = {{ kind = "acclamation" }}\n[[assumption]]\nabout = "body.hall.rule.who\\u005fchairs"\n'
    with pytest.raises(CaseError, match=r"case.toml:6: .*escapes.*\(write body.hall.rule.his_man_chairs\)"):
        after(tmp_path / "hall", text)
    assert (tmp_path / "hall" / "case.toml").read_text() == text


def test_a_broken_case_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match=r"case.toml:1: .*not valid TOML"):
        upgrade(toml(tmp_path / "hall", "[[body\n"), renames=[HALL])
    with pytest.raises(UserError, match="expected a case folder"):
        upgrade(tmp_path / "nowhere", renames=[HALL])


def test_nothing_is_lost_where_a_file_cannot_be_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk or a folder that may only be read would leave half a file, or a traceback."""
    folder = earlier(tmp_path / "hall")
    before = bytes_of(folder)

    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", refused)
    with pytest.raises(UserError, match=r"cannot write .*case.toml: Permission denied"):
        upgrade(folder, renames=[HALL])
    assert bytes_of(folder) == before


def test_a_folder_that_may_only_be_read_is_a_sentence(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    folder = earlier(tmp_path / "hall")
    folder.chmod(0o500)
    with pytest.raises(UserError, match="cannot write"):
        upgrade(folder, renames=[HALL])
    folder.chmod(0o700)


def test_links_and_permissions_stay(tmp_path: Path) -> None:
    """A link would become a file of its own, and a private case could be read by everybody."""
    real = toml(tmp_path / "kept", f'{HEAD}rule = {{ kind = "acclamation", who_chairs = 1 }}\n') / "case.toml"
    real.chmod(0o600)
    folder = tmp_path / "hall"
    folder.mkdir()
    (folder / "case.toml").symlink_to(real)
    upgrade(folder, renames=[HALL])
    assert (folder / "case.toml").is_symlink()
    assert "his_man_chairs" in real.read_text()
    assert real.stat().st_mode & 0o777 == 0o600


# ------------------------------------------------------------------------------------------- cases that were played


def test_a_case_that_was_played_is_read_under_its_new_names() -> None:
    """Runs and ledger entries of an earlier version could not be opened, and theirs must not be written again."""
    new = load(read_folder(library.find("june-1957")))
    old = new.digest_text.replace("his_man_chairs", "who_chairs")
    assert old != new.digest_text
    played = from_json(old.encode(), "june-1957", "case.json", [HALL])
    assert played.case.digest_text == new.digest_text
    path = "body.central_committee.rule"
    assert played.former[f"{path}.his_man_chairs"] == f"{path}.who_chairs"
    assert from_json(new.digest_text.encode(), "june-1957", "case.json", [HALL]).former == {}


def test_renames_do_not_meet() -> None:
    """A case would be upgraded to a name that is old itself, or its draws would change with the name."""
    assert not {row.new for row in RENAMES} & {row.old for row in RENAMES}
    for row in RENAMES:
        assert FIRST_NAMES[".".join(("", *row.within, row.new))] == ".".join(("", *row.within, row.old))


# ------------------------------------------------------------------------------------------------------- the command


def test_the_command_says_that_there_is_nothing_to_do(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "instantsia", "upgrade", "june-1957", "--check"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "june-1957: no key of it has another name now\n", "")


def test_all_that_is_written_can_be_read(tmp_path: Path) -> None:
    folder = earlier(tmp_path / "hall")
    upgrade(folder, renames=[HALL])
    assert "who_chairs" not in str(tomllib.loads((folder / "case.toml").read_text(encoding="utf-8")))
