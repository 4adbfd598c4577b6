"""Measure what each modelling choice of a bundled case moves, and write it into the case's README.

    .venv/bin/python benchmarks/choices.py            # prints the tables
    .venv/bin/python benchmarks/choices.py --write    # writes them between the marks in the READMEs
    .venv/bin/python benchmarks/choices.py CASE       # of one case or more

Each row is `instantsia compare CASE CHANGES --as-of DAY` at the default draws and seed: the share of each event after
the change, beside what it is without.
"""

from __future__ import annotations

from collections.abc import Sequence

import instantsia
from choice import Choice, sets
from choices_of_talks import VIETNAM
from readmes import Marks

MARKS = Marks("<!-- choices: benchmarks/choices.py -->", "<!-- end of choices -->")
DRAWS = 10_000


EVERYBODY = "koba, klim, others, litvinov, karakhan"
"""All in tanaka-1931 who hear of the paper."""
CASES: dict[str, tuple[str | None, tuple[str, ...], tuple[Choice, ...]]] = {
    "june-1957": (
        "1957-06-17",
        ("turned", "kept"),
        (
            sets("six of all eleven, not six of those present", "body.presidium.rule.of=all"),
            sets("a tie goes with the chair", "body.presidium.rule.tie=chair"),
            sets(
                "how surely a member votes as he leans", "step.presidium.precision=3", "step.presidium.precision=12"
            ),
            sets("votes cast draw the next ones", "step.presidium.bandwagon=0", "step.presidium.bandwagon=25"),
            sets("debts press", "step.presidium.pressure=0", "step.presidium.pressure=0.3"),
            sets("the chair's word presses", "step.presidium.chair_pressure=0", "step.presidium.chair_pressure=0.2"),
            sets("discipline of the three", "step.group.discipline=0", "step.group.discipline=0.3"),
            sets("there was a group", "fact.group_exists=no", "fact.group_exists=yes"),
            sets("the orders draw three men nearer", "step.after_trial.nearer=0", "step.after_trial.nearer=10"),
            Choice("the quarrel of the 15th is no leaning on the post", (("--without emelyanov_lean",),)),
            sets("Bulganin", "bulganin.post=5", "bulganin.post=80"),
            sets(
                "the four silent men nearer to him, or farther from him",
                ("voroshilov.post=15..45..75", "pervukhin.post=10..40..70", "saburov.post=10..40..70",
                 "kirichenko.post=0..5..35"),
                ("voroshilov.post=45..75..100", "pervukhin.post=40..70..100", "saburov.post=40..70..100",
                 "kirichenko.post=0..30..65"),
            ),
            sets("seats of the ministers", "ministers.seats=25", "ministers.seats=40"),
            sets(
                "how surely the hall goes as it leans",
                "body.central_committee.rule.steepness=2", "body.central_committee.rule.steepness=8",
            ),
        ),
    ),
    "gdr-orders-1957": (
        None,
        (),
        (
            sets("how surely a member votes as he leans", "step.trial.precision=3", "step.trial.precision=12"),
            sets("votes cast draw the next ones", "step.trial.bandwagon=0", "step.trial.bandwagon=25"),
            sets("half of all seats, not of those present", "body.presidium.rule.of=all"),
            sets("Suslov was away", "body.presidium.absent=suslov"),
            Choice("the historian's note falls", (("--without emelyanov",),)),
            sets("Bulganin", "bulganin.orders=5", "bulganin.orders=95"),
        ),
    ),
    "manchuria-1931": (
        None,
        ("sold", "put_off", "manoeuvred"),
        (
            sets(
                "how the ratifying session decides",
                "body.instantsia.rule={kind='unanimity'}", "body.instantsia.rule={kind='leader', leader='koba'}",
            ),
            sets("the extraordinary session votes", "body.session.rule={kind='majority', tie='chair'}"),
            sets("how many must take the chair's text", "body.session.rule.unity=0.5", "body.session.rule.unity=0.9"),
            sets("how far the chair goes to meet them", "body.session.rule.pull=0", "body.session.rule.pull=1"),
            sets("how far he goes by his guests", "body.guests.rule.heed=0", "body.guests.rule.heed=1"),
            sets(
                "how surely he does what is worth most",
                "body.guests.rule.precision=3", "body.guests.rule.precision=12",
            ),
            sets("the thought of a sale comes", "step.idea.chance=0.3", "step.idea.chance=0.9"),
            sets("nobody tells of the first evening", "step.wind.hazard=0"),
            sets("what having agreed binds to", "step.koba_table.discipline=0"),
            sets("debts press", "step.ratify.pressure=0.3"),
            sets("votes cast draw the next ones", "step.ratify.bandwagon=25"),
            sets("how surely a member votes as he leans", "step.ratify.precision=3", "step.ratify.precision=12"),
            sets("Kirov has no seat", "kirov.seats=0"),
            sets("Stalin is not in Moscow", "fact.koba_in_moscow=no"),
        ),
    ),
    "china-board-1926": (
        None,
        ("carried", "softened", "kopp_resolved", "left_open"),
        (
            sets("the minutes say what was decided, or never do", "step.minutes.chance=0", "step.minutes.chance=1"),
            sets("in the ministry one man decides", "body.board.rule={kind='leader', leader='chicherin'}"),
            sets("a tie leaves things as they are", "body.board.rule.tie=status-quo"),
            sets("the Politburo counts", "body.instantsia.rule={kind='majority', of='present', tie='chair'}"),
            sets("how far Stalin goes by others", "body.instantsia.rule.heed=0", "body.instantsia.rule.heed=0.5"),
            sets("how far the commissar goes by his deputy",
                 "body.commissar.rule.heed=0", "body.commissar.rule.heed=0.5"),
            sets("Karakhan is away, or there", "fact.karakhan_in_moscow=no", "fact.karakhan_in_moscow=yes"),
            sets("Mao is away, or there", "fact.mao_in_moscow=no", "fact.mao_in_moscow=yes"),
            sets("what the guest's word weighs", "step.mao_speaks.weight=0", "step.mao_speaks.weight=0.3"),
            sets("what the rival's rebuke weighs", "step.rebukes.weight=0", "step.rebukes.weight=0.3"),
            sets("what a mission that is there takes away", "depends.second_mission.by=0",
                 "depends.second_mission.by=-0.5"),
            sets("how surely a member votes as he leans", "step.vote.precision=3", "step.vote.precision=12"),
            sets("the chair's word presses", "step.vote.chair_pressure=0", "step.vote.chair_pressure=0.2"),
            sets("Rothstein and Aralov share the teller's views for certain",
                 ("rothstein.mission.kopp=0.9..1", "aralov.mission.kopp=0.9..1")),
        ),
    ),
    "excomm-1962": (
        "1962-10-19",
        ("blockade", "struck"),
        (
            sets("how far the President goes by others", "body.council.rule.heed=0", "body.council.rule.heed=0.4"),
            sets(
                "how surely he does as he leans", "body.council.rule.precision=3", "body.council.rule.precision=12"
            ),
            sets("one man decides, or a vote", "body.council.rule={kind='majority', of='present', tie='status-quo'}"),
            sets("what a word in the ear weighs",
                 tuple(f"step.{one}.weight=0" for one in ("put_blockade", "put_limited", "put_full", "chiefs",
                                                          "second_thoughts", "paper")),
                 tuple(f"step.{one}.weight=0.3" for one in ("put_blockade", "put_limited", "put_full", "chiefs",
                                                            "second_thoughts", "paper"))),
            sets("what more sites take from doing nothing", "depends.sites.by=0", "depends.sites.by=-0.5"),
            Choice("what is told of the President himself is not believed", (("--without kennedy",),)),
            Choice("Sorensen's list is not believed", (("--without sorensen_list",),)),
            Choice("the memoirs are not believed",
                   (("--without bundy_interview", "--without thirteen_days", "--without study_guide"),)),
            sets("what a man wants of whom nothing is told",
                 tuple(f"*.response.{one}=0.3..0.5..0.7" for one in ("political", "blockade", "limited", "full"))),
            sets("the thirteen states", "thirteen.support=20..50..80"),
            sets("the blockade moves the missiles within five days", "fact.withdrawn=no", "fact.withdrawn=yes"),
        ),
    ),
    "hungary-1956": (
        "1956-11-03",
        ("kadar_heads", "muennich_heads", "nobody"),
        (
            sets("one man decides after hearing the others",
                 ("body.presidium.rule={kind='leader', leader='khrushchev'}", "step.again.procedure=plurality",
                  "step.decision.procedure=plurality", "step.day_more.procedure=plurality")),
            sets("the name with most votes stands, with half of them or not",
                 ("step.again.procedure=plurality", "step.decision.procedure=plurality",
                  "step.day_more.procedure=plurality")),
            sets("a tie goes with the chair", "body.presidium.rule.tie=chair"),
            sets("how surely a member votes as he leans", "step.decision.precision=3", "step.decision.precision=12"),
            sets("what the returned man's word weighs",
                 ("step.reports_kadar.weight=0", "step.reports_muennich.weight=0"),
                 ("step.reports_kadar.weight=0.3", "step.reports_muennich.weight=0.3")),
            sets("what being heard weighs",
                 ("step.kadar_heard.weight=0", "step.muennich_heard.weight=0"),
                 ("step.kadar_heard.weight=0.3", "step.muennich_heard.weight=0.3"),
                 ("step.kadar_heard.weight=0.3", "step.muennich_heard.weight=0")),
            sets("whose name he brings back", "fact.comes_with_kadar=no", "fact.comes_with_kadar=yes"),
            sets("Hegedus is put forward, or is not", "fact.hegedus_put=no", "fact.hegedus_put=yes"),
            sets("they are not back by dawn", "fact.back_in_time=no"),
            sets("what a man thinks of Kadar of whom nothing is told",
                 "*.head.kadar=0.2..0.4..0.6", "*.head.kadar=0.4..0.6..0.8"),
            sets("what a man thinks of Muennich of whom nothing is told",
                 "*.head.muennich=0.2..0.4..0.6", "*.head.muennich=0.4..0.6..0.8"),
            sets("leaving it open is worth as much as any name", "*.head.none=0.2..0.5..0.8"),
            Choice("the memoir is not believed", (("--without memoir_brioni",),)),
            Choice("Mikoyan and Khrushchev are not believed", (("--without mikoyan", "--without khrushchev"),)),
            Choice("Molotov is not believed", (("--without molotov",),)),
        ),
    ),
    "tanaka-1931": (
        None,
        ("believed", "seen_through", "strengthened", "moved"),
        (
            sets("the comparison comes late, or is not made",
                 "channel.comparison.delay=60", "fact.signature_compared=no"),
            sets("nobody sees that the copies are of one hand, or everybody does",
                 "step.alike.chance=0", "step.alike.chance=1"),
            sets("they know it from the start", f"origin.forger.known_to={EVERYBODY}"),
            sets("they know it, and nothing is compared",
                 ("fact.signature_compared=no", f"origin.forger.known_to={EVERYBODY}")),
            sets("nobody sees it, and nothing is compared", ("fact.signature_compared=no", "step.alike.chance=0")),
            sets("nothing had come from Harbin and Seoul", "fact.intercepted=no"),
            sets("the same, and the comparison comes late", ("fact.intercepted=no", "channel.comparison.delay=60")),
            sets("only one of the two services brings a copy", "step.far_buys.when=intercepted and not intercepted"),
            sets("how far a bought paper is believed", "origin.forger.believed=0.7", "origin.forger.believed=0.85"),
            sets("how far a comparison is believed", "origin.specimen.believed=0.8", "origin.specimen.believed=0.99"),
            sets("how far a belief is said aloud",
                 ("depends.taken_for_his.by=0.5", "depends.taken_for_forged.by=-0.5"),
                 ("depends.taken_for_his.by=1", "depends.taken_for_forged.by=-1")),
            sets("what the paper makes an army worth", "depends.prepared.by=0.2", "depends.prepared.by=0.6"),
            sets("what a stronger army is worth to Stalin",
                 "koba.measures.strengthen=0.3", "koba.measures.strengthen=0.8"),
            Choice("Stalin's word on what moving costs is not believed", (("--without M16",),)),
            Choice("nor is the record's", (("--without M16", "--without R14"),)),
            sets("how far he goes by others", "body.instantsia.rule.heed=0", "body.instantsia.rule.heed=0.5"),
            sets("how surely he does as he leans",
                 "body.instantsia.rule.precision=3", "body.instantsia.rule.precision=12"),
            sets("a vote, and not one man", "body.instantsia.rule={kind='majority', tie='chair'}"),
        ),
    ),
    "yugoslavia-circular-1957": (
        "1957-05-06",
        ("circular_adopted", "peace_sought", "thaw", "meeting", "undone"),
        (
            sets("one man decides after hearing the others",
                 "body.presidium.rule={kind='leader', leader='khrushchev'}"),
            sets("a tie goes with the chair", "body.presidium.rule.tie=chair"),
            sets("how surely a member votes as he leans",
                 ("step.instructs.precision=3", "step.decides.precision=3"),
                 ("step.instructs.precision=12", "step.decides.precision=12")),
            sets("votes cast draw the next ones", ("step.instructs.bandwagon=0", "step.decides.bandwagon=0"),
                 ("step.instructs.bandwagon=25", "step.decides.bandwagon=25")),
            sets("the chair's word presses", ("step.instructs.chair_pressure=0", "step.decides.chair_pressure=0"),
                 ("step.instructs.chair_pressure=0.2", "step.decides.chair_pressure=0.2")),
            sets("discipline of the three", "step.silence.discipline=0", "step.silence.discipline=0.3"),
            sets("anybody proposes the letter", "step.molotov_moves.chance=0.3", "step.molotov_moves.chance=0.9"),
            sets("what a man wants on the letter of whom nothing is told",
                 "*.circular=10..40..70", "*.circular=30..60..90"),
            sets("what a man wants on the course of whom nothing is told",
                 "*.course=10..40..70", "*.course=30..60..90"),
            sets("what being sure of the recruiting moves", "depends.warned.by=0", "depends.warned.by=60"),
            sets("Voroshilov is there", "step.met.absent=[]"),
            sets("the instruction is softened", "step.instruction.chance=0", "step.instruction.chance=0.5"),
            sets("the ambassador is heard", "step.speaks.chance=0.5", "step.speaks.chance=0.95"),
            sets("how fast such a letter comes out",
                 ("step.out_before.hazard=0.002", "step.out_after.hazard=0.002"),
                 ("step.out_before.hazard=0.02", "step.out_after.hazard=0.02")),
            sets("what the letter weighs with Tito",
                 ("step.alarm.weight=0.1", "step.alarm_after.weight=0.1"),
                 ("step.alarm.weight=0.6", "step.alarm_after.weight=0.6")),
            sets("where Tito stands", "tito.answer=0..20..40", "tito.answer=70..85..100"),
            Choice("Mikoyan is not believed", (("--without mikoyan",),)),
            Choice("Belgrade's gossip of 1956 is not believed", (("--without time_1956",),)),
            Choice("Tito's speech of April is not read as his stand", (("--without press_april",),)),
        ),
    ),
    "purge-1936-39": (
        "1936-09-01",
        ("full_falls", "three_fall", "five_fall"),
        (
            sets("how often a charge is brought", "step.charge.chance=0.02", "step.charge.chance=0.04",
                 "step.charge.chance=0.25", "step.charge.chance=0.5"),
            sets("what striking is worth to those who decide", "*.fate.strike=0.2..0.3..0.4",
                 "*.fate.strike=0.6..0.7..0.8"),
            sets("how surely a charge finds the man with most against him", "step.charge.sharp=0",
                 "step.charge.sharp=2"),
            sets("the forum: by lot, or surely where most is owed", "step.forum.hope=0", "step.forum.hope=8"),
            sets("how far he goes by the others in the Politburo", "body.politburo.rule.heed=0",
                 "body.politburo.rule.heed=0.4"),
            sets("in the Politburo votes are counted",
                 ("body.politburo.rule={kind='majority', of='present', tie='status-quo'}",
                  "step.at_politburo.procedure=motion")),
            sets("the committee must be of one mind", "body.committee.rule={kind='unanimity'}"),
            sets("what a file is worth to those who decide",
                 tuple(f"step.at_{one}.file=0" for one in ("committee", "control", "politburo", "unasked")),
                 tuple(f"step.at_{one}.file=0.2" for one in ("committee", "control", "politburo", "unasked"))),
            sets("what stands against each man of whom nothing is told",
                 tuple(f"step.charge.file.{one}=0" for one in ("kalinin", "mikoyan", "khrushchev", "ezhov"))),
            sets("debts press in the committee", "step.at_committee.pressure=0", "step.at_committee.pressure=0.3"),
            sets("charges spread to those near", "step.charge.link=0", "step.charge.link=1.5"),
            sets("the commission is held against those who lost there", "step.charge.line=0", "step.charge.line=2"),
            Choice("Stalin's words are not believed", (("--without stalin",),)),
            Choice("the officer who fled is not believed", (("--without defector",),)),
        ),
    ),
    "czechoslovakia-1938": (
        "1938-09-18",
        ("more", "paris_presses", "yields"),
        (
            sets("how far Stalin goes by the others", "body.instantsia.rule.heed=0", "body.instantsia.rule.heed=0.6"),
            sets("in Moscow votes are counted", "body.instantsia.rule={kind='majority'}"),
            sets("how far Daladier goes by the others", "body.cabinet.rule.heed=0", "body.cabinet.rule.heed=0.8"),
            sets("in Paris votes are counted", "body.cabinet.rule={kind='majority'}"),
            sets("what the League's way is worth to those of whom nothing is told",
                 "*.word.also_by_league=0.2..0.4..0.6", "*.word.also_by_league=0.6..0.75..0.9"),
            sets("Moscow insists that Paris speak first", "term.french_word.firm=0", "term.french_word.firm=0.2"),
            sets("what talking is worth to both", ("party.paris.talking=0.02", "party.moscow.talking=0.02"),
                 ("party.paris.talking=0.3", "party.moscow.talking=0.3")),
            sets("what Paris is believed to do, for Prague", "depends.hope_in_paris.by=0.3",
                 "depends.hope_in_paris.by=0.9"),
            Choice("the journal is not believed", (("--without journal",),)),
            Choice("what Daladier told an ambassador is not believed", (("--without daladier_9sept",),)),
        ),
    ),
    "coalition-2010": (
        "2010-05-09",
        ("coalition", "backed", "rival"),
        (
            sets("how surely a member votes as he leans",
                 ("step.meeting.precision=3", "step.members.precision=3", "step.executive.precision=3"),
                 ("step.meeting.precision=12", "step.members.precision=12", "step.executive.precision=12")),
            sets("how many of the Conservatives mind", ("right.seats=60", "loyal.seats=220"),
                 ("right.seats=150", "loyal.seats=150")),
            sets("what the offer is worth to Conservative members", "*.backing.back=0.2..0.4..0.6",
                 "*.backing.back=0.6..0.7..0.8"),
            sets("what the text is worth to Liberal Democrats", "*.deal.take=0.2..0.4..0.6",
                 "*.deal.take=0.6..0.75..0.9"),
            sets("more than half of each body is enough",
                 ("body.ld_mps.rule={kind='majority'}", "body.ld_executive.rule={kind='majority'}")),
            sets("what the report does to who hears it", "depends.outbid.by=0.1", "depends.outbid.by=0.7"),
            sets("what office is worth to the Conservatives", "party.conservatives.talking=0.03",
                 "party.conservatives.talking=0.16"),
            sets("what a referendum costs them", "term.reform.cost=0.05", "term.reform.cost=0.5"),
            sets("what less than a referendum costs the partner", "term.reform.firm=0", "term.reform.firm=0.6"),
        ),
    ),
    "debt-1927": (
        "1927-09-16",
        ("settled", "settled_with_credits", "broken"),
        (
            sets("other creditors would not ask for the same", "ally.other_creditors.presses.cost=0"),
            sets("what London's displeasure costs",
                 "ally.london.presses.cost=0", ("ally.london.presses.chance=1", "ally.london.presses.months=15")),
            sets("how long they take to come down", "step.table.span=12", "step.table.span=60"),
            sets("early or late", "step.table.shape=0.2", "step.table.shape=2"),
            sets("each says at once what it takes", "step.table.converge=false"),
            sets("credits are not traded", "term.credit.worth=0"),
            sets("credits cost Paris nothing", "term.credit.cost=0"),
            sets("the instalment is not traded", "term.instalment.worth=0"),
            sets("talks never break off, or for good",
                 "track.delegations.stops=0", "track.delegations.back=0"),
            sets("Paris never breaks off by itself, or as often as is thought at most",
                 "outside.rupture.chance=0", "outside.rupture.chance=0.06"),
            sets("no home is asked", ("party.moscow.home=[]", "party.paris.home=[]")),
            sets("members differ by nothing, or by the most",
                 ("party.moscow.spread=0", "party.paris.spread=0"),
                 ("party.moscow.spread=20", "party.paris.spread=25")),
            sets("how far he goes by those he hears", "body.instantsia.rule.heed=0", "body.instantsia.rule.heed=1"),
            sets("ministers are counted, on the debts",
                 "body.ministers.rule={kind='majority', tie='status-quo'}",
                 "body.ministers.rule={kind='leader', leader='poincare'}"),
            sets("ministers are counted, on a break", "body.cabinet.rule={kind='majority', tie='chair'}",
                 "body.cabinet.rule={kind='majority', tie='status-quo'}"),
            sets("what Moscow would pay for the debts alone", "party.moscow.keep=-70", "party.moscow.keep=-20"),
            sets("what Paris would take at least", "party.paris.keep=20", "party.paris.keep=75"),
            Choice("the life of Rakovsky is not believed", (("--without annuity",),)),
            Choice("the journal is shut", (("--without journal",),)),
        ),
    ),
    "railway-sale-1933": (
        "1933-07-31",
        ("sold", "taken", "sold_by_spring"),
        (
            sets("how long they take to come down", "step.table.span=12", "step.table.span=60"),
            sets("early or late", "step.table.shape=0.2", "step.table.shape=2"),
            sets("each says at once what it takes", "step.table.converge=false"),
            sets("it is never taken, or as often as is thought at most",
                 "outside.seizure.chance=0", "outside.seizure.chance=0.05"),
            sets("the seller reckons with three years of that danger", "party.moscow.horizon=36"),
            sets("goods are worth what yen are worth", ("term.goods.rate.moscow=0", "term.goods.rate.tokyo=0")),
            sets("the seller loses nothing by goods", "term.goods.rate.moscow=0"),
            sets("the dismissed are not paid for", "term.side.worth=0"),
            sets("talks never break off, or for good", "track.conference.stops=0", "track.conference.back=0"),
            sets("what the protest costs", "ally.nanking.presses.cost=0", "ally.nanking.presses.cost=25"),
            sets("the army is not asked", "party.tokyo.home=cabinet"),
            sets("no home is asked", ("party.moscow.home=[]", "party.tokyo.home=[]")),
            sets("members differ by nothing, or by the most", ("party.moscow.spread=0", "party.tokyo.spread=0"),
                 ("party.moscow.spread=50", "party.tokyo.spread=60")),
            sets("how far he goes by those he hears", "body.instantsia.rule.heed=0", "body.instantsia.rule.heed=1"),
            sets("more than half of the cabinet are enough", "body.cabinet.rule={kind='majority', tie='status-quo'}"),
            sets("what it is worth to Moscow", "party.moscow.keep=30", "party.moscow.keep=180"),
            sets("what Tokyo would pay", "party.tokyo.keep=-300", "party.tokyo.keep=-50"),
            sets("the first demand, at the lowest and the highest rate of the rouble",
                 "term.price.opening.moscow=250", "term.price.opening.moscow=725"),
            Choice("the journal is shut", (("--without journal",),)),
        ),
    ),
    "vietnam-1966": VIETNAM,
}  # fmt: skip
WORLDS = dict.fromkeys(("manchuria-1931", "china-board-1926", "tanaka-1931"), "journal=as_told")
"""{case: the reading of a doubted source in which both sides of every row are played}."""


def shares(name: str, as_of: str | None, events: Sequence[str], way: Sequence[str]) -> tuple[list[float], list[float]]:
    """The events' shares without and with the change, on common draws."""
    changes = [one.split(" ", 1) for one in way]
    world = [WORLDS[name]] if name in WORLDS else []
    found = instantsia.load(name, assume=world).compare(
        set=[value for option, value in changes if option == "--set"],
        without=[value for option, value in changes if option == "--without"],
        draws=DRAWS,
        as_of=as_of,
    )
    of = {one.id: one for one in found.events}
    chosen = [of[id] for id in events or of]
    return [one.before or 0.0 for one in chosen], [one.after or 0.0 for one in chosen]


def table(name: str) -> str:
    """The case's table in Markdown."""
    as_of, events, choices = CASES[name]
    names = events or tuple(event.id for event in instantsia.load(name).case.event)
    day = f" --as-of {as_of}" if as_of else ""
    world = f"Both sides of every row are played with `--world {WORLDS[name]}`." if name in WORLDS else None
    lines = [
        f"Each row is `instantsia compare {name} CHANGE{day}`; all rows are made by `benchmarks/choices.py`.",
        *([world] if world else []),
        "",
        f"| choice | change | {', '.join(f'`{one}`' for one in names)} |",
        "|---|---|---|",
    ]
    for choice in choices:
        for number, way in enumerate(choice.ways):
            before, after = shares(name, as_of, names, way)
            moved = ", ".join(f"{was:.2f} to {now:.2f}" for was, now in zip(before, after, strict=True))
            lines.append(f"| {choice.what if number == 0 else ''} | `{' '.join(way)}` | {moved} |")
    return "\n".join(lines)


if __name__ == "__main__":
    MARKS.each(CASES, table)
