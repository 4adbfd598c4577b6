"""How often each vote of a body decides: as a table for the screen, and as JSON with exact fractions."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

from instantsia.case.phrases import plural
from instantsia.controls import escaped
from instantsia.errors import few
from instantsia.frozen import frozen
from instantsia.report import plaintext
from instantsia.report.wording.proportions import index_text

WIDTH = 80
NAMED = 8


@frozen
class Member:
    """One member: votes, indices, and what follows from them."""

    name: str
    votes: Fraction
    shapley_shubik: Fraction
    banzhaf: Fraction
    decides: Fraction
    veto: bool
    union: str | None = None
    owen: Fraction | None = None


@frozen
class Power:
    """A body under a quota, its members in the order of the table."""

    title: str
    quota: Fraction
    members: tuple[Member, ...]

    @property
    def votes(self) -> Fraction:
        """All votes."""
        return sum((member.votes for member in self.members), Fraction(0))


def warnings(power: Power) -> list[str]:
    """What a reader should know before using the figures."""
    # two sides cannot both have the member without whom nothing passes
    if 2 * power.quota <= power.votes and not any(member.veto for member in power.members):
        half = decimal(power.votes / 2)
        return [f"quota {decimal(power.quota)} is not more than half of the votes ({half}): two sides could both win"]
    return []


def screen(power: Power, width: int = WIDTH) -> str:
    """The table and what its columns mean, at most `width` wide (not under 40)."""
    width = max(width, plaintext.LEAST_WIDTH)
    dot, with_unions = plaintext.DOT, any(member.owen is not None for member in power.members)
    head = (
        f"{power.title} {dot} {plural(len(power.members), 'member')}, {decimal(power.votes)} votes, "
        f"quota {decimal(power.quota)}"
    )
    heads = ["member", "votes", "Shapley-Shubik", "Banzhaf", "decides", *(["union", "Owen"] if with_unions else [])]
    rows = []
    for one in power.members:
        shares = (index_text(share) for share in (one.shapley_shubik, one.banzhaf, one.decides))
        rows.append([one.name, decimal(one.votes), *shares])
        if with_unions:
            rows[-1] += [one.union or "", index_text(one.owen or 0)]
    said = [
        "Shapley-Shubik: in what share of all orders of joining the member's votes bring the quota. Banzhaf: the share "
        "of all cases in which one vote turns losing into winning that are theirs. decides: in what share of the "
        "coalitions of the others their votes do.",
        *(["Owen: as Shapley-Shubik, with the members of a union joining one after the other."] if with_unions else []),
    ]
    for title, names in (
        ("Nothing passes without", [one.name for one in power.members if one.veto]),
        ("Never decides", [one.name for one in power.members if not one.decides]),
    ):
        if names:
            said.append(f"{title}: {few(names, NAMED)}.")
    out = [plaintext.lines(head, width, hanging="   "), ""]
    out += [plaintext.table(heads, rows, width, right=frozenset({1, 2, 3, 4, 6})), ""]
    return "\n".join([*out, *(plaintext.lines(line, width, hanging="   ") for line in said)])


def power_json(power: Power) -> str:
    """One object: quota, votes, members by name; both indices as exact text and as the nearest decimal."""
    told = {
        "quota": plain(power.quota),
        "votes": plain(power.votes),
        "members": {one.name: _member(one) for one in power.members},
        "warnings": warnings(power),
    }
    return escaped(json.dumps(told, indent=1, ensure_ascii=False))


def _member(one: Member) -> dict[str, Any]:
    shares = {"shapley_shubik": one.shapley_shubik, "banzhaf": one.banzhaf}
    if one.owen is not None:
        shares["owen"] = one.owen
    out: dict[str, Any] = {"votes": plain(one.votes), "veto": one.veto}
    if one.owen is not None:
        out["union"] = one.union
    for name, share in shares.items():
        out |= {name: str(share), f"{name}_decimal": float(share)}
    # its exact text has as many digits as a third of the members: for nobody to read
    return out | {"decides_decimal": float(one.decides)}


def plain(value: Fraction) -> int | float:
    """The nearest number, whole where it is."""
    return int(value) if value.denominator == 1 else float(value)


def decimal(value: Fraction) -> str:
    """The same as text."""
    return str(plain(value)) if value.denominator == 1 else f"{float(value):.15g}"
