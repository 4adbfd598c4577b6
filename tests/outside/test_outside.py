"""What would be wrong: a kind of another package that cannot be used, one that is chosen in silence where two have it,
a run that does not say which version played it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.outside.packages import THIRD, WALK, write_case, write_package

OFFERS = {"steps:tug-of-war": "tugs.walk:Spec", "rules:third": "tugs.third:Spec"}
MODULES = {"walk": WALK, "third": THIRD}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a case that uses a package, and the package beside it."""
    write_package(tmp_path / "site", "tugs", "1.0", MODULES, OFFERS)
    write_case(tmp_path / "tug")
    return tmp_path


def run(desk: Path, *arguments: str, sites: tuple[str, ...] = ("site",)) -> tuple[int, str, str]:
    paths = [str(desk / site) for site in sites]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([*paths, os.environ.get("PYTHONPATH", "")])}
    command = [sys.executable, "-m", "instantsia", *arguments]
    done = subprocess.run(command, cwd=desk, env=environment, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


def test_a_rule_and_a_step_of_another_package_are_checked_played_and_explained(desk: Path) -> None:
    status, said, complaint = run(desk, "check", "tug")
    assert (status, complaint) == (0, "")
    status, said, _ = run(desk, "run", "tug", "--json", "--draws", "20000")
    assert status == 0
    events = json.loads(said)["events"]
    # a walk that ends three steps away: first-passage chances by counting paths
    soon = over_by(4)
    assert events["long"]["p"] == pytest.approx(1 - over_by(6), abs=0.02)
    assert soon - 0.02 <= events["soon"]["p"]
    status, said, _ = run(desk, "explain", "tug-of-war")
    assert status == 0
    assert "ends three steps from where it began" in said
    status, said, _ = run(desk, "schema")
    assert "third" in said


def over_by(turns: int) -> float:
    """Chance that a fair walk has been three steps away within so many turns."""
    at, over = {0: 1.0}, 0.0
    for _ in range(turns):
        new: dict[int, float] = {}
        for place, p in at.items():
            for there in (place - 1, place + 1):
                if abs(there) == 3:
                    over += p / 2
                else:
                    new[there] = new.get(there, 0.0) + p / 2
        at = new
    return over


def test_package_and_version_stand_in_the_run_and_in_its_name(desk: Path) -> None:
    run(desk, "run", "tug", "--draws", "400")
    (first,) = (desk / "runs").iterdir()
    manifest = json.loads((first / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["outside"] == {"rule third": "tugs 1.0", "step tug-of-war": "tugs 1.0"}
    write_package(desk / "newer", "tugs", "1.1", MODULES, OFFERS)
    run(desk, "run", "tug", "--draws", "400", sites=("newer",))
    assert len(list((desk / "runs").iterdir())) == 2


def test_each_turn_is_kept_where_it_is_asked_for(desk: Path) -> None:
    status, _, complaint = run(desk, "run", "tug", "--draws", "400", "--each-turn")
    assert status == 0, complaint
    status, _, complaint = run(desk, "export", "last", "--format", "csv", "-o", "draws.csv")
    assert status == 0, complaint
    import polars

    frame = polars.read_csv(desk / "draws.csv")
    losses = [frame[f"loss.fight@{turn}"].to_list() for turn in range(12)]
    for draw in range(400):
        turns = [turn for turn in range(12) if str(frame[f"happened.fight@{turn}"][draw]).lower() in ("true", "1")]
        assert turns == list(range(len(turns)))
        assert frame["turns.months"][draw] == len(turns)
        assert frame["loss.fight@first"][draw] == losses[0][draw]
        assert sum(losses[turn][draw] for turn in turns) == frame["ground.fight"][draw]
        assert (abs(frame["ground.fight"][draw]) == 3) == (frame["decided.fight"][draw] in (1, "over"))


def test_workers_play_the_same_bits(desk: Path) -> None:
    _, alone, _ = run(desk, "run", "tug", "--draws", "20000", "--json", "--runs", "alone")
    status, together, complaint = run(
        desk, "run", "tug", "--draws", "20000", "--json", "--runs", "together", "--workers", "2"
    )
    assert status == 0, complaint
    keep = ("events", "steps")
    one, other = ({key: json.loads(said)[key] for key in keep} for said in (alone, together))
    assert one == other


def test_without_the_package_the_kind_is_named(desk: Path) -> None:
    status, _, complaint = run(desk, "run", "tug", sites=())
    assert status == 2
    assert "found 'tug-of-war', expected a kind of step" in " ".join(complaint.split())
    assert "case.toml:" in complaint


def test_two_packages_with_one_name_are_an_error(desk: Path) -> None:
    write_package(desk / "other", "ropes", "2.0", {"walk": WALK}, {"steps:tug-of-war": "ropes.walk:Spec"})
    status, _, complaint = run(desk, "run", "tug", sites=("site", "other"))
    assert status == 2
    assert "two packages offer a step tug-of-war: " in complaint
    assert "tugs 1.0" in complaint
    assert "ropes 2.0" in complaint


def test_a_name_of_ours_is_not_taken_over(desk: Path) -> None:
    write_package(desk / "other", "ropes", "2.0", {"walk": WALK}, {"steps:vote": "ropes.walk:Spec"})
    status, _, complaint = run(desk, "run", "tug", sites=("site", "other"))
    assert status == 2
    assert "ropes 2.0 offers a step vote, which instantsia has itself" in complaint


def test_a_hyphen_and_an_underscore_are_one_letter_of_a_name(desk: Path) -> None:
    """Otherwise a package's carry_out would stand beside our carry-out, and a reader takes one for the other."""
    write_package(desk / "other", "ropes", "2.0", {"walk": WALK}, {"steps:tug_of_war": "ropes.walk:Spec"})
    status, _, complaint = run(desk, "run", "tug", sites=("site", "other"))
    assert status == 2
    assert "two packages offer a step tug-of-war or tug_of_war: " in complaint
    write_package(desk / "third", "ropes", "2.0", {"walk": WALK}, {"steps:carry_out": "ropes.walk:Spec"})
    status, _, complaint = run(desk, "run", "tug", sites=("site", "third"))
    assert status == 2
    assert "ropes 2.0 offers a step carry_out, which instantsia has itself" in complaint


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("tugs.missing:Spec", "the step tug-of-war of tugs 1.0 cannot be loaded: ModuleNotFoundError"),
        ("tugs.walk:np", "the step tug-of-war of tugs 1.0 is no StepKind: tugs.walk:np"),
    ],
)
def test_what_cannot_be_loaded_is_a_sentence(tmp_path: Path, target: str, said: str) -> None:
    write_package(tmp_path / "site", "tugs", "1.0", MODULES, {**OFFERS, "steps:tug-of-war": target})
    write_case(tmp_path / "tug")
    status, _, complaint = run(tmp_path, "run", "tug")
    assert status == 2
    assert said in complaint


def test_a_field_that_names_something_and_does_not_say_what_is_refused(tmp_path: Path) -> None:
    """Otherwise a slip in it would pass `check` and change the answer without a word."""
    head = "from instantsia.case.words import Id\n"
    silent = THIRD.replace("class Spec(RuleKind):", "class Spec(RuleKind):\n    whip: Id | None = None\n")
    write_package(tmp_path / "site", "tugs", "1.0", MODULES | {"third": head + silent.partition("\n")[2]}, OFFERS)
    write_case(tmp_path / "tug")
    status, _, complaint = run(tmp_path, "check", "tug")
    assert status == 2
    assert "the rule third of tugs 1.0 does not say in REFERS what whip names: tugs.third:Spec" in complaint


def test_what_a_table_of_a_step_names_is_looked_up(tmp_path: Path) -> None:
    """REFERS goes into tables by a dot, wherever it is read: by the checker, and for the body of a step."""
    talk = """
        from typing import ClassVar, Literal
        from instantsia.case.words import Id, Words
        from instantsia.steps import StepKind

        class Side(Words):
            body: Id

        class Spec(StepKind):
            REFERS: ClassVar = {"sides.body": "body"}
            kind: Literal["talk"] = "talk"
            sides: tuple[Side, ...] = ()

            def play(self, case, state, streams):
                return {}
    """
    write_package(tmp_path / "site", "tugs", "1.0", MODULES | {"talk": talk}, OFFERS | {"steps:talk": "tugs.talk:Spec"})
    write_case(tmp_path / "tug")
    case = tmp_path / "tug" / "case.toml"
    said = '[[step]]\nid = "talks"\nkind = "talk"\ndate = 1931-12-31\n[[step.sides]]\nbody = "council"\n\n'
    text = case.read_text(encoding="utf-8").replace('[[step]]\nid = "ballot"', f'{said}[[step]]\nid = "ballot"')
    case.write_text(text, encoding="utf-8")
    assert run(tmp_path, "check", "tug")[:2] == (0, "no problems\n")
    assert run(tmp_path, "run", "tug", "--draws", "400")[0] == 0
    case.write_text(text.replace('sides]]\nbody = "council"', 'sides]]\nbody = "cuoncil"'), encoding="utf-8")
    status, found, _ = run(tmp_path, "check", "tug")
    assert status == 2
    assert "step.talks.sides.0.body: found 'cuoncil', expected the id of a body" in " ".join(found.split())


def test_our_own_kinds_ask_no_package(desk: Path) -> None:
    """A machine full of packages costs nothing until a case uses one."""
    script = (
        "import sys, instantsia, importlib.metadata as m\n"
        "def boom(*a, **k): raise AssertionError('asked')\n"
        "import instantsia.outside as o\n"
        "o.entry_points = boom\n"
        "instantsia.load('june-1957').run(draws=400, runs=None).forecast\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=desk, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_worker_with_another_version_is_refused(desk: Path) -> None:
    """Two environments that share a file system: the run would be played half by one version, half by the other."""
    write_package(desk / "newer", "tugs", "1.1", MODULES, OFFERS)
    script = (
        "import sys, instantsia\n"
        "from concurrent.futures import ProcessPoolExecutor\n"
        "from multiprocessing import get_context\n"
        "def elsewhere():\n"
        "    sys.path.insert(0, 'newer')\n"
        "if __name__ == '__main__':\n"
        "    with ProcessPoolExecutor(1, get_context('spawn'), initializer=elsewhere) as pool:\n"
        "        try:\n"
        "            instantsia.load('tug').run(draws=400, executor=pool, workers=1)\n"
        "        except instantsia.UserError as error:\n"
        "            print(error)\n"
    )
    (desk / "mixed.py").write_text(script, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(desk / "site"), os.environ.get("PYTHONPATH", "")])}
    done = subprocess.run(
        [sys.executable, "mixed.py"], cwd=desk, env=environment, capture_output=True, text=True, check=False
    )
    assert "the worker of process " in done.stdout, done.stderr
    assert "plays with rule third of tugs 1.1" in done.stdout
    assert "this process with rule third of tugs 1.0" in done.stdout


def test_another_version_of_a_package_is_named_and_not_mixed_with_what_was_played(desk: Path) -> None:
    """If it failed, one answer would be made of draws of the one version and what-ifs of the other."""
    newer = THIRD.replace("np.where(carried, motion, seen.status_quo)", "np.full(len(motion), seen.status_quo)")
    write_package(desk / "newer", "tugs", "1.1", MODULES | {"third": newer}, OFFERS)
    write_package(desk / "poorer", "tugs", "1.2", {"walk": WALK}, {"steps:tug-of-war": "tugs.walk:Spec"})
    for seed in ("1", "2"):
        assert run(desk, "run", "tug", "--draws", "400", "--seed", seed)[0] == 0
    assert run(desk, "ledger", "add", "last", "--by", "1932-02-01")[0] == 0
    commands = (["report"], ["export", "last"], ["compare", "last", "previous"])
    for sites, said in (
        (("newer",), "played with tugs 1.0, here is tugs 1.1 (--fresh plays it anew)"),
        (("poorer",), "played with tugs 1.0, here is tugs 1.2, which offers no rule third (--fresh"),
        ((), "played with tugs 1.0, which is not installed (--fresh plays it anew)"),
    ):
        for command in commands if sites == ("newer",) else commands[:1]:
            status, answer, complaint = run(desk, *command, sites=sites)
            assert (status, answer) == (2, ""), command
            assert said in complaint, command
            assert complaint.count("\n") == 1, complaint
        status, told, _ = run(desk, "ledger", "verify", sites=sites)
        assert status == 1
        assert "CHANGED: " in told
        assert said.partition(" (")[0] in told
        assert "E14" not in told
    status, told, _ = run(desk, "ledger", "verify")
    assert (status, "same bits" in told) == (0, True)
    status, _, complaint = run(desk, "ledger", "resolve", "1", "--outcome", "yes", sites=())
    assert (status, "tugs 1.0, which is not installed" in complaint) == (2, True)
