"""Two versions of a case or two runs side by side: the difference, the edits, and how much each edit did."""
