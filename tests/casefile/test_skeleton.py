"""A new case, the bundled ones, and where cases are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia import api
from instantsia.casefile import library
from instantsia.casefile.document import read_folder
from instantsia.casefile.load import examined
from instantsia.casefile.skeleton import TEMPLATE, TEMPLATES, new, templates
from instantsia.documents.quotes import locate
from instantsia.documents.texts import read_text
from instantsia.errors import UserError
from instantsia.report.listing.cases import case_in_words
from tests.casefile.folders import load_folder

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_the_skeleton_is_a_case_whose_quotes_are_found(tmp_path: Path) -> None:
    """If it failed, the first thing a newcomer sees would be an error."""
    folder = new(tmp_path / "mine")
    case = load_folder(folder)
    text = read_text(folder / case.text[0].file)
    for claim in case.claim:
        assert locate(text, claim.lines, claim.first, claim.last, None, None).status == "exact", claim.id
    assert sorted(p.name for p in tmp_path.iterdir()) == ["mine"], "nothing half-written is left"


def test_the_skeleton_is_short() -> None:
    """If it failed, nobody would read it to its end."""
    case = [line for line in (TEMPLATE / "case.toml").read_text().splitlines() if "members" not in line]
    assert len(case) <= 40
    assert len((TEMPLATE / "claims.csv").read_text().splitlines()) <= 15


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """If it failed, a day's work could be lost to a second `new`."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "case.toml").write_text("mine")
    with pytest.raises(UserError, match="is there already"):
        new(tmp_path / "mine")
    assert (tmp_path / "mine" / "case.toml").read_text() == "mine"
    with pytest.raises(UserError, match="is no folder"):
        new(tmp_path / "nowhere" / "mine")
    with pytest.raises(UserError, match="expected a template or a bundled case: did you mean june-1957"):
        new(tmp_path / "other", "june-1975")
    with pytest.raises(UserError, match="did you mean succession"):
        new(tmp_path / "other", "sucession")
    assert [p.name for p in tmp_path.iterdir()] == ["mine"]


def test_nothing_half_written_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If it failed, a full disk would leave a folder that looks like a case."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", full)
    with pytest.raises(UserError, match="No space left"):
        new(tmp_path / "mine")
    assert list(tmp_path.iterdir()) == []


def test_a_way_of_deciding_each() -> None:
    """If it failed, a template would hide a bundled case of its name, or have no page of its own."""
    assert templates() == ("board", "leader", "succession", "talks", "two-chambers")
    assert not {*templates()} & {*library.bundled()}
    for name in templates():
        page = DOCS / "how-to" / f"template-{name}.md"
        assert f"--from {name}" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", templates())
def test_a_template_runs_as_it_is(name: str, tmp_path: Path) -> None:
    """If it failed, who begins from one would begin with an error, or with a case that is settled already."""
    folder = new(tmp_path / "mine", name)
    assert api.check(folder).problems == ()
    assert len((TEMPLATES / name / "case.toml").read_text(encoding="utf-8").splitlines()) <= 90
    study = api.load(folder)
    assert max(map(len, case_in_words(study.case).splitlines())) <= 80
    assert all(step.text for step in study.case.step), "each step is told in words"
    for as_of in (None, "2001-03-01"):
        p = study.run(draws=1_000, as_of=as_of, runs=None).forecast.head.share.p
        assert p is not None
        assert 0.1 < p < 0.9


def test_what_is_measured_of_a_bundled_case_is_not_copied(tmp_path: Path) -> None:
    """If it failed, a case of one's own would carry a table of another's mechanisms."""
    assert not (new(tmp_path / "mine", "apparatus") / "mechanisms.csv").exists()


@pytest.mark.parametrize("name", library.bundled())
def test_bundled_cases_load_and_can_be_copied(name: str, tmp_path: Path) -> None:
    """If it failed, `run NAME` or `new --from NAME` would end in errors that no user could mend."""
    assert examined(read_folder(library.find(name)))[1] == ()
    assert load_folder(new(tmp_path / name, name)) == load_folder(library.find(name))


def test_where_cases_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If it failed, a folder of one's own could not stand for a bundled case, or a slip would not be named."""
    new(tmp_path / "mine")
    monkeypatch.chdir(tmp_path)
    assert library.find("mine") == Path("mine")
    assert library.find("mine/case.toml") == Path("mine")
    (tmp_path / "empty").mkdir()
    with pytest.raises(UserError, match=r"expected a case folder with case\.toml"):
        library.find("empty")
    with pytest.raises(UserError, match="expected a case folder or a bundled case"):
        library.find("no-such-case\0")
    for name in library.bundled():
        with pytest.raises(UserError, match=f"did you mean {name}"):
            library.find(f"{name}x")
        new(tmp_path / name)
        assert library.find(name) == Path(name), "what stands here comes first"
