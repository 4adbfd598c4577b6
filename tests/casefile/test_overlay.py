"""--set, --without, --assume: what they change, and what they say where they cannot."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from instantsia.case import paths
from instantsia.case.model import Case
from instantsia.case.numbers import Number
from instantsia.casefile.document import Document, read_folder
from instantsia.casefile.load import load
from instantsia.casefile.overlay import apply, what_if
from instantsia.errors import CaseError
from tests.casefile import dock


@pytest.fixture
def document(tmp_path: Path) -> Document:
    return read_folder(dock.write(tmp_path / "dock"))


def after(document: Document, *sets: str) -> Case:
    return load(apply(document, sets).document)


def number(case: Case, path: str) -> Number:
    assumption = paths.covering(case, path)
    assert assumption is not None
    return assumption.value


def test_a_position_is_put_in_place_of_all_that_is_claimed_and_assumed(document: Document) -> None:
    """If it failed, a claim would still speak where the person at the keyboard has spoken."""
    case = after(document, "reed.dock=10..30")
    assert "d2" not in case.claims
    assert {"d1", "d3", "d4"} <= set(case.claims), "other claims of the same passage stay"
    value = number(case, "actor.reed.dock")
    assert (value.low, value.high, value.source) == (10, 30, "command line")
    assert number(case, "actor.stone.dock").high == 100, "others keep what holds for everybody"
    assert load(document).claims["d2"], "the case itself is as it was"


def test_every_form_of_a_value(document: Document) -> None:
    """If it failed, what can be written in a case could not be said on the command line."""
    assert number(after(document, "reed.dock=25"), "actor.reed.dock").fixed
    assert number(after(document, "actor.reed.dock=10..20..60"), "actor.reed.dock").mode == 20
    told = number(after(document, 'reed.dock={ value = "10..20", why = "a guess", group = "g" }'), "actor.reed.dock")
    assert (told.why, told.group, told.source) == ("a guess", "g", "command line")
    assert number(after(document, "*.dock=20..80"), "actor.stone.dock").low == 20
    assert number(after(document, "fact.offer=yes"), "fact.offer").low == 1
    assert number(after(document, "fact.offer=0.3"), "fact.offer").low == 0.3
    assert number(after(document, "town.seats=7"), "actor.town.seats").low == 7
    assert number(after(document, "reed.owes.quill=0.2"), "actor.reed.owes.quill").low == 0.2
    assert number(after(document, "reed.salience.dock=0.9"), "actor.reed.salience.dock").low == 0.9
    assert number(after(document, "reed.capability.dock=20..40"), "actor.reed.capability.dock").high == 40


def test_constants_of_steps_and_rules(document: Document) -> None:
    """If it failed, a constant would keep its range, or lose its path."""
    case = after(document, "step.ballot.precision=6", "step.recourse.chance=0.1..0.2", "step.ballot.bandwagon=3")
    written = dict(case.steps["ballot"].numbers())
    assert written["step.ballot.precision"].fixed
    assert written["step.ballot.precision"].source == "command line"
    assert written["step.ballot.bandwagon"].low == 3, "a constant that was left to its default can be set"
    assert dict(case.steps["recourse"].numbers())["step.recourse.chance"].high == 0.2
    assert after(document, "body.board.rule.of=all").bodies["board"].rule.of == "all"  # type: ignore[attr-defined]
    assert after(document, "body.board.rule.kind=majority").bodies["board"].rule.kind == "majority"


def test_lists(document: Document) -> None:
    """If it failed, nobody could be sent away or added without typing all the others."""
    assert after(document, "body.board.absent=reed").bodies["board"].absent == ("reed",)
    assert after(document, "body.board.absent=reed,stone").bodies["board"].absent == ("reed", "stone")
    assert after(document, "body.board.absent=").bodies["board"].absent == ()
    assert after(document, "body.board.members=-stone").bodies["board"].members == ("quill", "reed")
    case = after(document, "body.board.members=+wren,-stone")
    assert case.bodies["board"].members == ("quill", "reed", "wren")
    assert "wren" in case.actors
    assert after(document, 'step.ballot.order=["stone", "reed"]').steps["ballot"].order == ("stone", "reed")  # type: ignore[attr-defined]


def test_other_keys(document: Document) -> None:
    """If it failed, a date, a word or a credence could not be changed for one run."""
    case = after(
        document,
        "step.ballot.date=1911-06-10",
        "source.log.p=likely",
        "teller.quill.p=1",
        "part.appendix.open=0.5",
        "claim.d2.told_by=reed",
        "actor.quill.name=Mr Quill",
        "body.board.superior=meeting",
    )
    assert case.steps["ballot"].date == "1911-06-10"
    assert case.sources["log"].p == "likely"
    assert case.tellers["quill"].p.low == 1, "a credence may be forced to 1 on the command line"  # type: ignore[union-attr]
    assert case.actors["quill"].name == "Mr Quill"
    assert case.claims["d2"].told_by == "reed"


def test_changes_are_told_in_one_form(document: Document) -> None:
    """If it failed, the same change would have two names in two reports."""
    changed = apply(document, ["actor.reed.dock = 10..30"], ["Quill"], ["memoir=forged"])
    assert changed.changes == ("--set reed.dock=10..30", "--without quill", "--assume memoir=forged")
    assert changed.paths == ("actor.reed.dock",)
    assert changed.without == ("teller.quill",)
    assert dict(changed.assume) == {"memoir": "forged"}
    again = apply(document, changed.set, changed.without, [f"{s}={r}" for s, r in changed.assume.items()])
    assert again == changed


def test_a_what_if_of_the_case_is_the_same_change(document: Document) -> None:
    """If it failed, a named what-if would not be what it says it sets."""
    assert load(what_if(document, "stone_away").document) == after(document, "body.board.absent=stone")
    with pytest.raises(CaseError, match="did you mean stone_away"):
        what_if(document, "stone_awya")


def test_without_and_assume_change_nothing_that_is_written(document: Document) -> None:
    """If it failed, leaving a witness out would change the case and so every number drawn for it."""
    changed = apply(document, (), ["d2", "memoir", "appendix"], ["log=not"])
    assert load(changed.document) == load(document)
    assert changed.without == ("claim.d2", "source.memoir", "part.appendix")


@pytest.mark.parametrize(
    ("sets", "withouts", "assumes", "parts"),
    [
        (["reed.dok=10"], [], [], ["--set reed.dok=10", "did you mean reed.dock?"]),
        (["fact.ofer=yes"], [], [], ["did you mean fact.offer?"]),
        (["step.balot.precision=6"], [], [], ["did you mean step.ballot?"]),
        (["step.ballot.precison=6"], [], [], ["did you mean step.ballot.precision?"]),
        (["body.board.absnt=reed"], [], [], ["did you mean body.board.absent?"]),
        (["body.board.rule.tei=chair"], [], [], ["expected a key of body board", "did you mean body.board.rule.tie?"]),
        (["body.board.members=-ston"], [], [], ["which is not in body.board.members", "did you mean stone?"]),
        (["body.board.members=+stone"], [], [], ["is in body.board.members already"]),
        (["body.board.members=+twon"], [], [], ["found 'twon', who is nobody in this case", "did you mean town?"]),
        (["body.board.members=-stone,reed"], [], [], ["every name with + or - before it"]),
        (["ballot.precision=6"], [], [], ["did you mean step.ballot.precision?"]),
        (["balot.precison=6"], [], [], ["did you mean step.ballot.precision?"]),
        (["board.absent=reed"], [], [], ["did you mean body.board.absent?"]),
        (["board.rule.tie=lot"], [], [], ["did you mean body.board.rule.tie?"]),
        (["nonsense"], [], [], ["expected PATH=VALUE", "as in quill.dock=0..50"]),
        (["a=b"], [], [], ["expected PATH=VALUE"]),
        (["=b"], [], [], ["expected PATH=VALUE"]),
        (["record.ballot=let"], [], [], ["stays"]),
        (["reed.dock={ value = "], [], [], ["expected a TOML value"]),
        ([], ["stone"], [], ["who tells nothing", "--set body.board.members=-stone"]),
        ([], ["town"], [], ["--set body.meeting.members=-town"]),
        ([], ["memior"], [], ["expected a source, part, teller or claim", "did you mean memoir?"]),
        ([], ["source.lgo"], [], ["did you mean log?"]),
        ([], [], ["memoir=forget"], ["expected a reading of source memoir", "did you mean forged?"]),
        ([], [], ["memior=forged"], ["did you mean memoir?"]),
        ([], [], ["log=forged"], ["known: genuine, not"]),
        ([], [], ["memoir"], ["expected SOURCE=READING"]),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_before_anything_is_played(
    document: Document, sets: list[str], withouts: list[str], assumes: list[str], parts: list[str]
) -> None:
    """If it failed, a slip on the command line would silently change nothing, or something else."""
    with pytest.raises(CaseError) as caught:
        apply(document, sets, withouts, assumes)
    (problem,) = caught.value.problems
    assert problem.code == "E22"
    for part in parts:
        assert part in str(problem)


@pytest.mark.parametrize(
    ("text", "key", "part"),
    [
        ("reed.dock=10..130", "assumption.reed.dock.value", "expected a value from 0 to 100"),
        ("reed.dock=close by", "assumption.reed.dock.value", "found 'close by'"),
        ("step.ballot.precision=-1", "step.ballot.precision", "found -1"),
        ("step.ballot.date=soon", "step.ballot.date", "found 'soon'"),
        ("step.recourse.date=1911-06-01", "step.recourse.date", "not before that of the step above"),
        ("step.ballot.kind=vot", "step.ballot.kind", "did you mean vote?"),
        ("body.board.absent=elm", "body.board.absent.0", "expected a member of the body"),
        ("body.board.rule.of=most", "body.board.rule.of", "found 'most', expected 'present' or 'all'"),
        ("body.board.chair=town", "body.board.chair", "expected a member of the body"),
        ("teller.quill.p=1.5", "teller.quill.p", "found"),
        ("step.ballot.motion=lett", "step.ballot.motion", "lett"),
        ("body.board.members=reed", "body.board.chair", "expected a member"),
    ],
)
def test_what_is_set_is_checked_like_what_is_written(document: Document, text: str, key: str, part: str) -> None:
    """If it failed, the command line could say what a case may not, or its error would name a line of the file."""
    with pytest.raises(CaseError) as caught:
        after(document, text)
    found = [p for p in caught.value.problems if p.key.startswith(key)]
    assert found, str(caught.value)
    assert part in str(found[0])
    if not text.startswith("body.board.members"):
        assert str(found[0].place) == f"--set {text}"


def test_all_that_is_wrong_is_said_at_once(document: Document) -> None:
    """If it failed, a person would mend one word of the command line after the other."""
    with pytest.raises(CaseError) as caught:
        apply(document, ["reed.dok=1", "nonsense"], ["nobody"], ["memoir=x"])
    assert len(caught.value.problems) == 4


@pytest.mark.parametrize(
    "text",
    [
        "x.y=z", "step.ballot=1", "actor.reed=1", "*.*=1", "*.dock.x=1", "fact.offer.x=1", "issue.dock.options=+a",
        "issue.dock.announced=let", "text.log_text.file=x", "what_if.stone_away.set=x", "step.ballot.tell.let=x",
        "step.ballot.precision.value=1", "body.board.rule=majority", "body.board.rule={ kind = \"majority\" }",
        "source.memoir.p.forged=0.2", "part.appendix.open.genuine=0.1", "reed.dock=[1, 2", "reed.dock=\"", "reed.dock=",
        "group.x.until=1911", "event.let.when=offer", "assumption.x.value=1", "dispute.x.about=y", "kind.own_words=1",
        "claim.d1.value=firmly hold", "reed.dock=\udcff", "reed.dock=[[1]]", "reed.dock={}", "teller.reed.p=0.5",
        "step.ballot.precision=[3, 6, 12]", "step.ballot.tell={ let = \"It is let\" }", "actor.town.aliases=a,b",
    ],
)  # fmt: skip
def test_nothing_on_the_command_line_ends_in_a_traceback(document: Document, text: str) -> None:
    """If it failed, an odd path or value would show the inside of the program."""
    try:
        load(apply(document, [text]).document)
    except CaseError as error:
        assert all(problem.message for problem in error.problems)  # noqa: PT017


def test_a_group_is_set_by_its_table(tmp_path: Path) -> None:
    """If it failed, whoever typed month.every would be shown the seats of some members."""
    month = '\n[[group]]\nid = "month"\nevery = "month"\nfrom = 1911-07-01\nuntil = 1911-12-31\n'
    document = read_folder(dock.write(tmp_path / "dock", dock.CASE + month))
    for typed in ("month.every=week", "months.every=week", "month.evry=week"):
        with pytest.raises(CaseError, match=re.escape("did you mean group.month.every?")):
            apply(document, [typed])
    assert load(apply(document, ["group.month.every=week"]).document).group[0].every == "week"
