"""Keys that have another name now: told in one message, renamed where they stand, nothing else touched."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import instantsia
from instantsia.api import Result, ledger_add, ledger_verify, upgrade
from instantsia.casefile import library
from instantsia.casefile.document import from_mapping, read_folder
from instantsia.casefile.load import from_json, load
from instantsia.draws.streams import Streams, first_name
from instantsia.engine import checksums
from instantsia.engine.columns import parquet, read_parquet
from instantsia.engine.plan import DIGEST_LENGTH
from instantsia.errors import CaseError, UserError
from instantsia.ledger.chain import draws_hash
from instantsia.ledger.entries import FILES, file
from instantsia.renames import RENAMES, Rename

(HALL,) = RENAMES

STEP = Rename("step", (), "", "hardness", "precision")
"""As if what is called precision had been called hardness before."""

EARLIER = Path(__file__).parent / "earlier" / "june-1957"
"""The case as it was bundled when its hall still had a key his_man_chairs; under the licence of the library."""


def earlier(folder: Path) -> Path:
    """A copy of june-1957 as it was written for an earlier version."""
    shutil.copytree(EARLIER, folder)
    return folder


FIGURES = {"turned": 0.5985, "kept": 0.69375}


def old(text: str) -> str:
    """The text with the names of an earlier version."""
    return text.replace("leader_side_chairs", "his_man_chairs")


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def toml(folder: Path, text: str, name: str = "case.toml") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(text.encode())
    return folder


def after(folder: Path, text: str) -> str:
    """What an upgrade makes of a case.toml."""
    upgrade(toml(folder, text))
    return (folder / "case.toml").read_bytes().decode()


# ------------------------------------------------------------------------------------------------------- the message


def test_an_old_name_is_one_message_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The key would be unknown, what is read from it missing, and each claim about it a fault of its own."""
    monkeypatch.chdir(tmp_path)
    folder = earlier(Path("hall"))
    with pytest.raises(CaseError) as caught:
        read_folder(folder)
    assert [str(problem) for problem in caught.value.problems] == [
        "hall/case.toml:154: error E24: body.central_committee.rule.his_man_chairs: found his_man_chairs, "
        "which is now leader_side_chairs (instantsia upgrade hall renames it)"
    ]


def test_a_claim_about_an_old_name_is_told_too(tmp_path: Path) -> None:
    """The table would be new and its claims would be about a path that nothing reads."""
    folder = earlier(tmp_path / "hall")
    text = (folder / "case.toml").read_text(encoding="utf-8").replace("his_man_chairs", "leader_side_chairs")
    (folder / "case.toml").write_text(text, encoding="utf-8")
    with pytest.raises(
        CaseError, match=r"hall/claims.csv:43: .*rule.his_man_chairs, which is now .*rule.leader_side_chairs"
    ):
        read_folder(folder)


def test_a_case_written_in_python_is_told_what_to_write() -> None:
    """It would be told to upgrade a folder that there is not."""
    hall = {"id": "hall", "members": ["a"], "rule": {"kind": "acclamation", "leader": "a", "his_man_chairs": 1}}
    with pytest.raises(
        CaseError, match=r"found his_man_chairs, which is now leader_side_chairs \(write leader_side_chairs\)"
    ):
        from_mapping({"body": [hall]}, "hall")


@pytest.mark.parametrize("row", RENAMES, ids=lambda row: row.old)
def test_every_key_that_has_another_name_is_told_with_it(row: Rename) -> None:
    """Whoever opens an old case would be told that there is no such key."""
    rule = {"kind": row.kind, "leader": "a", row.old: 1}
    with pytest.raises(CaseError, match=rf"E24: .*found {row.old}, which is now {row.new}"):
        from_mapping({"body": [{"id": "hall", "members": ["a"], "rule": rule}]}, "hall")


def test_the_same_word_elsewhere_is_none_of_it(tmp_path: Path) -> None:
    """A key of another kind of rule, an actor of that name, or a text would be refused."""
    text = (
        '[[actor]]\nid = "his_man_chairs"\n[[body]]\nid = "board"\nmembers = ["his_man_chairs"]\n'
        'rule = { kind = "majority", his_man_chairs = 1 }\n'
        '[[assumption]]\nabout = "body.board.rule.his_man_chairs"\nvalue = 1\nwhy = "body.board.rule.his_man_chairs"\n'
    )
    assert after(tmp_path / "hall", text) == text
    read_folder(tmp_path / "hall")


# ------------------------------------------------------------------------------------------------------- the upgrade


def test_an_upgraded_case_opens_with_the_same_figures(tmp_path: Path) -> None:
    """The figures of a case would change because a key has another name.

    p is what `instantsia run june-1957 --as-of 1957-06-17 --draws 4000` gave before the key was renamed.
    """
    folder = earlier(tmp_path / "june-1957")
    upgrade(folder)
    run = instantsia.load(folder).run(draws=4_000, as_of="1957-06-17", runs=None)
    told = {event.id: event.share.p for event in run.forecast.events}
    assert told == pytest.approx(FIGURES, abs=0.002)


def test_only_the_names_change(tmp_path: Path) -> None:
    """A comment, a blank or a line end would be lost, or a place forgotten."""
    folder = earlier(tmp_path / "june-1957")
    found = upgrade(folder)
    for name in ("case.toml", "claims.csv"):
        lines, before = ((at / name).read_bytes().split(b"\n") for at in (folder, EARLIER))
        assert lines == [line.replace(b"his_man_chairs", b"leader_side_chairs") for line in before]
    assert [path.name for path in found.files] == ["case.toml", "claims.csv"]
    assert [(change.place.line, change.old) for change in found.changes] == [
        (154, "his_man_chairs"),
        *((line, "body.central_committee.rule.his_man_chairs") for line in (380, 43, 116)),
    ]


def test_a_case_without_an_old_name_is_left_alone(tmp_path: Path) -> None:
    """It would be written again, with another time and perhaps other bytes."""
    folder = tmp_path / "june-1957"
    shutil.copytree(library.find("june-1957"), folder)
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}
    found = upgrade(folder)
    assert found.files == {}
    assert found.changes == ()
    assert {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()} == before


def test_nothing_is_written_where_it_is_only_asked(tmp_path: Path) -> None:
    folder = earlier(tmp_path / "hall")
    before = bytes_of(folder)
    assert len(upgrade(folder, write=False).changes) == 4
    assert bytes_of(folder) == before


HEAD = '[[body]]  # the hall\nid = "hall"\nmembers = ["a"]\n'


@pytest.mark.parametrize(
    "text",
    [
        'rule = {kind="acclamation",@@ = 1}  # his_man_chairs',
        'rule.kind = "acclamation"\nrule . @@=0.5',
        '[body.rule]\n@@   = 1\nkind = "acclamation"',
        '[body.rule]\nkind = "acclamation"\n@@.value = 1\n@@.why = "his_man_chairs"',
        'rule.kind = "acclamation"\n[body.rule.@@]\nvalue = 1\n',
        'rule = { kind = "acclamation", leader = "a", @@ = 1 }\r\n',
    ],
)
def test_a_key_is_renamed_however_it_is_written(text: str, tmp_path: Path) -> None:
    """One way of writing a key would be missed, or a comment or a text be taken for one."""
    then = after(tmp_path / "hall", HEAD + text.replace("@@", "his_man_chairs"))
    assert then == HEAD + text.replace("@@", "leader_side_chairs")


@pytest.mark.parametrize("quoted", ['"his_man_chairs"', "'his_man_chairs'", '"his_man\\u005fchairs"'])
def test_a_key_in_quotes_is_renamed(quoted: str, tmp_path: Path) -> None:
    text = f'{HEAD}rule = {{ kind = "acclamation", KEY = 1 }}\n'
    assert after(tmp_path / "hall", text.replace("KEY", quoted)) == text.replace("KEY", "leader_side_chairs")


@pytest.mark.parametrize(
    "text",
    [
        '[[assumption]]\nabout = "body.hall.rule.@@"',
        "[[what_if]]\nset = [\n  'body.hall.rule.@@ = 0',  # body.hall.rule.his_man_chairs\n  \"a.post=1\"]",
        '[[what_if]]\nset = "body.hall.rule.@@=1"',
        '[[dispute]]\nabout = """\nbody.hall.rule.@@"""',
        '[[claim]]\nabout = "body.hall.rule.@@"\nsays = "body.hall.rule.his_man_chairs"',
    ],
)
def test_paths_are_renamed_where_they_are_read(text: str, tmp_path: Path) -> None:
    """A path would keep the old name, or a text that nobody reads as one would change."""
    head = f'{HEAD}rule = {{ kind = "acclamation" }}\n'
    then = after(tmp_path / "hall", head + text.replace("@@", "his_man_chairs"))
    assert then == head + text.replace("@@", "leader_side_chairs")


CLAIMS = (
    "claim,about,value,says\nc1,body.hall.rule.@@,1,body.hall.rule.his_man_chairs\n"
    'c2,a.post,3,"two\nlines"\nc3," body.hall.rule.@@ ",0,"he said ""body.hall.rule.his_man_chairs"""\n\nc4,a.post,1,\n'
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
    (folder / "claims.csv").write_bytes(text.replace("@@", "his_man_chairs").encode())
    found = upgrade(folder)
    assert (folder / "claims.csv").read_bytes().decode() == text.replace("@@", "leader_side_chairs")
    shift = 1 if first else 0
    assert [change.place.line for change in found.changes] == [2 + shift, 5 + shift]


def test_every_toml_file_of_the_folder_is_looked_at(tmp_path: Path) -> None:
    """Assumptions in a file of their own would stay old."""
    folder = toml(tmp_path / "hall", f'{HEAD}rule = {{ kind = "acclamation" }}\n')
    toml(folder, '[[assumption]]\nabout = "body.hall.rule.his_man_chairs"\nvalue = 1\n', "more.toml")
    found = upgrade(folder)
    assert [path.name for path in found.files] == ["more.toml"]


def test_a_rename_need_not_be_of_one_kind(tmp_path: Path) -> None:
    text = '[[step]]\nid = "ballot"\nkind = "vote"\nhardness = 3\n[[what_if]]\nset = ["step.ballot.hardness=4"]\n'
    folder = toml(tmp_path / "hall", text)
    upgrade(folder, renames=[STEP])
    assert (folder / "case.toml").read_text() == text.replace("hardness", "precision")


def test_an_included_case_is_upgraded_in_its_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command on one case would write into the folder of another, or nobody would say where the old name stands."""
    monkeypatch.chdir(tmp_path)
    hall = toml(Path("hall"), f'{HEAD}rule = {{ kind = "acclamation", his_man_chairs = 1 }}\n')
    town = toml(Path("town"), 'include = "hall"\n[[assumption]]\nabout = "body.hall.rule.his_man_chairs"\nvalue = 1\n')
    with pytest.raises(CaseError, match="instantsia upgrade hall renames it"):
        read_folder(town)
    before = bytes_of(hall)
    found = upgrade(town)
    assert "leader_side_chairs" in (town / "case.toml").read_text()
    assert bytes_of(hall) == before
    assert found.others == ("hall",)


# ---------------------------------------------------------------------------------------------------- what goes wrong


def test_a_key_under_both_names_is_refused(tmp_path: Path) -> None:
    """One of the two values would be lost."""
    text = f'{HEAD}rule = {{ kind = "acclamation", his_man_chairs = 1, leader_side_chairs = 0 }}\n'
    with pytest.raises(
        CaseError, match=r"case.toml:4: .*found his_man_chairs and leader_side_chairs, which are one key"
    ):
        after(tmp_path / "hall", text)
    assert (tmp_path / "hall" / "case.toml").read_text() == text


def test_a_name_in_other_letters_is_left_to_a_person(tmp_path: Path) -> None:
    """Characters that are not the name would be replaced."""
    text = f'{HEAD}rule = {{ kind = "acclamation" }}\n[[assumption]]\nabout = "body.hall.rule.his_man\\u005fchairs"\n'
    with pytest.raises(CaseError, match=r"case.toml:6: .*escapes.*\(write body.hall.rule.leader_side_chairs\)"):
        after(tmp_path / "hall", text)
    assert (tmp_path / "hall" / "case.toml").read_text() == text


def test_a_broken_case_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match=r"case.toml:1: .*not valid TOML"):
        upgrade(toml(tmp_path / "hall", "[[body\n"))
    with pytest.raises(UserError, match="expected a case folder"):
        upgrade(tmp_path / "nowhere")


def test_nothing_is_lost_where_a_file_cannot_be_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk or a folder that may only be read would leave half a file, or a traceback."""
    folder = earlier(tmp_path / "hall")
    before = bytes_of(folder)

    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", refused)
    with pytest.raises(UserError, match=r"cannot write .*case.toml: Permission denied"):
        upgrade(folder)
    assert bytes_of(folder) == before


def test_a_folder_that_may_only_be_read_is_a_sentence(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    folder = earlier(tmp_path / "hall")
    folder.chmod(0o500)
    with pytest.raises(UserError, match="cannot write"):
        upgrade(folder)
    folder.chmod(0o700)


def test_links_and_permissions_stay(tmp_path: Path) -> None:
    """A link would become a file of its own, and a private case could be read by everybody."""
    real = toml(tmp_path / "kept", f'{HEAD}rule = {{ kind = "acclamation", his_man_chairs = 1 }}\n') / "case.toml"
    real.chmod(0o600)
    folder = tmp_path / "hall"
    folder.mkdir()
    (folder / "case.toml").symlink_to(real)
    upgrade(folder)
    assert (folder / "case.toml").is_symlink()
    assert "leader_side_chairs" in real.read_text()
    assert real.stat().st_mode & 0o777 == 0o600


# ------------------------------------------------------------------------------------------- cases that were played


def test_a_case_that_was_played_is_read_under_its_new_names() -> None:
    """Runs and ledger entries of an earlier version could not be opened, and theirs must not be written again."""
    new = load(read_folder(library.find("june-1957")))
    assert old(new.digest_text) != new.digest_text
    played = from_json(old(new.digest_text).encode(), "june-1957", "case.json")
    assert played.case.digest_text == new.digest_text
    path = "body.central_committee.rule"
    assert played.former[f"{path}.leader_side_chairs"] == f"{path}.his_man_chairs"
    assert from_json(new.digest_text.encode(), "june-1957", "case.json").former == {}


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, Path]:
    """A run, and its folder as an earlier version would have left it."""
    at = tmp_path_factory.mktemp("runs")
    result = instantsia.load("june-1957").run(draws=400, as_of="1957-06-29", runs=at / "new")
    assert result.path is not None
    canonical = result.plan.canonical
    assert old(canonical) != canonical
    digest = hashlib.sha256(old(canonical).encode()).hexdigest()[:DIGEST_LENGTH]
    folder = at / "old" / f"june-1957-{digest}"
    shutil.copytree(result.path, folder)
    case, manifest = folder / "case.json", folder / "manifest.json"
    case.write_text(old(case.read_text(encoding="utf-8")), encoding="utf-8")
    manifest.write_text(manifest.read_text(encoding="utf-8").replace(result.plan.digest, digest), encoding="utf-8")
    for block in (folder / "blocks").glob("*.parquet"):
        columns = read_parquet(block.read_bytes())
        assert "pick/body.central_committee.rule.leader_side_chairs" in columns
        block.write_bytes(parquet({old(name): values for name, values in columns.items()}))
    names = checksums.read(folder)
    (folder / checksums.NAME).write_bytes(
        checksums.text({name: checksums.of((folder / name).read_bytes()) for name in names})
    )
    return result, folder


def test_a_run_of_an_earlier_version_is_opened(played: tuple[Result, Path]) -> None:
    """Which claim stood would be looked up under a name that the draws do not have."""
    result, folder = played
    again = instantsia.open_run(folder)
    assert again.forecast == result.forecast
    assert again.draws.equals(result.draws)


def test_an_entry_of_an_earlier_version_is_played_again(played: tuple[Result, Path], tmp_path: Path) -> None:
    """What was filed would count as forged, or its case be written again under a hash that is not its own."""
    columns = played[0].columns
    new = ledger_add(played[1], tmp_path / "new")
    facts = {**new.manifest, "draws_hash": draws_hash({old(name): values for name, values in columns.items()})}
    files = {name: old((new.path / name).read_text(encoding="utf-8")).encode() for name in FILES}
    entry = file(tmp_path / "ledger", facts, files)
    found = ledger_verify(tmp_path / "ledger")
    assert found.sound
    (one,) = found.entries
    assert one.replayed.startswith("same bits, under names that are others now: ")
    assert "central_committee.rule.his_man_chairs is body.central_committee.rule.leader_side_chairs" in one.replayed
    assert (entry.path / "case.json").read_bytes() == files["case.json"]


def test_what_has_another_name_keeps_its_random_numbers() -> None:
    """Every figure of a case would move a little because a key has another name."""
    streams = Streams(seed=3, start=0, count=8)
    for address in ("assumption/body.hall.rule.{}", "dispute/body.hall.rule.{}/pick"):
        old, new = (streams.uniform(address.format(name)) for name in ("his_man_chairs", "leader_side_chairs"))
        assert old.tolist() == new.tolist()
    assert first_name("assumption/body.hall.rule.leader_side_chairs_2").endswith("leader_side_chairs_2")


def test_renames_do_not_meet() -> None:
    """A case would be upgraded to a name that is old itself, or its draws would change with the name."""
    assert not {row.new for row in RENAMES} & {row.old for row in RENAMES}


# ------------------------------------------------------------------------------------------------------- the command


def typed(*arguments: str, at: Path, status: int = 0) -> str:
    """What a command prints, on either stream."""
    done = subprocess.run(
        [sys.executable, "-m", "instantsia", *arguments], cwd=at, capture_output=True, text=True, check=False
    )
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_every_command_on_a_case_tells_it_in_one_message(tmp_path: Path) -> None:
    """One command would open the case, or say what a key is that nobody knows."""
    earlier(tmp_path / "june")
    for command in (["check"], ["run"], ["show"], ["assumptions"], ["compare", "june", "first_day_ballot"], ["levers"]):
        name, *rest = command
        more = ["--for", "bulganin"] if name == "levers" else []
        told = typed(name, *(rest or ["june"]), *more, at=tmp_path, status=2)
        assert told.startswith("june/case.toml:154: error E24: ")
        assert "(instantsia upgrade june renames it)" in " ".join(told.split())
        assert told.count(" error ") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["june"]


def test_the_command_says_what_it_changes(tmp_path: Path) -> None:
    earlier(tmp_path / "june")
    told = typed("upgrade", "june", "--check", at=tmp_path, status=1)
    assert told.startswith("june/case.toml:154: his_man_chairs -> leader_side_chairs\n")
    assert told.endswith("4 names in 2 files would be changed; nothing is written\n")
    done = typed("upgrade", "june", at=tmp_path)
    assert done.split("\n")[:4] == told.split("\n")[:4]
    assert done.endswith("4 names in 2 files changed\n")
    assert typed("upgrade", "june", at=tmp_path) == "june: no key of it has another name now\n"
    assert " error " not in typed("check", "june", at=tmp_path)


def test_a_mistake_is_one_message(tmp_path: Path) -> None:
    assert "expected a case folder" in typed("upgrade", "nowhere", at=tmp_path, status=2)
    toml(tmp_path / "hall", "[[body\n")
    told = typed("upgrade", "hall", at=tmp_path, status=2)
    assert told.startswith("hall/case.toml:1: error E07")
    assert told.count(" error ") == 1


def test_all_that_is_written_can_be_read(tmp_path: Path) -> None:
    folder = earlier(tmp_path / "hall")
    upgrade(folder)
    assert "his_man_chairs" not in str(tomllib.loads((folder / "case.toml").read_text(encoding="utf-8")))
