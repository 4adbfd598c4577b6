"""Forecasts written by hand: a sober invented case, and the edges that a real one seldom meets."""

from __future__ import annotations

from dataclasses import replace

from instantsia.analysis.results import (
    AssumptionEffect,
    Bayes,
    ClaimRow,
    Counts,
    Course,
    Courses,
    CourseStep,
    Decisions,
    Doubt,
    EventForecast,
    Flow,
    Forecast,
    PositionRow,
    RangeFrom,
    Rival,
    ScaleEnds,
    Share,
    SourceRow,
    StepForecast,
    StepScore,
    Strongest,
    Variance,
)

HOSTILE = "<script>alert(\"x\")</script> & 'more' </style></title> \x1b[31m javascript:alert(1)"
LONG = "Chairwoman " + "of-the-Commission-" * 12 + "Very" * 30


def sober() -> Forecast:
    """A council decides on a bridge; the assembly can overturn it."""
    return Forecast(
        case="bridge",
        title="The bridge",
        question="Will the bridge be built?",
        note="Coded from minutes; no second coder has checked it.",
        unanswerable="Whether the money would have been paid out.",
        hindsight=True,
        seed=7,
        draws=4000,
        vantage="forecast",
        as_of="1931-03-04",
        known_by=None,
        changes=(),
        counts=Counts(14, 4, 10),
        headline="built",
        events=(
            EventForecast(
                "built",
                "The bridge is built",
                "Will the bridge be built?",
                Share(0.6512, 0.0075, 0.21, 0.93),
                ("ballot",),
            ),
            EventForecast(
                "stands",
                "The decision stands",
                "Does the decision stand?",
                Share(0.97, 0.003, 0.74, 0.99),
                ("assembly",),
            ),
        ),
        steps=(
            StepForecast(
                id="ballot",
                kind="vote",
                text="The council votes",
                given=False,
                happened=Share(1.0, 0.0),
                outcomes={"keep": Share(0.3488, 0.0075, 0.07, 0.79), "build": Share(0.6512, 0.0075, 0.21, 0.93)},
                votes={
                    "alder": {"keep": 0.1, "build": 0.9, "abstain": 0.0, "absent": 0.0},
                    "elm": {"keep": 0.52, "build": 0.28, "abstain": 0.0, "absent": 0.2},
                },
                pivotal={"alder": 0.31, "elm": 0.42},
                swing={"alder": 0.04, "elm": 0.22},
                date="1931-03-11",
                body="council",
                rule="majority",
            ),
            StepForecast(
                id="assembly",
                kind="appeal",
                text="The assembly takes it up",
                given=False,
                happened=Share(0.35, 0.0075),
                outcomes={"keep": Share(0.1, 0.01, 0.02, 0.3), "build": Share(0.9, 0.01, 0.7, 0.98)},
                among={"built": 0.5375},
                date="1931-03-20..1931-03-25",
                body="assembly",
                rule="acclamation",
            ),
        ),
        decisions={"bridge": Decisions({"keep": 0.4, "build": 0.6, "undecided": 0.0}, None, None, {"build": 0.3})},
        range_from=RangeFrom(0.6, 0.2, 0.0),
        strongest=(
            Strongest("silent", "assumption", ("actor.elm.bridge", "actor.fir.bridge"), 0.35, 0.85),
            Strongest("teller.alder", "credence", ("teller.alder",), 0.6, 0.7),
        ),
        variance=Variance(0.25, 0.1, 0.0, 0.6, 0.05),
        doubts=(
            Doubt("source.minutes", "source", 0.01, 0.97, 0.66, 0.5, None, "Minutes of the council"),
            Doubt("teller.alder", "teller", 0.04, 0.75, 0.7, 0.46, 0.15, "has a purpose"),
            Doubt("claim.c7", "claim", 0.03, 0.4, 0.61, 0.7, None, "Elm is said to be against it"),
        ),
        assumptions=(
            AssumptionEffect(
                "silent",
                "55, 60",
                "25..55..85, 30..60..90",
                "silent",
                "nothing is told",
                "case",
                0.31,
                0.02,
                0.35,
                0.85,
                None,
                ("actor.elm.bridge", "actor.fir.bridge"),
            ),
            AssumptionEffect(
                "step.ballot.precision",
                "6",
                "3..6..12",
                None,
                "how surely a member votes as they lean",
                "default",
                -0.004,
                0.02,
                None,
                None,
                None,
                ("step.ballot.precision",),
            ),
            AssumptionEffect(
                "step.ballot.pressure",
                "0",
                None,
                None,
                "nobody presses",
                "default",
                None,
                None,
                None,
                None,
                0.125,
                ("step.ballot.pressure",),
            ),
        ),
        courses=Courses(
            Course(0.48, 0, (CourseStep("ballot", "build", "The council votes: build (2 to 1).", "11 March 1931"),)),
            Course(
                0.31,
                3,
                (
                    CourseStep("ballot", "build", "The council votes: build (2 to 1).", "11 March 1931"),
                    CourseStep("assembly", "keep", "The assembly takes it up: keep.", "20 March 1931"),
                ),
            ),
            None,
            "ballot",
            0.62,
        ),
        scores=(
            StepScore(
                "ballot",
                {"build": 0.9, "keep": 0.1},
                {"keep": 0.3488, "build": 0.6512},
                0.30,
                0.49,
                (Rival("even odds", 0.5, 0.693), Rival("head count", 0.61, 0.8, "1 of 3 seats stated")),
                "among the draws in which it happens",
            ),
        ),
        bayes=(Bayes("minutes", "genuine", 0.97, 0.9),),
        claims=(
            ClaimRow(
                "c1",
                "alder.bridge",
                "firmly build",
                "minutes",
                "alder",
                "5",
                "own words",
                "1931-03-04",
                "wants it",
                "",
                True,
                0.6,
            ),
            ClaimRow(
                "c7",
                "elm.bridge",
                "leans to keep",
                "minutes",
                "birch",
                "15..17",
                "hearsay",
                "1931-03",
                "",
                "",
                True,
                0.4,
            ),
            ClaimRow(
                "r1", "record.ballot", "build", "minutes", "", "40", "", "1931-03-11", "it passed", "", False, 0.0
            ),
        ),
        positions=(
            PositionRow("bridge", "alder", "Anna Alder", 60, 70, 80, 90, 95, True),
            PositionRow("bridge", "elm", "Elm", 10, 20, 35, 50, 70, False),
            PositionRow("bridge", "fir", "Fir", 10, 20, 40, 50, 70, False),
        ),
        names={
            "alder": "Anna Alder",
            "elm": "Elm",
            "fir": "Fir",
            "council": "Council",
            "assembly": "Assembly",
            "step.ballot": "The council votes",
            "source.minutes": "Minutes of the council",
        },
        flows=(
            Flow("ballot", "keep", None, 0.3488),
            Flow("ballot", "build", None, 0.3012),
            Flow("ballot", "build", "assembly", 0.35),
            Flow("assembly", "keep", None, 0.035),
            Flow("assembly", "build", None, 0.315),
        ),
        scales={"bridge": ScaleEnds("Whether the bridge is built", 0.0, 100.0, "leave the ford", "build it")},
        sources=(
            SourceRow(
                "minutes",
                "Minutes of the council",
                "0.97",
                "minutes",
                "B: one side",
                "1931-03-04",
                "https://example.org/m",
            ),
        ),
        band=(0.45, 0.8),
        worth_finding_out=("silent", "teller.alder", "claim.c7"),
        warnings=("W10: source.minutes alone is behind more than half of the answer",),
    )


def explained() -> Forecast:
    """The same with everything known."""
    base = sober()
    return replace(
        base, vantage="explanation", as_of=None, courses=replace(base.courses, as_it_went=base.courses.typical)
    )


def bare() -> Forecast:
    """Nothing but a headline without a range: no votes, no scores, no claims, no course."""
    base = sober()
    return replace(
        base,
        note="",
        unanswerable="",
        hindsight=False,
        as_of=None,
        known_by="1931-03",
        counts=Counts(1, 0, 1),
        events=(EventForecast("built", "The bridge is built", "", Share(1.0, 0.0)),),
        steps=(StepForecast("ballot", "vote", "", False, Share(None, None), {"build": Share(None, None)}),),
        decisions={"bridge": Decisions(None, None, None, None)},
        range_from=RangeFrom(0.0, 0.0, 0.0),
        strongest=(),
        variance=None,
        doubts=(),
        assumptions=(),
        courses=Courses(None, None, None, None, None),
        scores=(),
        bayes=(),
        claims=(),
        positions=(),
        names={},
        flows=(),
        scales={},
        sources=(),
        band=None,
        worth_finding_out=(),
        warnings=(),
    )


def never() -> Forecast:
    """Shares of 0 and 1, steps that never happen, a score without bound."""
    base = sober()
    steps = (
        replace(base.steps[0], outcomes={"keep": Share(1.0, 0.0, 0.99, 1.0), "build": Share(0.0, 0.0, 0.0, 0.01)}),
        replace(base.steps[1], happened=Share(0.0, 0.0), outcomes={"keep": Share(None, None)}, among={}),
    )
    return replace(
        base,
        events=(
            replace(base.events[0], share=Share(0.0, 0.0, 0.0, 0.0002)),
            replace(base.events[1], share=Share(0.0, 0.0)),
        ),
        steps=steps,
        scores=(replace(base.scores[0], log=float("inf"), brier=0.0, among=""),),
        flows=(Flow("ballot", "keep", None, 1.0),),
        changes=("--set elm.bridge=0", "--without alder"),
    )


def awkward() -> Forecast:
    """Names that are too long, in other scripts, or meant to break out of the page."""
    base = sober()
    return replace(
        base,
        title=HOSTILE,
        note=HOSTILE,
        unanswerable=HOSTILE,
        changes=(HOSTILE, LONG),
        names={"alder": HOSTILE, "elm": LONG, "fir": "Людмила Ёлкина 東京 Đorđević", "council": HOSTILE},
        events=(
            replace(base.events[0], text=HOSTILE, question=LONG),
            replace(base.events[1], text=LONG, question="Останется ли решение в силе?"),
        ),
        steps=tuple(replace(step, text=f"{HOSTILE} {LONG}") for step in base.steps),
        doubts=tuple(replace(one, text=HOSTILE) for one in base.doubts),
        assumptions=tuple(replace(one, why=f"{HOSTILE} {LONG}", id=one.id, value=LONG) for one in base.assumptions),
        claims=tuple(
            replace(one, says=HOSTILE, why=LONG, value=HOSTILE, id=f'{one.id}"><b>', lines='1"<') for one in base.claims
        ),
        sources=(
            replace(base.sources[0], url="javascript:alert(1)", cite=HOSTILE, why=LONG),
            replace(base.sources[0], id="other", url='https://exa mple.org/"><img src=x>', cite=LONG),
        ),
        scales={"bridge": ScaleEnds(HOSTILE, -1.0, 1.0, HOSTILE, LONG)},
        positions=tuple(replace(one, name=LONG, p10=-1, p25=-0.5, p50=0, p75=0.5, p90=1) for one in base.positions),
        warnings=(HOSTILE, LONG),
        worth_finding_out=(LONG, HOSTILE),
    )


ALL = {"sober": sober, "explained": explained, "bare": bare, "never": never, "awkward": awkward}
