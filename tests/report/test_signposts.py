"""What would be wrong: a row that cannot be read, JSON that its schema does not know, a page without them."""

from __future__ import annotations

import functools
import json

import jsonschema
import pytest
from click.testing import CliRunner

from instantsia import api
from instantsia.analysis.results import Observed, Signposts
from instantsia.cli import group
from instantsia.report.sentences.signs import clause, when
from instantsia.report.signposts import screen, signposts_schema


@functools.cache
def found_once() -> Signposts:
    return api.load("june-1957").signposts(draws=2000)


@pytest.mark.parametrize(
    ("what", "said"),
    [
        (Observed("", "position", "post", "bulganin", "others"), 'Bulganin stands nearer to "others" (post)'),
        (Observed("", "position", "post", "bulganin"), "Bulganin stands beyond the middle (post)"),
        (Observed("", "vote", "trial", "suslov", "abstain"), "Suslov abstains (the orders are taken up)"),
        (Observed("", "vote", "trial", "suslov", "absent"), "Suslov is absent (the orders are taken up)"),
        (Observed("", "vote", "trial", "suslov", "reject"), "Suslov votes \"reject\" (the orders are taken up)"),
        (Observed("", "outcome", "trial", option="not_done"), "not done (the orders are taken up)"),
        (Observed("", "outcome", "trial", option="reject", by="1957-06-15"),
         "reject by 15 June 1957 (the orders are taken up)"),
        (Observed("", "happened", "trial"), "the orders are taken up"),
        (Observed("", "happened", "talks"), "it comes to talks"),
        (Observed("", "fact", "storm"), "storm"),
        (Observed("", "event", "closed", text="It is closed"), "it is closed"),
        (Observed("", "milestone", "war.full_stop"), "war full stop is reached"),
    ],
)  # fmt: skip
def test_whatever_is_seen_is_a_clause(what: Observed, said: str) -> None:
    names = {"bulganin": "Nikolai Bulganin", "suslov": "Mikhail Suslov", "step.trial": "The orders are taken up"}
    assert clause(what, names) == said


def test_when_is_a_day_or_to_find_out() -> None:
    told = {when(one) for one in found_once().signposts}
    assert "to find out" in told
    assert "by 18 June 1957" in told


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_screen_fits_and_says_what_is_left_out(width: int) -> None:
    text = screen(found_once(), width)
    assert max(map(len, text.splitlines())) <= width
    assert "Left out:" in text
    assert "Bits: mutual information" in " ".join(text.split())


def test_the_list_is_cut_where_it_is_long() -> None:
    assert f"{len(found_once().signposts) - 2} more tell less" in screen(found_once(), most=2)
    assert "more tell less" not in screen(found_once(), most=None)


def test_the_json_is_what_its_schema_says() -> None:
    schema = json.loads(CliRunner().invoke(group, ["schema", "signposts"]).stdout)
    assert schema == signposts_schema()
    done = CliRunner().invoke(group, ["signposts", "june-1957", "--draws", "1000", "--json"])
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    jsonschema.Draft202012Validator(schema).validate(told)
    assert told["as_of"] == "1957-06-17"
    assert told["signposts"][0]["text"]
