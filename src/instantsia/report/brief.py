"""Half a page for a memo: the answer with range and reason, who is for it, what would have to be wrong, the method.

Markdown and its pictures. Nothing in it needs to be explained: no draws, no errors of theirs, no names of statistics.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from instantsia.analysis.results import Doubt, Forecast, StepForecast, Strongest
from instantsia.case.phrases import and_list, plural
from instantsia.frozen import frozen
from instantsia.report import brief_context, naming
from instantsia.report.brief_markup import one_line as one_line
from instantsia.report.brief_markup import plain as plain
from instantsia.report.brief_markup import plain_run
from instantsia.report.charts.alone import alone
from instantsia.report.charts.brief import MOST, brief_picture
from instantsia.report.charts.settlement import Place, Scale
from instantsia.report.figures import said, value_shown
from instantsia.report.first import outcome, reading
from instantsia.report.first.known import few_known
from instantsia.report.page_parts import moves, settled
from instantsia.report.sentences import beside, conditions, preamble, unknowns
from instantsia.report.settlement import headline, pivots, settling, tipping, track
from instantsia.report.wording.proportions import probability_text, range_text
from instantsia.stakeholders.told import AWAY, BETWEEN, UNKNOWN

PICTURE, MAP, NUMBERS = "brief.svg", "brief-map.svg", "brief-numbers.svg"
"""The answer with those who stand for and against it; the map of the body; the numbers that move the answer most."""
MAPPED = "Across: where they stand. Upwards: how much it matters to them. Larger: more weight."
MOVING = "The numbers that move the answer most, from one end of what is thought possible to the other."
MOST_WORDS, EACH_ISSUE, MOST_ISSUES = 270, 25, 3
"""So many words, and so many more for each of so many other issues."""
ROOM = (
    (12, 3, 6, 320),
    (12, 2, 4, 240),
    (12, 1, 3, 120),
    (8, 1, 3, 60),
    (6, 1, 2, 60),
    (4, 1, 1, 60),
    (2, 1, 1, 60),
    (1, 1, 1, 60),
)
"""(names a side, things that would have to be wrong, other issues, characters of the defaults): the first that fits.
Names are the last to go: whoever reads a memo looks for them, and what is assumed stands on the screen as well."""
MOST_QUESTION, MOST_NAME = 140, 40
FEW = 4
"""So many options are not named one by one."""
MOST_REASON = 160
"""So many characters of a title or a question."""


Run = tuple[str, bool]
"""Some text, and whether it is bold."""


@frozen
class Part:
    """A paragraph of the brief.

    kind     "title", "text" or "picture"
    runs     what it says; of a picture what is to be seen
    picture  the file of the picture
    """

    kind: Literal["title", "text", "picture"]
    runs: tuple[Run, ...]
    picture: str = ""


def markdown(forecast: Forecast) -> str:
    """The text, a paragraph a line, of at most `most_words`; it refers to the pictures beside it."""
    return _text(parts(forecast))


def parts(forecast: Forecast) -> list[Part]:
    """The brief, a paragraph each: as many names as there is room for."""
    drawn = pictures(forecast)
    most = most_words(forecast)
    for names, wrong, issues, defaults in ROOM:
        found = _parts(forecast, names, wrong, issues, defaults, drawn)
        if len(_text(found).split()) <= most:
            break
    return found


def most_words(forecast: Forecast) -> int:
    """How many words it may have: more where other issues are told."""
    return MOST_WORDS + EACH_ISSUE * min(len(brief_context.others_told(forecast)), MOST_ISSUES)


def _text(found: Sequence[Part]) -> str:
    return "\n\n".join(_marked(part) for part in found) + "\n"


def _marked(part: Part) -> str:
    if part.kind == "picture":
        return f"![{plain(part.runs[0][0])}]({part.picture})"
    told = "".join(f"**{plain(text)}**" if bold else plain_run(text) for text, bold in part.runs)
    return f"# {told}" if part.kind == "title" else told.strip()


def _parts(
    forecast: Forecast, names: int, wrong: int, issues: int, defaults: int, drawn: Mapping[str, str]
) -> list[Part]:
    """The same with so many names a side, things that would have to be wrong, and other issues."""
    head = forecast.head
    why = " ".join(one for one in (few_known(forecast), _reason(forecast), _counts(forecast), _beside(forecast)) if one)

    def text(*runs: Run) -> Part:
        return Part("text", tuple(runs) if any(run[0].strip() for run in runs) else ())

    def line(title: str, told: str) -> Part:
        return text((title, True), (f" {told}", False)) if told else text()

    def shown_in(name: str, what: str) -> Part:
        return Part("picture", ((what, False),) if name in drawn else (), name)

    changed = preamble.changes_line(forecast)
    found = [
        Part("title", ((naming.cut(head.question or head.text, MOST_QUESTION), False),)),
        # what is told of a table or case that was changed is no forecast of it
        text(("A what-if.", True), (f" {changed}.", False)) if changed else text(),
        text((_answer(forecast), True), (f" {why}", False)),
        text((_by_option(forecast), False)),
        line("When.", brief_context.when(forecast)),
        shown_in(PICTURE, said(head.share)),
        line("Also asked.", brief_context.besides(forecast, issues)),
        text(*_people(forecast, names)),
        shown_in(MAP, MAPPED),
        line("What would have to be wrong.", _wrong(forecast, wrong)),
        shown_in(NUMBERS, MOVING),
        line("Assumed.", brief_context.assumed(forecast, defaults)),
        line("Method.", _method(forecast)),
    ]
    return [part for part in found if part.runs]


def pictures(forecast: Forecast) -> dict[str, str]:
    """{file: SVG that stands alone} of the pictures that there are: always that of the answer."""
    found, value = {PICTURE: picture(forecast)}, settling.main(forecast)
    mapped = "" if value is None else settled.who_stands_where(forecast, value)
    for name, drawn in ((MAP, mapped), (NUMBERS, moves.picture(forecast))):
        if drawn:
            found[name] = alone(drawn)
    return found


def picture(forecast: Forecast) -> str:
    """The picture, as SVG that stands alone."""
    share = forecast.head.share
    scale, rows = _places(forecast)
    return brief_picture(
        share.p,
        share.low,
        share.high,
        question=forecast.head.question or forecast.head.text,
        shown=_answer(forecast).removesuffix("."),
        scale=scale,
        rows=rows,
        description=f"{_answer(forecast)} {_wrong(forecast, ROOM[0][1])}",
    )


# ----------------------------------------------------------------------------------------------------- the answer


def _answer(forecast: Forecast) -> str:
    """ "Likely, 65 % (60-75 %), that it ends past 60." """
    return headline.of_what(forecast)


def _reason(forecast: Forecast) -> str:
    value = settling.main(forecast)
    if value is None and forecast.conditional is not None:
        return conditions.ends(forecast.conditional, forecast)
    if value is None:
        found = _by_width(forecast)
        if not found:
            return ""
        title, one = _title(found[0], forecast), found[0]
        low, high = sorted((one.p_low, one.p_high))
        return f"It rests most on {title} ({range_text(low, high)} by that alone)."
    where = f"Expected outcome {value_shown(value, forecast).partition('), ')[0].removesuffix(')')})."
    return f"{headline.reason(forecast)} {where}"


def _by_option(forecast: Forecast) -> str:
    """ "By option: protest 45 % (35-50 %), wait 40 % (30-45 %), mobilise 15 % (5-35 %)." of three options or more."""
    step = voted(forecast) if settling.main(forecast) is None else None
    return outcome.options(forecast, step)[0] if step is not None and outcome.several_options(forecast, step) else ""


def _counts(forecast: Forecast) -> str:
    if forecast.values:
        return f"{headline.counts(forecast)}."
    found = forecast.counts
    carry = "carries" if found.claimed == 1 else "carry"
    return f"{found.claimed:,} of {plural(found.numbers, 'number')} {carry} a source."


def _beside(forecast: Forecast) -> str:
    """An analyst's own number, and what a range is where there is one."""
    ranged = forecast.head.share.low is not None
    return (
        f"{beside.line(forecast)}{' The range is a stress range, not a confidence interval.' if ranged else ''}".strip()
    )


def _by_width(forecast: Forecast) -> list[Strongest]:
    found = [one for one in forecast.strongest if one.p_low != one.p_high]
    return sorted(found, key=lambda one: -abs(one.p_high - one.p_low))


def _title(one: Strongest, forecast: Forecast) -> str:
    if one.kind == "assumption":
        return naming.cut(naming.members(one.members or (one.id,), forecast, silence=False), MOST_REASON)
    return naming.cut(naming.strongest(one, forecast)[0], MOST_REASON)


# ------------------------------------------------------------------------------------------------ who for whom against


def _people(forecast: Forecast, most: int) -> list[Run]:
    if settling.main(forecast) is not None:
        return _sides(forecast, most)
    step = voted(forecast)
    return [] if step is None or not step.outcomes else _votes(forecast, step, most)


def _sides(forecast: Forecast, most: int) -> list[Run]:
    """Who stands beyond the line, who short of it, whose position is not known."""
    value = settling.main(forecast)
    assert value is not None
    step, stakes = forecast[value.step], pivots.stakes(forecast, value)
    pivotal = pivots.marked(step)
    order = [actor for actor in pivots.by_pivot(step) if actor in stakes]
    order += [actor for actor in stakes if actor not in order]
    blank = [actor for actor in order if stakes[actor].blank]
    known = [actor for actor in order if actor not in blank]
    told = [("Not known", blank)]
    if value.line is not None:
        line = value.line
        beyond = [one for one in known if (stakes[one].p50 > line if value.above else stakes[one].p50 < line)]
        at = settling.point(line, forecast, value.issue)
        told = [
            (f"For (beyond {at})", beyond),
            ("Against", [one for one in known if one not in beyond]),
            *told,
        ]
    return _lists(told, pivotal, forecast, most)


def voted(forecast: Forecast) -> StepForecast | None:
    """The step of which the headline speaks and in which people vote, or else the first such step."""
    steps = [step for step in forecast.steps if step.votes]
    steps.sort(key=lambda step: step.given)
    return next((step for step in steps if step.id in forecast.head.steps), steps[0] if steps else None)


def _votes(forecast: Forecast, step: StepForecast, most: int) -> list[Run]:
    """Who is likelier to vote for what the question asks after, who for something else, and who takes no side."""
    pivotal = pivots.marked(step)
    keep, other = ways(step, forecast)
    neither = no_side(step, forecast)
    order = sorted(step.votes, key=lambda one: -step.pivotal.get(one, 0.0))
    order = [one for one in order if one not in frozenset[str]().union(*neither.values())]
    asked = _asked(step, forecast)
    against = [one for one in order if _likelier(step, one, asked)]
    told = [(other, against), (keep, [one for one in order if one not in against])]
    title = naming.cut(naming.step_title(step, forecast.names), MOST_NAME * 2)
    lists = [*((f"Likelier {name}", who) for name, who in told), *neither.items()]
    return [(f"{title}. ", False), *_lists(lists, pivotal, forecast, most)]


def no_side(step: StepForecast, forecast: Forecast) -> dict[str, list[str]]:
    """{how it is told: who} of the members of a table that abstain, of whom nothing is known, or who stand between."""
    kinds = {start: reading.names_after(forecast, start) for start in (AWAY, BETWEEN, UNKNOWN)}
    out: dict[str, list[str]] = {}
    for start, names in kinds.items():
        found = [one for one in step.votes if naming.person(one, forecast.names) in names]
        if start == UNKNOWN and "" in names:
            # of many names a note counts the last; for nothing does any of them stand as it is written down
            before = frozenset(step.stated).union(found, *out.values())
            found += [one for one in step.votes if one not in before]
        if found:
            out[start.removesuffix(": ")] = found
    return out


def _asked(step: StepForecast, forecast: Forecast) -> tuple[str, ...]:
    """The options that the question asks after; where it names none of several, all but what holds."""
    _held, *others = (one for one in step.outcomes if one != "undecided")
    named = forecast.head.options.get(step.id, ())
    return tuple(named) if len(others) > 1 and named else tuple(others)


def ways(step: StepForecast, forecast: Forecast) -> tuple[str, str]:
    """The options after which the question does not ask, and those after which it does, in words."""
    asked = _asked(step, forecast)
    rest = [one for one in step.outcomes if one != "undecided" and one not in asked]

    def told(some: Sequence[str]) -> str:
        few = and_list([naming.option(one, forecast.names) for one in some]).replace(" and ", " or ")
        return few if 0 < len(some) < FEW else "otherwise"

    return told(rest), told(asked)


def _likelier(step: StepForecast, actor: str, asked: Sequence[str]) -> bool:
    """Whether somebody is likelier to vote for what the question asks after."""
    shares = {one: share for one, share in step.votes[actor].items() if one in step.outcomes and one != "undecided"}
    if len(asked) == len(step.outcomes.keys() - {"undecided"}) - 1:
        # against one option that holds all others count together
        held = [share for one, share in shares.items() if one not in asked]
        return otherwise(step, actor, asked) > sum(held)
    return max(shares, key=lambda one: shares[one], default="") in asked


def otherwise(step: StepForecast, actor: str, asked: Sequence[str]) -> float:
    """How often somebody votes for what the question asks after."""
    found = sum(share for option, share in step.votes[actor].items() if option in asked)
    return min(max(found, 0.0), 1.0)


def _name(actor: str, forecast: Forecast) -> str:
    return naming.cut(naming.person(actor, forecast.names), MOST_NAME)


def _lists(
    told: Sequence[tuple[str, Sequence[str]]], pivotal: Sequence[str], forecast: Forecast, most: int
) -> list[Run]:
    """Each side by its name, with those who are on it."""
    out: list[Run] = []
    for name, who in told:
        if who:
            out += [(" ", False)] if out else []
            out += _list(name, who, pivotal, forecast, most)
    return out


def _list(name: str, who: Sequence[str], pivotal: Sequence[str], forecast: Forecast, most: int) -> list[Run]:
    out: list[Run] = [(f"{name}:", True), (" ", False)]
    for place, actor in enumerate(who[:most]):
        person = _name(actor, forecast)
        out += [(", ", False)] if place else []
        out.append((f"{person} (pivotal)", True) if actor in pivotal else (person, False))
    more = f" and {len(who) - most} more" if len(who) > most else ""
    return [*out, (f"{more}.", False)]


def _places(forecast: Forecast) -> tuple[Scale | None, list[Place]]:
    """Where everybody stands, or how likely each is to vote for what the question asks after."""
    value = settling.main(forecast)
    if value is not None:
        return settled.scale(forecast, value), settled.places(forecast, value, MOST)
    step = voted(forecast)
    if step is None or not step.outcomes:
        return None, []
    pivotal, asked = pivots.marked(step), _asked(step, forecast)
    rows = []
    neither = no_side(step, forecast).values()
    for actor in step.votes:
        if any(actor in some for some in neither):
            continue
        share = otherwise(step, actor, asked)
        rows.append(Place(naming.person(actor, forecast.names), share, share, share, actor in pivotal))
    keep, other = ways(step, forecast)
    return Scale(0.0, 1.0, (f"votes {keep}", f"votes {other}")), sorted(rows, key=lambda row: (row.median, row.label))


# ------------------------------------------------------------------------------------------ what would have to be wrong


def _wrong(forecast: Forecast, most: int) -> str:
    value = settling.main(forecast)
    if value is None or not value.methods:
        return _judgements_wrong(forecast, most)
    items = tipping.items(forecast)
    if not items:
        return tipping.line(forecast)
    alone = ", each alone," if len(items) > 1 else ""
    return f"The opposite is likelier{alone} {'; or '.join(items[:most])}."


def _judgements_wrong(forecast: Forecast, most: int) -> str:
    """The judgements and doubts that alone make the opposite likelier, far out or forced."""
    p = forecast.head.share.p
    if p is None:
        return "Nothing is known of it."

    def turned(share: float) -> bool:
        # what prints as 0.50 has not turned
        return (share < 0.475) if p >= 0.5 else (share >= 0.525)

    found: list[tuple[float, str]] = []
    for one in forecast.strongest:
        far = min(one.p_low, one.p_high) if p >= 0.5 else max(one.p_low, one.p_high)
        if turned(far) and one.kind != "credence":
            title = f"{_title(one, forecast)} is far from what is assumed"
            text = f"{title} ({probability_text(far, to=0.05)})"
            # what somebody wants of two options is held once for either of them
            if all(text != other for _, other in found):
                found.append((abs(far - p), text))
    for doubt in forecast.doubts:
        found += [
            (abs(share - p), f"{_doubt(doubt, forecast)} {how}") for share, how in _forced(doubt) if turned(share)
        ]
    found.sort(key=lambda pair: -pair[0])
    if found:
        return f"The opposite is likelier if {'; or if '.join(text for _, text in found[:most])}."
    share = forecast.head.share
    if share.low is not None and share.high is not None and share.low < 0.5 < share.high:
        return "No single judgement tips it; the strongest ones together do."
    return "No single judgement tips it, nor do the strongest ones together."


def _doubt(one: Doubt, forecast: Forecast) -> str:
    if one.kind == "claim" and one.text:
        return f'the claim "{naming.cut(one.text, MOST_REASON // 2)}"'
    if one.kind == "teller":
        return naming.person(one.id.removeprefix("teller."), forecast.names)
    return naming.cut(unknowns.doubt_title(one, forecast), MOST_REASON // 2)


def _forced(one: Doubt) -> list[tuple[float, str]]:
    stands, falls = ("is always believed", "is never believed") if one.kind == "teller" else ("is right", "is wrong")
    return [
        (share, f"{how} ({probability_text(share, to=0.05)})")
        for share, how in ((one.p_if_stands, stands), (one.p_if_falls, falls))
    ]


# -------------------------------------------------------------------------------------------------------- the method


def _method(forecast: Forecast) -> str:
    value = settling.main(forecast)
    played = f"played out {forecast.draws:,} times with whatever is doubtful varied"
    if value is None or not value.methods:
        return (
            f"What each is said to want, as far as the sources are trusted, {played}. "
            "No record: one case does not tell how good the method is."
        )
    names = list(value.methods)
    titles = [settling.title_of(name).partition(" (")[0] for name in names]
    told = " or ".join(title[:1].lower() + title[1:] for title in titles)
    voted = settling.voted(forecast, value)
    alone = settling.decider(forecast, value)
    how = f"{alone} decides alone" if alone else "Voted" if voted else "Bargained out"
    each = "" if len(names) == 1 else ", each as likely"
    return f"{how}: {told}{each}; {played}. {track.record(names, voted=voted, alone=bool(alone), measured=False)}"
