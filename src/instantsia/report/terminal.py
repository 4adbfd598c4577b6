"""The answer on a terminal: first the answer, then how it comes about, then what it rests on. No colour is needed."""

from __future__ import annotations

from instantsia.analysis.results import Forecast, StepForecast
from instantsia.errors import shown_of
from instantsia.report import ballots, naming, plaintext, table_read
from instantsia.report.first import screen as first
from instantsia.report.plaintext import INDENT
from instantsia.report.sentences import answering, course, milestones, notices, preamble, scores, turning, unknowns
from instantsia.report.sentences.states import states
from instantsia.report.settlement import screen as settlement_screen
from instantsia.report.settlement import settling
from instantsia.report.wording.proportions import probability_text

RANGE = (
    "Ranges are sensitivity ranges: what the probability would be if the strongest judgements, the method and its past "
    "errors stood far out. Each is a stress range, not a confidence interval."
)
WORDS = (
    "A claim is one value read from one passage; a teller is whoever says it there; a draw is one simulated version of "
    "the case."
)
MOST_PEOPLE, MOST_UNKNOWN, MOST_NOTICES = 6, 8, 6


def screen(forecast: Forecast, width: int = 80, *, full: bool = False) -> str:
    """What `run` prints, at most `width` wide (not under 40): the first screen, or with `full` all the rest as well."""
    if not full:
        return first.screen(forecast, width)
    return f"{first.screen(forecast, width)}\n\n{rest(forecast, width)}"


def rest(forecast: Forecast, width: int = 80) -> str:
    """Everything that stands behind the first screen."""
    width = max(width, plaintext.LEAST_WIDTH)
    if settling.main(forecast) is not None:
        blocks = settlement_screen.blocks(forecast, width)
    else:
        blocks = [_answer(forecast, width), *settlement_screen.elsewhere(forecast, width)]
    how_read = table_read.block(forecast, width)
    if settling.main(forecast) is not None and not how_read and (note := " ".join(forecast.note.split())):
        blocks[0].append(plaintext.entry(note, width))
    if not forecast.values or len(forecast.steps) > len(forecast.values):
        blocks += [_course(forecast, width), _states(forecast, width)]
    if forecast.claims:
        blocks[0].append(plaintext.entry(WORDS, width))
    if forecast.head.share.low is not None:
        blocks[0].append(plaintext.entry(RANGE, width))
    blocks.insert(1, how_read)
    blocks += [
        ballots.block(forecast, width),
        _people(forecast, width),
        _unknown(forecast, width),
        _score(forecast, width),
        _notices(forecast, width),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def assumptions(forecast: Forecast, width: int = 80) -> str:
    """Every assumption and constant in the order of what it moves, as a table."""
    width = max(width, plaintext.LEAST_WIDTH)
    rows = [
        (
            unknowns.moves(one),
            unknowns.at_its_ends(one),
            f"{unknowns.assumption_title(one, forecast, reason=False)} = {unknowns.assumption_value(one)}"
            f"{_why(one.why, one.source)}",
        )
        for one in unknowns.by_moves(forecast)
    ]
    intro = (
        f"{preamble.vantage_line(forecast)}",
        f"{preamble.counts_line(forecast)}",
        f"What each moves: {_question(forecast)} in the upper fifth of its own number less the lower fifth; "
        "held: the same with it held at its tenth and ninetieth percentile.",
    )
    head = "\n".join(plaintext.entry(line, width) for line in intro)
    if not rows:
        return f"{head}\n\nnothing is assumed"
    return f"{head}\n\n{plaintext.table(('moves', 'held', 'assumed'), rows, width)}"


def _question(forecast: Forecast) -> str:
    return f'the headline "{forecast.head.text}"'


def _why(why: str, source: str) -> str:
    told = f": {' '.join(why.split())}" if why else ""
    return told if source == "case" else f"{told} [{source}]"


def _answer(forecast: Forecast, width: int) -> list[str]:
    out = [plaintext.entry(preamble.vantage_line(forecast), width)]
    out.append(plaintext.entry(preamble.counts_line(forecast), width))
    if forecast.changes:
        out.append(plaintext.entry(preamble.changes_line(forecast), width))
    for answer in answering.answers(forecast):
        question, said = plaintext.plain(answer.question), answer.said
        if answer.first:
            out += [plaintext.lines(question, width), *(plaintext.indented(one, width) for one in answer.first)]
            out.append(plaintext.indented(said, width))
        elif len(question) + len(INDENT) + len(said) <= width:
            out.append(f"{question}{INDENT}{said}")
        else:
            out += [plaintext.lines(question, width), plaintext.indented(said, width)]
        out += [plaintext.indented(reason, width) for reason in answer.reasons]
    if forecast.unanswerable:
        out.append(plaintext.entry(preamble.unanswerable(forecast.unanswerable), width))
    return out


def _course(forecast: Forecast, width: int) -> list[str]:
    courses = forecast.courses
    if courses.typical is None and courses.other is None:
        return []
    out = ["How it comes about"]
    if courses.typical is not None:
        out.append(plaintext.indented(course.heading(courses.typical, "Typical course"), width))
        out += _told(course.steps(courses.typical), width)
    if courses.other is not None:
        out.append(plaintext.indented(course.heading(courses.other, "The other way"), width))
        parted = course.other_steps(courses.typical, courses.other)
        if len(parted) < len(courses.other.steps):
            out.append(plaintext.lines("the same up to there, then", width, indent=INDENT * 2))
        out += _told([(naming.day(one.day), one.sentence) for one in parted], width)
    if courses.as_it_went is not None:
        out.append(plaintext.indented(course.as_it_went_line(forecast), width))
        out += _told([(naming.day(one.day), one.sentence) for one in course.as_it_went_steps(forecast)], width)
    out.append(plaintext.indented(course.turning_line(forecast), width))
    return out


def _states(forecast: Forecast, width: int) -> list[str]:
    """What was decided beside what was announced, recorded and done, where a case tells of more than the decision."""
    out = ["What became of it"]
    for one in states(forecast):
        if len(one.known) > 1 or one.record:
            out.append(plaintext.indented(one.caption, width))
            right = frozenset(range(1, len(one.known) + 1))
            table = plaintext.table(("", *one.known), one.rows, width - 2 * len(INDENT), right=right)
            out += [f"{INDENT * 2}{line}" for line in table.split("\n")]
            out += [plaintext.lines(told, width, indent=INDENT * 2, hanging=INDENT * 3) for told in one.record]
    return out if len(out) > 1 else []


def _told(steps: list[tuple[str, str]], width: int) -> list[str]:
    out = []
    for day, sentence in steps:
        text = f"{day}: {sentence}" if day else sentence
        out.append(plaintext.lines(text, width, indent=INDENT * 2, hanging=INDENT * 3))
    return out


def _people(forecast: Forecast, width: int) -> list[str]:
    out: list[str] = []
    told: list[StepForecast] = []
    settling = {one.step for one in forecast.values.values()}
    for step in forecast.steps:
        if step.given or step.id in settling or not (step.swing or step.pivotal):
            continue
        actors = sorted(
            dict.fromkeys((*step.swing, *step.pivotal)),
            key=lambda actor: (-step.swing.get(actor, 0.0), -step.pivotal.get(actor, 0.0)),
        )
        known = [one for one in actors if step.swing.get(one, 0) >= 0.005 or step.pivotal.get(one, 0) >= 0.005]
        if not known:
            continue
        rows = [
            (
                naming.person(one, forecast.names),
                probability_text(step.swing.get(one)),
                probability_text(step.pivotal.get(one)),
            )
            for one in known[:MOST_PEOPLE]
        ]
        out.append(plaintext.indented(naming.step_title(step, forecast.names), width))
        last = turning.alone(forecast, step)
        told.append(step)
        table = plaintext.table(("", turning.RESAMPLED, last), rows, width - 2 * len(INDENT), right=frozenset({1, 2}))
        out += [f"{INDENT * 2}{line}".rstrip() for line in table.split("\n") if not _rule(line)]
    if not out:
        return []
    return ["Who can change it", *out, plaintext.indented(turning.legend(forecast, told), width)]


def _rule(line: str) -> bool:
    return not line.strip("- ")


def _unknown(forecast: Forecast, width: int) -> list[str]:
    if settling.main(forecast) is not None:
        return settlement_screen.unknown(forecast, width)
    out: list[str] = []
    for line in unknowns.largest(forecast, MOST_UNKNOWN):
        out.append(plaintext.item(line, width))
    worth = unknowns.worth_items(forecast)
    if worth:
        out.append(f"{INDENT}Worth finding out:")
        out += [plaintext.lines(one, width, indent=INDENT * 2, hanging=INDENT * 3) for one in worth]
    return ["What is not known that matters", *out] if out else []


def _score(forecast: Forecast, width: int) -> list[str]:
    months = milestones.score_lines(forecast)
    if not forecast.scores and not months:
        return []
    title = scores.word(forecast).capitalize()
    out = [plaintext.entry(f"{title} ({scores.ONE_CASE})", width)]
    for one in forecast.scores:
        out.append(plaintext.item(scores.line(one, forecast), width))
        rivals = scores.rivals_line(one)
        if rivals:
            out.append(plaintext.lines(rivals, width, indent=INDENT * 2))
    return [*out, *(plaintext.item(one, width) for one in months)]


def _notices(forecast: Forecast, width: int) -> list[str]:
    found = notices.lines(forecast)
    if settling.main(forecast) is not None:
        # written for those who keep claims; the report lists it
        found = [one for one in found if not one.endswith(f"({notices.IDLE}).")]
    shown = shown_of(len(found), MOST_NOTICES)
    out = [plaintext.entry(one, width) for one in found[:shown]]
    if len(found) > shown:
        out.append(f"{INDENT}and {len(found) - shown} more; the report lists them")
    return out
