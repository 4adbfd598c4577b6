"""Tables of votes: members, how many votes each has, and what is needed to decide."""
