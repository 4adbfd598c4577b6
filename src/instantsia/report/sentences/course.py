"""How it comes about: the typical course, the other way, the course as it went, and the turning point."""

from __future__ import annotations

from instantsia.analysis.results import Course, CourseStep, Forecast
from instantsia.report import naming
from instantsia.report.wording.proportions import probability_text, variance_text


def heading(course: Course, what: str) -> str:
    """ "Typical course (0.31 of the draws, told by draw 17)"; of a group only its end is counted, and it says so."""
    often = f"{probability_text(course.share)} of the draws"
    often += ", what repeats counted by its end;" if any(step.turns is not None for step in course.steps) else ","
    return f"{what} ({often} told by draw {course.draw:,})"


def steps(course: Course) -> list[tuple[str, str]]:
    """Day and sentence of each step of a course; that nothing happens, where it is so."""
    return [(naming.day(one.day), one.sentence) for one in course.steps] or [("", "Nothing happens.")]


def parts_at(course: Course, other: Course) -> int:
    """At which step two courses part: where something else came of it, or on other days."""
    for place, (one, two) in enumerate(zip(course.steps, other.steps, strict=False)):
        if (one.came, one.day) != (two.came, two.day):
            return place
    return min(len(course.steps), len(other.steps))


def other_steps(typical: Course | None, other: Course) -> tuple[CourseStep, ...]:
    """The steps of the other course from where it parts from the typical one; all where it parts nowhere."""
    return other.steps if typical is None else other.steps[parts_at(typical, other) :] or other.steps


def turning_line(forecast: Forecast) -> str:
    """Which step decides how it ends; of several events, which of them it is about."""
    found = forecast.courses.turning_point
    event = next((one for one in forecast.events if one.id == forecast.courses.turning_event), None)
    of, what = "", "how it ends"
    if event is not None and len(forecast.events) > 1:
        of, what = f' of "{event.text.strip().rstrip(".")}"', "it"
    if found is None:
        return f"Turning point{of}: none; no single step carries how it ends."
    step = next((one for one in forecast.steps if one.id == found), None)
    title = naming.in_words(found) if step is None else naming.clause(naming.step_title(step, forecast.names))
    share = forecast.courses.turning_share
    much = "" if share is None else f"; what comes of it makes {variance_text(share)} of the variance in {what}"
    return f"Turning point{of}: {title}{much}."


def as_it_went_line(forecast: Forecast) -> str:
    """In how many draws it goes as it went, and whether that course was told already; or ""."""
    courses = forecast.courses
    if courses.as_it_went is None:
        return ""
    if courses.as_it_went.share == 0:
        return "In none of the draws it goes as it went."
    line = f"In {probability_text(courses.as_it_went.share)} of the draws it goes as it went"
    told = {_outcomes(courses.typical): "the typical course", _outcomes(courses.other): "the other way"}
    same = told.get(_outcomes(courses.as_it_went)) if courses.as_it_went.steps else ""
    if same is None:
        return f"{line}, most often so:"
    return f"{line}, most often by {same} above." if same else f"{line}."


def as_it_went_steps(forecast: Forecast) -> tuple[CourseStep, ...]:
    """The course as it went, where it is neither the typical one nor the other way."""
    courses = forecast.courses
    if courses.as_it_went is None or courses.as_it_went.share == 0:
        return ()
    mine = _outcomes(courses.as_it_went)
    return () if mine in (_outcomes(courses.typical), _outcomes(courses.other)) else courses.as_it_went.steps


def _outcomes(course: Course | None) -> tuple[tuple[str, str | None], ...] | None:
    return None if course is None else tuple(one.came for one in course.steps)
