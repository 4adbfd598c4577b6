"""The walk on recorded wars: what benchmarks/war_talks.py is made of, on made-up wars, and what its page says."""
