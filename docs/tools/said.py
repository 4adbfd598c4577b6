"""What a key is for, where the code has no docstring for it yet. A docstring wins over a line of this table."""

SAID = {
    "vote.body": "Who votes.",
    "vote.issue": "On what.",
    "appeal.to": "The superior body.",
    "appeal.issue": "What the superior body then decides; without it, whether it is called together is all.",
    "appeal.chance": "Chance that it comes through, once.",
    "appeal.hazard": "Chance on each day, to `until`.",
    "appeal.grip": "How far a united majority holds doors and post: takes that part of the hazard away.",
    "appeal.until": "The last day on which it can come through.",
    "carry_out.issue": "On what something was decided.",
    "carry_out.chance": "Chance that it is done.",
    "convene.body": "Who meet.",
    "convene.absent": "Who are not there: a name, or a table with `member`, `until`, `chance` and `or`.",
    "adjourn.body": "Who put it off.",
    "acclamation.milder_chance": "Chance that the milder option is taken.",
}
