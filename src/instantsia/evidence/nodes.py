"""What a program is made of: plain data, in the words of evidence, with nothing left to look up.

Every node has a `key`, a digest of all that it rests on, and the names of what a variation can reach it by: `doubts`
(source.ID, part.ID, teller.ID, kind.NAME, claim.ID) and `addresses` of random numbers.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from instantsia.case.evidence import CODER
from instantsia.case.numbers import Number
from instantsia.case.values import Domain, Value
from instantsia.evidence.credence import Credence
from instantsia.evidence.epochs import MARK
from instantsia.frozen import frozen

READINGS = ("genuine", "not")
"""The readings of a source that is written with one probability."""

OPTIONS_LIMIT = 15
"""Options of one path: a bit each in a mask of 16."""

Shut = Literal["as of", "known by", "undated", "without"]
Origin = Literal["case", "default", "table", "command line", "implied"]


@dataclass(frozen=True, kw_only=True)
class Gate:
    """What opens or shuts the claims below it: a source, a part of one, a teller.

    credence   how far it is trusted, with its range
    why        the reason that the case gives
    """

    id: str
    credence: Credence
    why: str = ""
    key: str = ""
    doubts: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class SourceNode(Gate):
    """A source whose reading is drawn.

    readings       names, the first being the one in which its claims are worth most
    probabilities  of each reading, adding to 1
    parent         the source it derives from, or None
    """

    readings: tuple[str, ...]
    probabilities: tuple[float, ...]
    parent: str | None

    @property
    def address(self) -> str:
        return f"source/{self.id}"


@dataclass(frozen=True, kw_only=True)
class CoderNode(Gate):
    """Which coder is heard, for every claim that is coded more than once: one choice for the whole case.

    coders         their names, whoever coded claims.csv first
    probabilities  of each being heard, adding to 1
    """

    coders: tuple[str, ...]
    probabilities: tuple[float, ...]

    @property
    def address(self) -> str:
        return CODER


@dataclass(frozen=True, kw_only=True)
class PartNode(Gate):
    """A part of a source with a gate of its own; `open` is its chance in each reading of the source."""

    source: str
    open: tuple[float, ...]

    @property
    def address(self) -> str:
        return f"part/{self.id}"


@dataclass(frozen=True, kw_only=True)
class TellerNode(Gate):
    """A teller: believed where the number of their side, or their own, lies below their credence.

    lean     points of the scale that they tell more than was so, or None
    stated   whether the case has an entry for them
    """

    side: str | None
    lean: Number | None = None
    stated: bool = True

    @property
    def address(self) -> str:
        return f"teller/{self.id}" if self.side is None else f"side/{self.side}"

    @property
    def lean_path(self) -> str:
        """The path under which their lean is listed and held."""
        return f"teller.{self.id}.lean"


@dataclass(frozen=True, kw_only=True)
class ClaimNode:
    """One claim that is open at the vantage.

    right     chance of being right in each reading of the source, gates apart
    follows   in which readings that chance moves in proportion with the first
    basis     the credence behind it: `kind.own_words`, or `claim.ID` where the case states its own
    against   whether it speaks against its teller's interest (the odds of the basis are multiplied)
    leans     whether the lean of its teller is taken off its value
    option    index of the first option it names, -1 for a number
    mask      a bit for each option it names
    witness   (part or source, side or teller): whoever says it twice says it once
    """

    id: str
    source: str
    part: str | None
    teller: str | None
    right: tuple[float, ...]
    follows: tuple[bool, ...]
    credence: Credence
    basis: str
    against: bool
    value: Value
    leans: bool
    option: int
    mask: int
    witness: tuple[str, str]
    why: str = field(default="", repr=False)

    @property
    def doubt(self) -> str:
        return f"claim.{self.id}"

    @property
    def read(self) -> tuple[Value, int, int]:
        """All that its coder read in the passage."""
        return self.value, self.option, self.mask


@frozen
class Heard:
    """The claims about a path as one coder read them.

    claims    in the order of the path's own, with other values
    clusters  which of them agree then
    """

    claims: tuple[ClaimNode, ...]
    clusters: tuple[tuple[int, ...], ...]


@frozen
class Assumed:
    """What holds for a path where no claim about it stands.

    about    the assumption as it was written (`*.post`), or the path itself
    origin   where it comes from; "implied" for a debt or a seat that nobody states
    """

    about: str
    number: Number
    origin: Origin
    why: str


@dataclass(frozen=True, kw_only=True)
class PathNode:
    """A path that is read, with the claims about it that are open, in an order of their own (not that of the file).

    A path about which somebody changed their mind has a node for each of its epochs, in the order of time.

    path       the path; of a further epoch with `@` and the claim that opens it: actor.marsh.well@w4
    clusters   indices of the claims that agree, cluster by cluster from the lowest value up
    assumed    None where the path takes options and nothing holds unless a claim stands, and for a further epoch
    heard      what is claimed when each coder is heard, the first first; empty where all of them read the same
    since      ordinal of the day on which a further epoch begins
    before     the node of the epoch before, on whose value that of a further epoch rests where none of its claims
               stands; its doubts, addresses and leans are among those of this one
    """

    path: str
    kind: Literal["number", "fact", "options"]
    domain: Domain
    claims: tuple[ClaimNode, ...]
    clusters: tuple[tuple[int, ...], ...]
    agree_within: float
    exhaustive: bool
    assumed: Assumed | None
    pick_key: str = ""
    key: str = ""
    doubts: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()
    leans: frozenset[str] = frozenset()
    """Paths of the leans that are taken off its values."""
    heard: tuple[Heard, ...] = ()
    since: int | None = None
    before: str = ""

    @functools.cached_property
    def about(self) -> str:
        """The path itself, whichever epoch of it this is."""
        return self.path.partition(MARK)[0]

    @functools.cached_property
    def assumption_key(self) -> str:
        """What tells its assumption from every other."""
        assert self.assumed is not None
        shape = self.assumed.number
        return f"assumption/{self.path}/{shape.low!r}/{shape.mode!r}/{shape.high!r}/{shape.among!r}"

    @functools.cached_property
    def assumption_address(self) -> str:
        """The address of the random number behind its assumption."""
        return f"assumption/{self.path}"

    @functools.cached_property
    def assumption_addresses(self) -> frozenset[str]:
        """The same as a set."""
        return frozenset({self.assumption_address})

    @functools.cached_property
    def triangle(self) -> tuple[float, float, float] | None:
        """(low, mode, high) of its assumption; None where that is fixed or has no most likely value."""
        number = None if self.assumed is None else self.assumed.number
        if number is None or number.mode is None or number.fixed:
            return None
        return number.low, number.mode, number.high

    @property
    def address(self) -> str:
        """What the addresses of its random numbers begin with; those of a further epoch lie below those of the path."""
        about, mark, opened_by = self.path.partition(MARK)
        return f"dispute/{about}/{mark}{opened_by}" if mark else f"dispute/{about}"


@frozen
class Program:
    """What must be drawn. Sources stand after those from which they derive; all else by id and path.

    shut   {claim about a path that is read: why it is not in the program}
    coder  the choice between coders; None where nothing that is read is coded more than once
    """

    sources: tuple[SourceNode, ...]
    parts: tuple[PartNode, ...]
    tellers: tuple[TellerNode, ...]
    paths: tuple[PathNode, ...]
    as_of: int | None = None
    known_by: int | None = None
    shut: Mapping[str, Shut] | None = None
    coder: CoderNode | None = None

    @functools.cached_property
    def reached(self) -> Mapping[str, tuple[int, ...]]:
        """{doubt, path of an assumption or of a lean: the indices of the paths whose value it can reach}."""
        reached: dict[str, list[int]] = {}
        for index, node in enumerate(self.paths):
            for name in {node.about, *node.doubts, *node.leans}:
                reached.setdefault(name, []).append(index)
        return {name: tuple(indices) for name, indices in reached.items()}

    @functools.cached_property
    def only_assumed(self) -> tuple[PathNode, ...]:
        """The numbers with a most likely value of which nothing is claimed."""
        numbers = (node for node in self.paths if node.kind == "number" and not node.claims and not node.before)
        return tuple(node for node in numbers if node.triangle is not None)

    @functools.cached_property
    def tables(self) -> Mapping[str, tuple[int, int, int]]:
        """{path of `only_assumed`: (which table, which row of it, how many rows it has)}.

        A table has the numbers of one kind, a row each that is of an entry of the case: actor.*.salience.ban.
        """
        rows: dict[tuple[str, str], list[str]] = {}
        for node in self.paths:
            if node.kind == "number" and not node.before:
                table, _, rest = node.path.partition(".")
                rows.setdefault((table, rest.partition(".")[2]), []).append(node.path)
        where = {
            path: (number, row, len(paths))
            for number, paths in enumerate(rows.values())
            for row, path in enumerate(paths)
        }
        return {node.path: where[node.path] for node in self.only_assumed}

    def path_of(self, doubt: str) -> tuple[PathNode, int]:
        """The path of a claim (claim.ID) and its index among those about it; raises KeyError where it is not open."""
        return self._path_of[doubt]

    @functools.cached_property
    def _path_of(self) -> Mapping[str, tuple[PathNode, int]]:
        return {claim.doubt: (node, index) for node in self.paths for index, claim in enumerate(node.claims)}

    @functools.cached_property
    def epochs(self) -> Mapping[str, tuple[PathNode, ...]]:
        """{path about which somebody changed their mind: its nodes, in the order of time}."""
        changed = {node.about for node in self.paths if node.since is not None}
        return {about: tuple(node for node in self.paths if node.about == about) for about in sorted(changed)}

    def claimed(self, path: str) -> bool:
        """Whether a claim about a canonical path is open, in whichever epoch."""
        return path in self._claimed

    @functools.cached_property
    def _claimed(self) -> frozenset[str]:
        return frozenset(node.about for node in self.paths if node.claims)

    def path(self, path: str) -> PathNode:
        """The node of a canonical path, or of a further epoch of one; raises KeyError where it is not read."""
        return self._nodes[path]

    def find(self, path: str) -> PathNode | None:
        """The same; None where it is not read."""
        return self._nodes.get(path)

    @functools.cached_property
    def _nodes(self) -> Mapping[str, PathNode]:
        return {node.path: node for node in self.paths}
