"""Sentences about a forecast, shared by terminal and page: one file a concern."""
