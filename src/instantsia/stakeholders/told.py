"""How the notes of a table begin, a line each: what is written by them is read by them on the first screen."""

from __future__ import annotations

FROM = "From the table "
"""What stands before this line was guessed."""
ASSUMED = "Assumed: "
"""KEY=VALUE of every question that took its default, as on a command line, with commas between."""
NOT_READ = "Columns not read: "
NOT_USED = "Read but not used, since votes are counted: "
LEFT_OUT = "Left out: "
COLUMNS = "Columns: "
"""Which column was read as what, with commas between."""
OTHERWISE = " (--answer KEY=VALUE says otherwise)."
