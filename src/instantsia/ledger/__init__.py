"""Forecasts filed in one chain of hashes, and what came of them."""
