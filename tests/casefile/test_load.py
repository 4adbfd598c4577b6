"""From a folder to a case: all errors at once, each with file and line, what was found and the nearest valid name."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Never

import pytest

from instantsia.case import nearest_path
from instantsia.case.model import Case
from instantsia.case.quantity import Quantities
from instantsia.casefile.document import from_mapping, read_folder
from instantsia.casefile.load import examined, load
from instantsia.errors import PRINTED_LIMIT, CaseError, Problem
from tests.casefile import dock
from tests.casefile.folders import load_folder

OLD_PIER = Path(__file__).resolve().parents[2].parent / "shared" / "examples" / "old-pier"


def problems(folder: Path) -> tuple[Problem, ...]:
    return examined(read_folder(folder))[1]


def changed(folder: Path, old: str, new: str, claims: bool = False) -> tuple[Problem, ...]:
    """The problems of the case in which `old` became `new`."""
    text = dock.CLAIMS if claims else dock.CASE
    assert text.count(old) >= 1
    if claims:
        dock.write(folder, claims=text.replace(old, new, 1))
    else:
        dock.write(folder, text.replace(old, new, 1))
    return problems(folder)


def test_a_sound_case_is_read_whole(tmp_path: Path) -> None:
    """If it failed, something that was written would be lost on the way."""
    case = load_folder(dock.write(tmp_path / "dock"))
    assert case.id == "dock"
    assert [actor.id for actor in case.actor] == ["town", "quill", "reed", "stone"], "members are actors too"
    assert [claim.id for claim in case.claim] == ["d1", "d2", "d3", "d4"]
    assert case.claims["d2"].lines == (5, 5)
    assert type(case.steps["ballot"]).__module__ == "instantsia.steps.vote"
    assert case.steps["recourse"].when is not None
    assert case.bodies["board"].rule.kind == "majority"


@pytest.mark.skipif(not OLD_PIER.is_dir(), reason="the example stands beside the project")
def test_the_example_of_the_format_loads() -> None:
    """If it failed, the format that was agreed on could not be read."""
    case = load_folder(OLD_PIER)
    assert len(case.claim) == 7
    assert {actor.id for actor in case.actor} == {"alder", "birch", "cedar", "dorn", "elm", "council_bloc"}


MANY = f"p = {{ {', '.join(f'r{number} = 0.0625' for number in range(16))} }}"
"""More readings of a source than a small number in each draw can tell apart."""

RULE = 'rule = { kind = "majority", of = "present", tie = "status-quo" }'
HALL = 'rule = { kind = "acclamation", leader = "quill", '

ERRORS = [
    # what becomes what, its code, the line on which the new text stands, and parts of the message
    ('members = ["quill"', 'membres = ["quill"', "E11", "membres", ["body.board.membres", "did you mean members?"]),
    ('title = "The dock"', 'titel = "The dock"', "E11", "titel", ["titel", "did you mean title?"]),
    ('title = "The dock"\n', "", "E12", "instantsia", ["title", "missing"]),
    ("motion = ", "motoin = ", "E11", "motoin", ["step.ballot.motoin", "did you mean motion?"]),
    ('kind = "vote"', 'kind = "vot"', "E14", '"vot"', ["step.ballot.kind", "found 'vot'", "did you mean vote?"]),
    ('kind = "majority"', 'kind = "majorty"', "E14", "majorty", ["body.board.rule.kind", "did you mean majority?"]),
    ('kind = "vote"\n', "", "E12", 'id = "ballot"', ["step.ballot.kind", "missing"]),
    ("precision = { value", "precision = { valu", "E13", "valu =", ["step.ballot.precision", "found {'valu'"]),
    ("[[actor]]", "[actor]", "E13", "[actor]", ["found one table [actor]", "write [[actor]]"]),
    ("made = 1911-06-02", 'made = "2 June 1911"', "E13", 'made = "2 June', ["source.log.made", "expected a day"]),
    ("p = 0.95", "p = [1, 2, 3, 4]", "E13", "p = [1", ["source.log.p", "found [1, 2, 3, 4]", "expected a number"]),
    ("forged = 0.1", "forged = 0.3", "E3", "forged = 0.3", ["add to 1.2", "expected 1"]),
    ("p = 0.95", MANY, "E17", "p = { r0", ["source.log.p", "found 16 readings, expected at most 15"]),
    ("p = 0.95", "p = 1", "E3", "p = 1\n", ["source.log.p", "nothing could ever move it"]),
    ("p = 0.95", 'p = "likly"', "E17", "likly", ["source.log.p", "found 'likly'"]),
    ('composite = "informed"', 'composite = "informd"', "E4", "informd", ["did you mean informed?"]),
    ('right = { composite', 'right = { composit', "E4", "composit =", ["did you mean composite?"]),
    ('text = "log_text"', 'text = "log_txt"', "E4", '"log_txt"', ["found 'log_txt'", "did you mean log_text?"]),
    ('derives_from = "log"', 'derives_from = "memoir"', "E4", '_from = "memoir"', ["a circle: memoir -> memoir"]),
    ('of = "memoir"', 'of = "appendix"', "E4", 'of = "appendix"', ["a part itself", "a part is of a source"]),
    ('body = "board"', 'body = "bord"', "E4", '"bord"', ["step.ballot.body", "did you mean board?"]),
    ('issue = "dock"', 'issue = "dok"', "E4", '"dok"', ["step.ballot.issue", "did you mean dock?"]),
    ("owes = { quill", "owes = { quil", "E4", "quil =", ["actor.town.owes.quil", "did you mean quill?"]),
    ('id = "meeting"', 'id = "board"', "E4", 'id = "board"\nmembers = ["town"', ["this id is taken", "case.toml:"]),
    ('chair = "quill"', 'chair = "quil"', "E19", '"quil"', ["expected a member of the body", "did you mean quill?"]),
    ("date = 1911-06-20", "date = 1911-06-01", "E18", "date = 1911-06-01", ["not before that of the step above"]),
    ("date = 1911-06-20", 'date = "always"', "E18", '"always"', ["found always"]),
    ("date = 1911-06-09\n", "", "E12", 'id = "ballot"', ["step.ballot.date", "expected a day (or after, or within)"]),
    ('ballot == "hold" and', 'ballot == "hld" and', "E15", "hld", ["found 'hld'", "did you mean hold?"]),
    ("when = 'ballot ==", "when = 'balot ==", "E15", "balot", ["found 'balot'", "did you mean ballot?"]),
    ("when = 'ballot ==", "when = 'recourse ==", "E15", "when = 'rec", ["which comes later", "known: ballot"]),
    ("or offer'", "or ofer'", "E15", "ofer'", ["event.let.when", "expected a fact", "did you mean offer?"]),
    ("or offer'", "or recourse'", "E15", "or recourse'", ["recourse.happened"]),
    ("or offer'", "or ballot.strength > 3'", "E15", "strength", ["does not leave", "known: ended, happened, times"]),
    ("or offer'", "or ballot.time >= 2'", "E15", "ballot.time", ["does not leave", "did you mean times?"]),
    ("or offer'", "or ballot.ended'", "E15", "ballot.ended", ["found ballot.ended alone", '"1951-01-01"']),
    ("or offer'", "or ballot.times'", "E15", "ballot.times", ["found ballot.times alone", "ballot.times >= 1"]),
    ("or offer'", "or ballot.ended > 3'", "E15", "ballot.ended", ["one is a number, the other a day"]),
    ("or offer'", "or ballot.times < ballot.ended'", "E15", "ballot.times", ["one is a number, the other a day"]),
    ("or offer'", "or ballot.ended < \"1931-31\"'", "E15", "1931-31", ["expected a day, a month or a year in quotes"]),
    ("or offer'", "or balot.times > 1'", "E15", "balot", ["found 'balot'", "did you mean ballot?"]),
    ("or offer'", "or weeks.turns > 1'", "E15", "weeks", ["expected the id of a group"]),
    ("or offer'", "or 2 ** 9'", "E15", "2 ** 9", ["expected a condition such as"]),
    ('about = "*.dock"', 'about = "*.dok"', "E16", "*.dok", ["did you mean *.dock?"]),
    ('value = "0..50..100"', 'value = "0..50..130"', "E17", "0..50..130", ["expected a value from 0 to 100"]),
    ('value = "0.2..0.4"', 'value = "a fifth"', "E13", "a fifth", ["assumption.fact.offer.value", "found 'a fifth'"]),
    ('about = "fact.offer"', 'about = "record.ballot"', "E16", '"record.ballot"', ["claimed, not assumed"]),
    ('set = ["body.board', 'set = ["body.bord', "E22", "body.bord", ["stone_away.set", "mean body.board?"]),
    (RULE, 'rule = { kind = "acclamation", leader = "quil" }', "E4", '"quil"', ["rule.leader", "did you mean quill?"]),
    (RULE, HALL + 'rivals = ["ston"] }', "E4", '"ston"', ["body.board.rule.rivals", "did you mean stone?"]),
    (RULE, HALL + 'milder = "lt", milder_chance = 0.1 }', "E4", '"lt"', ["rule.milder", "did you mean let?"]),
    (RULE, 'rule = { kind = "qualified", vetoes = "town" }', "E19", 'vetoes = "town"', ["a member of the body"]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code", "at", "parts"), ERRORS, ids=[error[1][:40] for error in ERRORS])
def test_each_error_has_its_place_and_remedy(
    tmp_path: Path, old: str, new: str, code: str, at: str, parts: list[str]
) -> None:
    """If it failed, a person would be sent to the wrong line, or not be told what was meant."""
    found = changed(tmp_path / "dock", old, new)
    text = (tmp_path / "dock" / "case.toml").read_text()
    line = dock.line_of(text, at)
    mine = [p for p in found if p.code == code and p.place is not None and p.place.line is not None]
    assert mine, [str(p) for p in found]
    shown = [str(p) for p in mine]
    near = [p for p in mine if p.place is not None and abs((p.place.line or 0) - line) <= (1 if "\n" in old else 0)]
    assert near, (line, shown)
    for part in parts:
        assert any(part in str(p) for p in near), (part, shown)


TABLE_ERRORS = [
    ("told_by,lines", "toldby,lines", "E11", 1, ["found column 'toldby'", "did you mean told_by?"]),
    ("D1,log,quill.dock", "D1,lgo,quill.dock", "E4", 2, ["claim.d1.source", "did you mean log?"]),
    ("quill.dock", "quil.dock", "E16", 2, ["claim.d1.about", "found 'quil.dock'", "did you mean quill.dock?"]),
    ("60..80", "60..180", "E17", 3, ["claim.d2.value", "expected a value from 0 to 100"]),
    ("firmly let", "firmly lett", "E17", 2, ["found 'firmly lett'", "'let'"]),
    ("own words", "own word", "E4", 2, ["claim.d1.kind", "did you mean own words?"]),
    (",5,Reed", ",,Reed", "E2", 3, ["claim.d2.lines"]),
    (",5,Reed", ",5..3,Reed", "E17", 3, ["claim.d2.lines", "from first to last"]),
    ("I want it,", "I want it let by autumn at last,", "E17", 2, ["at most six"]),
    ("1911-06-09", "9 June", "E13", 5, ["claim.d4.of", "found '9 June'"]),
    ("D4,appendix", "D1,appendix", "E4", 5, ["this id is taken", "claims.csv:2"]),
    ("record.ballot,let", "record.ballot,lett", "E17", 5, ["expected one of hold, let", "did you mean let?"]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code", "line", "parts"), TABLE_ERRORS, ids=[e[1][:30] for e in TABLE_ERRORS])
def test_errors_of_the_table_name_its_lines(
    tmp_path: Path, old: str, new: str, code: str, line: int, parts: list[str]
) -> None:
    """If it failed, somebody at a spreadsheet would look for the slip in another row."""
    found = changed(tmp_path / "dock", old, new, claims=True)
    mine = [p for p in found if p.code == code]
    assert mine, [str(p) for p in found]
    assert mine[0].place is not None
    assert (Path(mine[0].place.file).name, mine[0].place.line) == ("claims.csv", line)
    for part in parts:
        assert part in str(mine[0])


def test_a_name_misspelt_all_over_a_long_table_is_looked_up_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two thousand claims about two hundred misspelt names took five minutes: each went through every debt there is."""
    looked: list[tuple[str, int]] = []

    def counting(name: str, known: Iterable[str]) -> str | None:
        names = tuple(known)
        looked.append((name, len(names)))
        return closest(name, names)

    closest = nearest_path._closest
    monkeypatch.setattr(nearest_path, "_closest", counting)
    claims = dock.CLAIMS + "".join(
        f"E{row},log,rede{row % 70}.dock,40,quill,5,,,reported,1911,\n" for row in range(700)
    )
    found = [p for p in problems(dock.write(tmp_path / "dock", dock.CASE, claims)) if p.code == "E16"]
    assert len(found) == 700
    assert "did you mean reed.dock?" in str(found[0])
    assert len({name for name, _ in looked}) == PRINTED_LIMIT
    # the names of four actors, once for a position and once for seats, and no debts
    assert len(looked) == 2 * PRINTED_LIMIT
    assert {count for _, count in looked} == {4}


def test_all_errors_come_at_once_in_the_order_of_the_files(tmp_path: Path) -> None:
    """If it failed, a person would mend one error to be told of the next."""
    case = dock.CASE
    for old, new in [("p = 0.95", "p = 7"), ('kind = "vote"', 'kind = "vot"'), ('id = "offer"', 'id = "Offer"'),
                     ('chair = "quill"', 'chair = "who"')]:  # fmt: skip
        case = case.replace(old, new, 1)
    folder = dock.write(tmp_path / "dock", case, dock.CLAIMS.replace("D1,log", "D1,lag"))
    found = problems(folder)
    keys = [problem.key for problem in found]
    for key in ("source.log.p", "step.ballot.kind", "fact.Offer.id", "body.board.chair", "claim.d1.source"):
        assert key in keys, keys
    places = [(Path(p.place.file).name, p.place.line) for p in found if p.place is not None]
    assert places == sorted(places)
    with pytest.raises(CaseError) as caught:
        load_folder(folder)
    assert caught.value.problems == found


def test_an_error_brings_no_followers(tmp_path: Path) -> None:
    """If it failed, one wrong word would be reported as ten, and the one that matters be lost among them."""
    assert [p.key for p in changed(tmp_path / "a", "precision = {", "prcision = {")] == ["step.ballot.prcision"]
    assert [p.key for p in changed(tmp_path / "b", 'superior = "meeting"', "superior = 3")] == ["body.board.superior"]


def test_the_branches_of_a_union_are_one_sentence(tmp_path: Path) -> None:
    """If it failed, one wrong value would be reported once for each form that it might have had."""
    found = changed(tmp_path / "dock", 'text = "log_text"\n', 'text = "log_text"\nspeakers = "three"\n')
    assert [(p.key, p.code) for p in found] == [("source.log.speakers", "E13")]
    found = changed(tmp_path / "dock", "composite = 0.2", "composite = 2")
    assert [p.key for p in found] == ["part.appendix.open.composite"]
    assert "expected a probability from 0 to 1" in found[0].message


def test_what_is_read_needs_something_to_fall_to(tmp_path: Path) -> None:
    """If it failed, a draw in which every claim falls would have no number there."""
    found = changed(tmp_path / "dock", 'about = "*.dock"', 'about = "town.dock"')
    assert {p.code for p in found} == {"E1"}
    assert any('"stone.dock" or "*.dock"' in p.remedy for p in found)
    assert all(p.key == "step.ballot" for p in found)


def test_a_group_stands_together(tmp_path: Path) -> None:
    """If it failed, a step could repeat around another one that does not."""
    group = '\n[[group]]\nid = "days"\nfrom = 1911-06-09\nuntil = 1911-06-12\n'
    step = '[[step]]\nid = "{}"\nkind = "vote"\nbody = "board"\nissue = "dock"\n{}\n\n'
    inside, outside = step.format("one", 'within = "days"'), step.format("two", "date = 1911-06-09")
    last = step.format("three", 'within = "days"')
    case = dock.CASE + group + inside + outside + last
    found = problems(dock.write(tmp_path / "dock", case.replace("1911-06-20", "1911-06-09")))
    assert [(p.code, p.key) for p in found] == [("E18", "step.three.within")]
    found = problems(
        dock.write(tmp_path / "dock", case.replace("from = 1911-06-09", 'every = "fortnite"\nfrom = 1912'))
    )
    assert {"group.days.every", "group.days.until"} <= {p.key for p in found}


def test_several_files_are_one_case(tmp_path: Path) -> None:
    """If it failed, a large case could not be split, or its errors would name the wrong file."""
    head, _, rest = dock.CASE.partition("[[event]]")
    folder = dock.write(tmp_path / "dock", head, more_toml=f"[[event]]{rest}")
    assert load_folder(folder) == load_folder(dock.write(tmp_path / "b" / "dock"))
    (folder / "more.toml").write_text(f'title = "Twice"\n\n[[event]]{rest}'.replace("or offer", "or ofer"))
    found = problems(folder)
    assert [(Path(p.place.file).name, p.code) for p in found if p.place] == [("more.toml", "E20"), ("more.toml", "E15")]
    assert "case.toml:2" in found[0].message


def test_another_case_can_be_included(tmp_path: Path) -> None:
    """If it failed, a trial vote could not be told in a case of its own and used in another."""
    dock.write(tmp_path / "dock")
    own = """
instantsia = 1
title = "The dock, later"
include = ["dock"]

[[event]]
id = "lost"
text = "The dock is lost"
when = 'recourse == "hold"'
"""
    folder = dock.write(tmp_path / "later", own, claims=None)
    case = load_folder(folder)
    assert [event.id for event in case.event] == ["lost"], "the events of the included case are its own"
    assert case.title == "The dock, later"
    assert len(case.claim) == 4
    dock.write(tmp_path / "later", own + '\n[[issue]]\nid = "dock"\noptions = ["a", "b"]\n', claims=None)
    (clash,) = [p for p in problems(folder) if "taken" in p.message]
    assert clash.place is not None
    assert clash.place.file.endswith("later/case.toml")
    assert "dock/case.toml" in clash.message
    dock.write(tmp_path / "later", own.replace('["dock"]', '["dok"]'), claims=None)
    assert "did you mean dock?" in "".join(map(str, problems(folder)))


def test_cases_that_include_each_other_end(tmp_path: Path) -> None:
    """If it failed, reading would never end."""
    for name, other in (("a", "b"), ("b", "a")):
        dock.write(tmp_path / name, f'instantsia = 1\ntitle = "x"\ninclude = ["{other}"]\n', claims=None)
    assert any("a -> b -> a" in p.message for p in problems(tmp_path / "a"))


def test_a_case_from_python_is_the_same_case(tmp_path: Path) -> None:
    """If it failed, a stored run could not be opened again as the case that was played."""
    document = read_folder(dock.write(tmp_path / "dock"))
    case = load(document)
    assert load(from_mapping(document.mapping(), "dock")) == case
    again = load(from_mapping(json.loads(case.digest_text), "dock"))
    assert isinstance(again, Case)
    assert again.digest_text == case.digest_text
    with pytest.raises(CaseError) as caught:
        load(from_mapping({**document.mapping(), "titel": 3}, "dock"))
    assert [p.place for p in caught.value.problems] == [None]


def test_claims_may_stand_in_the_case_too(tmp_path: Path) -> None:
    """If it failed, the same case would have another hash for where its claims are kept."""
    claim = '\n[[claim]]\nid = "D1"\nsource = "log"\nabout = "quill.dock"\nvalue = {}\nlines = 3\n'
    first = load_folder(dock.write(tmp_path / "a" / "dock", dock.CASE + claim.format("[60, 70, 80]"), claims=None))
    table = "claim,source,about,value,lines\nD1,log,quill.dock,60..70..80,3\n"
    assert load_folder(dock.write(tmp_path / "b" / "dock", claims=table)).digest_text == first.digest_text


def test_a_file_that_is_no_toml_says_where(tmp_path: Path) -> None:
    """If it failed, a missing quote would be looked for in the whole file."""
    dock.write(tmp_path / "dock", dock.CASE.replace('title = "The dock"', 'title = "The dock'))
    with pytest.raises(CaseError) as caught:
        load_folder(tmp_path / "dock")
    assert [(p.code, p.place and p.place.line) for p in caught.value.problems] == [("E07", 2)]


def test_the_order_of_readings_survives_storage(tmp_path: Path) -> None:
    """If it failed, a stored run would take another reading for the one in which claims are worth most."""
    case = load_folder(dock.write(tmp_path / "dock"))
    again = load(from_mapping(json.loads(case.digest_text), "dock"))
    p = again.sources["memoir"].p
    assert isinstance(p, dict)
    assert list(p) == ["genuine", "composite", "forged"]


def test_a_folder_without_a_case_is_one_sentence(tmp_path: Path) -> None:
    """If it failed, a wrong folder would end in a traceback."""
    with pytest.raises(CaseError, match="expected a case folder"):
        load_folder(tmp_path)
    (tmp_path / "case.toml").write_bytes(b"\xff")
    (tmp_path / "claims.csv").write_bytes(b"claim\n\xff\n")
    with pytest.raises(CaseError) as caught:
        load_folder(tmp_path)
    assert [p.code for p in caught.value.problems] == ["E03", "E03"]


def test_a_group_may_wait_for_what_its_own_steps_decide() -> None:
    """If it failed, "every week until it is decided" could not be written."""
    case = {
        "instantsia": 1,
        "title": "Every week",
        "issue": [{"id": "well", "options": ["keep", "close"], "scale": {"0": "keep", "100": "close"}}],
        "body": [{"id": "committee", "members": ["hale", "ives"], "rule": {"kind": "majority"}}],
        "group": [{"id": "weeks", "every": "week", "from": "1904-09-19", "until": "1904-10-10"}],
        "step": [{"id": "ballot", "kind": "vote", "body": "committee", "issue": "well", "within": "weeks"}],
        "event": [{"id": "closed", "text": "It is closed", "when": 'ballot == "close"'}],
        "assumption": [{"about": "*.well", "value": "0..50..100", "why": "anything"}],
    }
    case["group"][0]["while"] = case["step"][0]["when"] = 'not ballot == "close"'  # type: ignore[index]
    assert load(from_mapping(case, "weekly")).steps["ballot"].within == "weeks"


def test_a_case_on_another_drive_is_named_in_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows knows no way from C: to D:; if this fails, a case there ends in a traceback."""

    def no_way(path: object) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr("os.path.relpath", no_way)
    document = read_folder(dock.write(tmp_path / "dock"))
    assert document.files[0] == f"{(tmp_path / 'dock').resolve().as_posix()}/case.toml"


@pytest.mark.slow
def test_checking_costs_by_the_actor_and_not_by_the_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    """If it failed, 2,000 actors would have four million debts listed (4 s and 400 MB) though nobody owes anything."""

    def never(*_: object) -> Never:
        raise AssertionError("debts were listed")

    people = [f"person_{number}" for number in range(300)]
    about = ["*.ban", "*.salience.ban", "*.capability.ban", "person_1.owes.person_2"]
    case = {
        "instantsia": 1,
        "title": "The ban",
        "issue": [{"id": "ban", "scale": {"0": "none", "100": "full"}}],
        "body": [{"id": "council", "members": people, "rule": {"kind": "consensus"}}],
        "step": [{"id": "settled", "kind": "settle", "body": "council", "issue": "ban", "date": "2027"}],
        "event": [{"id": "beyond", "text": "It goes beyond half", "when": "settled.value > 50"}],
        "assumption": [{"about": one, "value": "0.2..0.4"} for one in about],
    }
    with monkeypatch.context() as patch:
        patch.setattr(Quantities, "listed", never)
        assert examined(from_mapping(case, "ban"))[1] == ()
    case["assumption"] = [*case["assumption"], {"about": "person_1.owes.person_1", "value": 0.3}]
    found = examined(from_mapping(case, "ban"))[1]
    assert [one.code for one in found] == ["E16"]
    assert found[0].remedy.startswith("did you mean person_1.owes.person_")


@pytest.mark.parametrize(
    ("condition", "says"),
    [
        ("weeks.happened", ["found 'weeks', which is no step", "weeks.turns >= 1"]),
        ('weeks == "hold"', ["found 'weeks', which is no step", "weeks.turns >= 1"]),
        ("week.turns >= 4", ["found 'week'", "did you mean weeks?"]),
        ('weeks.ended < "1931"', ["found 'weeks.ended', which weeks does not leave", "turns"]),
    ],
)
def test_a_group_has_turns_and_is_no_step(condition: str, says: list[str], tmp_path: Path) -> None:
    """It passed, was false in every draw, and could end in a traceback."""
    group = '[[group]]\nid = "weeks"\nevery = "week"\nfrom = 1931-01-01\nuntil = 1931-02-01\n'
    text = dock.CASE.replace("[[event]]", f"{group}\n[[event]]", 1).replace("or offer'", f"or {condition}'", 1)
    folder = dock.write(tmp_path / "dock", text)
    found = [problem for problem in problems(folder) if problem.code == "E15"]
    assert len(found) == 1, found
    assert all(part in str(found[0]) for part in says), str(found[0])


@pytest.mark.parametrize(("date", "sound"), [("1911-06-12", False), ("1911-06-23", True), ("1911-07-01", True)])
def test_what_stands_below_a_group_comes_after_its_last_turn(date: str, sound: bool, tmp_path: Path) -> None:
    """It was played after the last turn whatever its day, and saw what had not happened yet."""
    group = '[[group]]\nid = "weeks"\nevery = "week"\nfrom = 1911-06-09\nuntil = 1911-06-29\n\n[[step]]\nid = "ballot"'
    text = dock.CASE.replace('[[step]]\nid = "ballot"', group, 1).replace("date = 1911-06-09", 'within = "weeks"', 1)
    folder = dock.write(tmp_path / "dock", text.replace("date = 1911-06-20", f"date = {date}", 1))
    found = [problem for problem in problems(folder) if problem.severity == "error"]
    said = [f"found {date}, expected a day not before 23 June 1911, the last turn of weeks, whose steps stand above it"]
    assert [problem.message for problem in found] == ([] if sound else said)


def test_what_repeats_is_never_given(tmp_path: Path) -> None:
    """One claim of a record was taken for what came of every turn."""
    group = '[[group]]\nid = "weeks"\nevery = "week"\nfrom = 1911-06-09\nuntil = 1911-06-16\n\n[[step]]\nid = "ballot"'
    text = dock.CASE.replace('[[step]]\nid = "ballot"', group, 1)
    text = text.replace("date = 1911-06-09", 'within = "weeks"\ngiven = true', 1)
    (found,) = [one for one in problems(dock.write(tmp_path / "dock", text)) if one.severity == "error"]
    assert (found.code, found.key) == ("E23", "step.ballot.given")
    assert "a step that repeats" in found.message


def test_what_stands_below_a_group_comes_after_all_that_its_last_turn_can_take(tmp_path: Path) -> None:
    """An appeal was played against a ballot that in some draws had been put off to a later day."""
    group = '[[group]]\nid = "weeks"\nevery = "week"\nfrom = 1911-06-09\nuntil = 1911-06-16\n\n'
    wait = '[[step]]\nid = "wait"\nkind = "adjourn"\nwithin = "weeks"\nbody = "board"\npressed = 0.5\ndays = 5\n\n'
    text = dock.CASE.replace('[[step]]\nid = "ballot"', f'{group}{wait}[[step]]\nid = "ballot"', 1)
    text = text.replace("date = 1911-06-09", 'within = "weeks"\nafter = "wait"', 1)
    later = dock.write(tmp_path / "later", text.replace("date = 1911-06-20", "date = 1911-06-21", 1))
    assert [one for one in problems(later) if one.severity == "error"] == []
    folder = dock.write(tmp_path / "sooner", text.replace("date = 1911-06-20", "date = 1911-06-18", 1))
    (found,) = [one for one in problems(folder) if one.severity == "error"]
    assert found.message == (
        "found 1911-06-18, expected a day not before 21 June 1911, on which the last turn of weeks can end, "
        "whose steps stand above it"
    )


def test_a_list_below_a_table_is_told_where_it_belongs_and_nothing_follows_from_it(tmp_path: Path) -> None:
    """Whoever stands in it is there: nobody who is named elsewhere is called unknown for it."""
    folder = tmp_path / "below"
    folder.mkdir()
    text = """
instantsia = 1
title = "Below"
question = "Is it carried?"
[[teller]]
id = "ann"
p = "0.5..0.9"
why = "was there"
actor = [{ id = "ann" }, { id = "ben", owes = { ann = "0.2..0.4" } }]
event = [{ id = "carried", text = "It is carried", when = 'vote == "yes"' }]
[[fact]]
id = "rain"
text = "It rains"
[[origin]]
id = "seen"
about = "rain"
hit = "0.7..0.9"
false = "0.1..0.2"
believed = "0.7..0.9"
[[channel]]
id = "paper"
from = "ben"
to = ["ann"]
origin = "seen"
"""
    (folder / "case.toml").write_text(text)
    found = problems(folder)
    assert [(one.code, one.key) for one in found] == [("E11", "teller.ann.actor"), ("E11", "teller.ann.event")]
    assert found[0].remedy == "write it above the first [[...]], or as [[actor]]"
    assert found[1].remedy == "write it above the first [[...]], or as [[event]]"
