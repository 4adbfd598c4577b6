"""Sentences about a settlement on a scale, shared by terminal, page and brief: one file a question."""
