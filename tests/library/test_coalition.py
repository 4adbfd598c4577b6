"""What would be wrong: a case that was to be short and whose README tells another length, or hides it in long lines."""

from __future__ import annotations

import tomllib

import instantsia
from instantsia.casefile.library import LIBRARY

FOLDER = LIBRARY / "coalition-2010"
LONGEST = 120


def lines(name: str) -> list[str]:
    """The lines of a file of the case that say something."""
    return [line for line in (FOLDER / name).read_text(encoding="utf-8").splitlines() if line.strip()]


def test_the_readme_tells_how_long_the_case_is() -> None:
    readme = " ".join((FOLDER / "README.md").read_text(encoding="utf-8").split())
    case, sources = lines("case.toml"), lines("sources.toml")
    assert f"there are {len(case)} in `case.toml` and {len(sources)} in `sources.toml`" in readme


def test_only_an_address_is_longer_than_a_line_may_be() -> None:
    for line in (*lines("case.toml"), *lines("sources.toml")):
        assert len(line) <= LONGEST or "http" in line, line


def test_it_counts_as_one_reading_of_each_page() -> None:
    """Two claims from one page are one page: the README counts pages and claims apart."""
    sources = tomllib.loads((FOLDER / "sources.toml").read_text(encoding="utf-8"))["source"]
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert f"21 claims from {len(sources)} pages" in readme
    assert len({one["url"] for one in sources}) == len(sources)


def test_where_labour_makes_no_bid_none_meets_what_is_asked() -> None:
    """Office that is worth nothing is not enough for it: the bid came in more than half of the draws all the same."""
    study = instantsia.load("coalition-2010")
    what_if = next(one for one in study.case.what_if if one.id == "no_rival")
    run = study.changing(set=what_if.set).run(draws=1_000, seed=1, runs=None)
    bid = run.forecast.event("rival").share.p
    assert bid is not None
    assert bid < 0.01
