"""What would be wrong: a number that somebody is to code and of which nothing says what it is."""

from __future__ import annotations

import pytest

import instantsia
from instantsia.case.constant_help import constant_help
from instantsia.case.model import Case
from instantsia.case.quantities import CHANNEL, CONSTANT, DEPENDS, ORIGIN, RULE, written
from tests.steps.inside import WORLDS, loaded

ROWS = (CONSTANT, RULE, ORIGIN, CHANNEL, DEPENDS)


def check(case: Case) -> None:
    for row in ROWS:
        for path in written(case, row):
            said = constant_help(case, path)
            assert said, path
            assert not set("{}`") & set(said), (path, said)


@pytest.mark.parametrize("name", WORLDS)
def test_every_constant_of_a_step_inside_a_leadership_has_a_meaning(name: str) -> None:
    check(loaded(WORLDS[name]))


@pytest.mark.parametrize("name", ["june-1957", "apparatus", "purge-1936-39", "excomm-1962", "gdr-orders-1957"])
def test_every_constant_of_a_bundled_case_has_a_meaning(name: str) -> None:
    check(instantsia.load(name).case)


@pytest.mark.parametrize(
    ("world", "path", "said"),
    [
        ("accuse", "step.charge.file.oak", "Oak: log-odds of what stands against them; 0 of whom nothing is written"),
        ("agenda", "step.sitting.takes.quay", "quay: minutes that it takes, 0 or more"),
        ("convene", "step.meet.absent.oak.chance", "Oak: the chance, from 0 to 1, that this member is away"),
        ("announce", "step.press.belief.by", "Log-odds that it adds to what they believe; below 0 it takes off"),
        ("report", "channel.near.queue.service", "Telegrams that the desk can do in a day, more than arrive"),
        ("bind", "body.cabinet.rule.heed", "How far the leader goes by those who were heard, from 0"),
        ("bind", "step.post.nothing", ""),
        ("bind", "step.nowhere.by", ""),
    ],
)
def test_a_meaning_is_one_sentence_that_says_for_whom_it_is(world: str, path: str, said: str) -> None:
    found = constant_help(loaded(WORLDS[world]), path)
    assert found.startswith(said)
    assert bool(found) == bool(said)
