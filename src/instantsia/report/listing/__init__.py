"""A case told from what is written in it, before anything is played: a line or a page, its claims, its paths."""
