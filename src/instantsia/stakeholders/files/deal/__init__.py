"""A table of a deal between two sides: issues in rows, the best, the worst and the weight of each side in columns."""
