"""A day by the name of its month, as in a sentence beside a table: no number in it is a point, or a number of votes."""

from __future__ import annotations

import re

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.words import MONTHS

MONTH = rf"(?!maior|mayor|majo|magg|meer|mehr|decis|mark|junt|separ|proc|lista|sett)(?:{MONTHS})[^\W\d_]{{0,7}}(?!\w)"
"""The name of a month, and no other word that begins as one does."""
NAMED_DAY = pattern(
    rf"(?<![\w.,/])\d{{1,2}}(?:st|nd|rd|th|\.|er|º)?[\s-](?:(?:of|de)\s)?{MONTH}\.?(?:,?\s(?:de\s)?\d{{4}})?",
    re.IGNORECASE,
)
"""Finds 31 de enero, 2 March 2027."""
