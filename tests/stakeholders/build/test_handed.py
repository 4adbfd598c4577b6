"""What would be wrong: inputs on which other programs were reported to fail, read as something else here.

Each is read from the shared folder as it was handed over, and beside it stands one of our own of the same kind.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.case.model import Case
from instantsia.casefile.load import load
from instantsia.stakeholders import questions
from instantsia.stakeholders.build import opened
from instantsia.stakeholders.build.opened import Opened
from instantsia.stakeholders.questions.options import NO_DECISION

from .tables import TODAY, assumed


def handed(shared: Path, folder: Path, name: str, own: str = "", file: str = "t.csv", **written: str) -> Opened:
    """The handed table, or one of our own in its place, with answers."""
    source = shared / "handed" / name / file
    if not source.exists():
        pytest.skip(f"{source} is not here: it is not ours to publish")
    (folder / file).write_text(own or source.read_text("utf-8"), "utf-8")
    return opened(folder / file, written, None, TODAY)


def case(read: Opened) -> Case:
    return load(read.document())


def lines(read: Opened) -> list[str]:
    """What is asked of whoever has no terminal and no --defaults."""
    return [line for line, _ in questions.lines(read.known, read.written, must=True)]


@pytest.mark.parametrize(
    ("own", "file", "points"),
    [
        ("", "t.csv", "strongly supportive 100|supportive 75|neutral 50|resistant 25"),
        ("", "u.csv", "strongly agree 100|agree 75|neutral 50|disagree 25|strongly disagree 0"),
        (
            "Director;Meinung\nA;dafür\nB;eher dafür\nC;dagegen\nD;neutral\n", "t.csv",
            "dafür 100|eher dafür 75|neutral 50|dagegen 0",
        ),
    ],
)  # fmt: skip
def test_attitude_words(own: str, file: str, points: str, shared: Path, tmp_path: Path) -> None:
    read = handed(shared, tmp_path, "attitude-words", own, file)
    assert questions.ask(read.known, {}).value("words") == questions.read_words(points)
    assert any(line.startswith("--answer words=") for line in lines(read))
    assert questions.guessed(read.known, {})[0].startswith("Words read as points of a scale: ")
    assert case(read).issue[0].scale is not None
    named = handed(shared, tmp_path, "attitude-words", "", "u.csv", ends="disagree|agree", status_quo="0")
    assert list(case(named).issue[0].scale.values()) == ["disagree", "agree"]  # type: ignore[union-attr]


def test_defaults_take_the_first_letter(shared: Path, tmp_path: Path) -> None:
    worth = []
    for own, file in (("", "t.csv"), ("", "u.csv"), ("actor,position\nA,mast\nB,cable\nC,mast\n", "t.csv")):
        read = handed(shared, tmp_path, "defaults-take-the-first-letter", own, file)
        assert any(line == f"--answer status_quo='{NO_DECISION}'" for line in lines(read))
        made = case(read)
        assert made.issue[0].options[0] == "no_decision"
        worth.append(sorted((one.value.low, one.value.high) for one in made.assumption if ".position." in one.about))
    # another name for one option changes nothing but the name
    assert worth[0] == worth[1]


@pytest.mark.parametrize("own", ["", "actor,position,vote\nA,mast,1\nB,cable,1\nC,cable/mast,1\nD,stay,1\nE,Mast.,1\n"])
def test_either_or_in_words(own: str, shared: Path, tmp_path: Path) -> None:
    read = handed(shared, tmp_path, "either-or-in-words", own, status_quo="stay")
    made = case(read)
    assert len(made.issue[0].options) == 3
    third = sorted(one.id for one in made.actor)[2]
    issue, (stay, *others) = made.issue[0].id, made.issue[0].options
    assert stay == "stay"
    assert {assumed(made, f"{third}.{issue}.{option}") for option in others} == {"0.8..1"}
    assert any("is read as either" in note for note in read.table.stakeholders.notes)


@pytest.mark.parametrize(
    ("own", "file", "found"),
    [
        ("", "t.csv", ["20..30..60", "60..70..80", "70..75..90"]),
        ("", "u.csv", ["20..40", "60..80"]),
        ("Akteur;Haltung min;Haltung;Haltung max\nA;10;20;30\nB;;40;\n", "t.csv", ["10..20..30", "38..40..42"]),
    ],
)
def test_min_best_max_columns(own: str, file: str, found: list[str], shared: Path, tmp_path: Path) -> None:
    made = case(handed(shared, tmp_path, "min-best-max-columns", own, file))
    actors = sorted(one.id for one in made.actor)
    assert [assumed(made, f"{actor}.position") for actor in actors] == found


@pytest.mark.parametrize(
    "own", ["", "actor,position,vote\nA,Enthaltung,1\nB,for,1\nC,abwesend,1\nD,against,1\nE,abstain,1\n"]
)
def test_options_abstain(own: str, shared: Path, tmp_path: Path) -> None:
    made = case(handed(shared, tmp_path, "options-abstain", own, status_quo="against"))
    assert len(made.issue[0].options) == 2
    (body,) = made.body
    away = sorted(one.id for one in made.actor)[::2]
    assert (list(body.absent), len(body.members)) == (away, 5)


def test_those_who_abstain_on_one_issue_take_part_in_another(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(
        "issue,actor,position\nx,A,abstain\nx,B,for\nx,C,against\ny,A,for\ny,B,against\ny,C,for\n"
    )
    made = case(opened(tmp_path / "t.csv", {"status_quo": "against", "status_quo.y": "against"}, None, TODAY))
    absent = {step.issue: list(made.bodies[step.body].absent) for step in made.step}  # type: ignore[attr-defined]
    assert absent == {"x": ["a"], "y": []}


@pytest.mark.parametrize("own", ["", "actor,position,vote\nA,DK,1\nB,NS,1\nC,DK,1\nD,DK,1\nE,NS,1\n"])
def test_options_party_initials(own: str, shared: Path, tmp_path: Path) -> None:
    options = ("DK", "NS") if own else ("ND", "PK")
    read = handed(shared, tmp_path, "options-party-initials", own, status_quo=options[1])
    assert next(iter(read.known.issues.values())).options == options
    assert not any(entry.position.blank for entry in read.table.stakeholders.entries)


@pytest.mark.parametrize("own", ["", "actor,position\nA,mast\nB,mast\nC,cable\nD,stay\nE,radio\n"])
def test_plurality_needs_a_majority(own: str, shared: Path, tmp_path: Path) -> None:
    name = "plurality-needs-a-majority"
    read = handed(shared, tmp_path, name, own, status_quo="stay", procedure="plurality")
    assert case(read).body[0].rule.quota.low == 1  # type: ignore[union-attr]
    unsaid = handed(shared, tmp_path, name, own, status_quo="stay")
    assert case(unsaid).body[0].rule.quota is None  # type: ignore[union-attr]
    assert "stands if it has the quota, else stay" in case(unsaid).note


@pytest.mark.parametrize(
    ("own", "file", "scale"),
    [("", "t.csv", (0, 10)), ("", "u.csv", (0, 10)), ("actor,stance\nA,-2\nB,1\nC,2\n", "t.csv", (-2, 2))],
)
def test_positions_on_a_small_scale(
    own: str, file: str, scale: tuple[float, float], shared: Path, tmp_path: Path
) -> None:
    read = handed(shared, tmp_path, "positions-on-a-small-scale", own, file)
    assert f"--answer scale={scale[0]}..{scale[1]}" in lines(read)
    assert questions.guessed(read.known, {})[0].startswith(f"Scale guessed: {scale[0]} to {scale[1]}, since ")
    assert list(case(read).issue[0].scale) == [f"{end:g}" for end in scale]  # type: ignore[arg-type]
    said = handed(shared, tmp_path, "positions-on-a-small-scale", own, file, scale="-5..20")
    assert list(case(said).issue[0].scale) == ["-5", "20"]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "own",
    [
        "",
        "member,Rank 1,Rank 2,Rank 3\nA,north,south,stay\nB,south,north,stay\nC,north,stay,south\n"
        "D,stay,south,north\nE,south,stay,north\n",
    ],
)
def test_ranked_ballots_in_cells(own: str, shared: Path, tmp_path: Path) -> None:
    read = handed(shared, tmp_path, "ranked-ballots-in-cells", own, status_quo="stay", procedure="run-off")
    made = case(read)
    assert set(made.issue[0].options) == {"stay", "north", "south"}
    fourth, issue = sorted(one.id for one in made.actor)[3], made.issue[0].id
    found = [assumed(made, f"{fourth}.{issue}.{option}") for option in ("stay", "south", "north")]
    assert found == ["0.8..1", "0.4..0.6", "0..0.2"]
    assert any("the first choice counts" in note for note in read.table.stakeholders.notes)


@pytest.mark.parametrize("own", ["", "Experte;Akteur;Position;Salienz\nx;A;20;60\ny;A;40;50\nx;B;70;80\ny;B;90;80\n"])
def test_several_raters(own: str, shared: Path, tmp_path: Path) -> None:
    read = handed(shared, tmp_path, "several-raters", own)
    made = case(read)
    assert (assumed(made, "a.position"), assumed(made, "b.position")) == ("one of 20, 40", "one of 70, 90")
    assert "differ on 'A', 'B'" in read.table.stakeholders.notes[0]
