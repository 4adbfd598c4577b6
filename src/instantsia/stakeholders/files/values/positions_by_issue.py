"""The positions of a table, issue by issue: on which scale each lies, and what its ends and its words mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from instantsia.errors import cut
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.attitudes import most_attitudes
from instantsia.stakeholders.files.cells.between_two import between_two
from instantsia.stakeholders.files.cells.named_points import named_ends, named_points
from instantsia.stakeholders.files.cells.sayings import sayings
from instantsia.stakeholders.files.columns.measured_above import measured_above
from instantsia.stakeholders.files.columns.scales import (
    MARKS,
    Doubt,
    doubt_of,
    figure,
    legend_ends,
    told_end,
    told_ends,
    unit_of,
)
from instantsia.stakeholders.files.entries import Entry, Quantity
from instantsia.stakeholders.files.sheet import WHOLE, Scale
from instantsia.stakeholders.files.values.as_another import as_others
from instantsia.stakeholders.files.values.doubtful import doubted, off_the_scale
from instantsia.stakeholders.files.values.exceptions import Meant, answered, of_a_column
from instantsia.stakeholders.files.values.given import About, Given
from instantsia.stakeholders.files.values.high_first import turned_ranges
from instantsia.stakeholders.files.values.legends import legend_of, lines_of
from instantsia.stakeholders.files.values.meant_as import As, read_as_said
from instantsia.stakeholders.files.values.numbers_as_options import as_options, proposed
from instantsia.stakeholders.files.values.points import replaced
from instantsia.stakeholders.files.values.positions import at_no_charge, positions
from instantsia.stakeholders.files.values.what_holds import at_what_holds

FILLED = 0.25
"""So much of a scale is filled by the numbers of another issue that may lie on it as well."""


@dataclass
class ByIssue:
    """What is known of each issue, once its positions were read.

    entries  with their positions, in the order in which they were given
    scales   (low, high) as the file tells it, as it was answered or as it is proposed
    doubts   what is in doubt about a scale
    words    {issue: {word: the point that is proposed for it}}
    where    {issue: {word: where what is not known stands, and why}}
    wrong    what is wrong with what was answered of its words
    ends     what the two ends mean, where the file says it
    notes    what else a person should know
    """

    entries: list[Entry]
    scales: dict[str, Scale]
    doubts: dict[str, Doubt] = field(default_factory=dict)
    words: dict[str, Mapping[str, Meant]] = field(default_factory=dict)
    where: dict[str, Mapping[str, str]] = field(default_factory=dict)
    wrong: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ends: dict[str, tuple[str, str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


_NAMED_END = pattern(r"(?<![\w.,])([+−-]?\d+(?:[.,]\d+)?)\s?[^\W\d]{0,3}\s*=\s*(?=[^\W\d_])")
"""A number and, behind it, what it means: 22 = all of it."""


def positions_by_issue(
    entries: Sequence[Entry],
    issues: Sequence[str],
    first: str,
    told_scales: Mapping[str, Scale],
    given: Given,
    beside: Sequence[str],
    *,
    holds: Mapping[str, tuple[float, str]] | None = None,
    headers: Sequence[str] = (),
    above: Sequence[str] = (),
    otherwise: Mapping[str, tuple[float, str]] | None = None,
    exempt: bool,
    checked: bool = False,
) -> ByIssue:
    """The positions of all entries, read.

    issues       those of the entries, in the order in which they are read
    first        the headline where none was chosen
    told_scales  of the issues where the file has it
    beside       lines beside the table, which may tell a scale
    holds        {issue: (point, the row that says so)} of what holds, where the sheet tells it
    headers      the names of all columns, of one of which a line may speak
    above        lines above the table, which may tell what the positions count
    otherwise    those of them that a sentence tells to hold where nothing is decided, who are on the scale
    exempt       whether its format has nothing but numbers
    checked    whether somebody checked what the numbers are
    """
    out = ByIssue(list(entries), dict(told_scales))
    for name in issues:
        of = [place for place, entry in enumerate(out.entries) if entry.issue == name]
        about = given.about(name, first)
        cells = [out.entries[place].position for place in of]
        if not exempt:
            if not (about.options or (about.words is not None and not about.words)):
                cells = turned_ranges(cells)
            cells, told = as_others(cells, [out.entries[place].actor for place in of])
            out.notes += told
            cells = at_what_holds(cells, (holds or {}).get(name), about.ends | about.options)
        cells, refused = _options(cells, about, out.notes, plain=not (exempt or checked or name in told_scales))
        if refused:
            out.wrong[name] = (refused,)
        own_name = next((one.spot.name for one in cells if one.number is not None), "")
        lines = lines_of(beside, own_name, headers) if own_name else beside
        legend = None if exempt else legend_of(lines, cells, "position")
        if not (exempt or checked):
            cells = doubted(cells, "position", about.scale, legend.scale if legend else None)
        elif checked:
            cells = off_the_scale(cells, about.scale, checked=True)
        said, unanswered = about.words or {}, cells
        others = {word: one for word, one in said.items() if isinstance(one, As)}
        cells, wrong = read_as_said(at_no_charge(of_a_column(answered(cells, said))), others)
        if wrong:
            out.wrong[name] = (*out.wrong.get(name, ()), *wrong)
        # a word that means another tells nothing of its own about the scale
        asked, _ = read_as_said(of_a_column(unanswered), others)
        scale = about.scale or out.scales.get(name)
        if scale is None and not exempt:
            headline = given.scales.get("")
            before = headline or next((one.scale for one in out.doubts.values()), None)
            measured = measured_above(above if len(issues) == 1 else (), own_name)
            doubt = doubt_of(cells, "positions", legend.doubt if legend else None, measured)
            if doubt is not None:
                doubt = _with_ends(doubt, lines, own_name, alone=len(issues) == 1)
                doubt = _with_point(doubt, (otherwise or {}).get(name))
                own = any(unit_of(one.spot.name) for one in cells)  # a unit of its own has a scale of its own
                scale = before if before is not None and not own and _within(cells, before) else doubt.scale
                # an answer about the headline holds for what lies on the same scale
                if scale is not headline:
                    out.doubts[name] = replace(doubt, scale=scale)
        if scale is not None:
            out.scales[name] = scale
        scale = out.scales.get(name, WHOLE)
        if ends := _ends(cells, scale, lines, alone=len(issues) == 1):
            out.ends[name] = ends
        known = name in told_scales or name in out.doubts
        read = positions(cells, name, scale, about, lines, asked=asked, known=known, exempt=exempt)
        out.notes += read.notes
        if read.meant:
            out.words[name] = read.meant
            out.where[name] = read.where
        before_it = [out.entries[place] for place in of]
        for place, entry in zip(of, replaced(before_it, "position", read.cells), strict=True):
            out.entries[place] = entry
    return out


def _options(cells: list[Quantity], about: About, notes: list[str], *, plain: bool) -> tuple[list[Quantity], str]:
    """(the cells, numbers among options as options; why an answer that they are options cannot be followed, or "").

    plain   whether nobody has checked the numbers, nor told their scale
    """
    if about.words is not None and not about.words:
        return as_options(cells)
    if about.words is not None or about.scale is not None or not plain:
        return cells, ""
    cells, told = proposed(cells)
    notes += [told] if told else []
    return cells, ""


def _with_point(doubt: Doubt, holds: tuple[float, str] | None) -> Doubt:
    """A scale of which only the positions tell where it ends, as wide as it takes for the point that holds."""
    low, high = doubt.scale
    if holds is None or low <= holds[0] <= high or not doubt.of_numbers:
        return doubt
    told = f"{doubt.why}, and {figure(holds[0])} holds where nothing is decided"
    return replace(doubt, scale=(min(low, holds[0]), max(high, holds[0])), why=told)


def _with_ends(doubt: Doubt, beside: Sequence[str], header: str, *, alone: bool) -> Doubt:
    """A scale of which only the positions tell where it ends, as wide as a line that names both its ends by numbers.

    Whoever stands at an end may be left out: the title still tells it.
    """
    low, high = doubt.scale
    for line in beside if doubt.of_numbers else ():
        points = {float(point.replace(",", ".").replace("−", "-")) for point in _NAMED_END.findall(line)}
        if len(points) != 2 or not (min(points) <= low < high <= max(points)):
            continue
        wide = (min(points), max(points))
        filled = high - low >= FILLED * (wide[1] - wide[0])
        if wide != (low, high) and filled and legend_ends(wide, [line], header, alone=alone):
            return replace(doubt, scale=wide, why=f"{doubt.why}, and {cut(line)} names the ends")
    return doubt


def _ends(cells: Sequence[Quantity], scale: Scale, beside: Sequence[str], *, alone: bool) -> tuple[str, str] | None:
    """What the ends of a scale mean: by the header, by lines beside the table, or by names in the cells."""
    header = next((pair for one in cells if (pair := told_ends(one.spot.name))), None)
    of_numbers = next((one.spot.name for one in cells if one.number is not None), None)
    if header is None and of_numbers is None:
        words = [one.word for one in cells if one.word is not None]
        # of words for and against the ends of their own ladder are proposed: strongly opposed, and not opposed
        line = between_two(words) if words and (most_attitudes(words) or sayings(words)) is None else None
        return None if line is None else line.names
    if header == MARKS[1] and scale != MARKS[0]:
        header = None  # other marks, as those out of 20
    if header is not None or of_numbers is None:
        return header
    points = named_points([one.raw for one in cells]).values()
    return (
        legend_ends(scale, beside, of_numbers, alone=alone) or named_ends(points, *scale) or told_end(of_numbers, scale)
    )


def _within(cells: Iterable[Quantity], scale: Scale) -> bool:
    """Whether numbers may lie on a scale that was told of another issue: none is off it, and they fill some of it."""
    ends = [end for one in cells if one.number is not None for end in (one.number.low, one.number.high)]
    if not ends or min(ends) < scale[0] or max(ends) > scale[1]:
        return False
    return max(ends) - min(ends) >= FILLED * (scale[1] - scale[0])
