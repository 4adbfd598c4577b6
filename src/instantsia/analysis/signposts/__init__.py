"""What could be seen or found out before the headline is decided, and what it would tell."""
