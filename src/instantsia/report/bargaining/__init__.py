"""A deal between two sides, as it is printed: on the screen and as JSON."""
