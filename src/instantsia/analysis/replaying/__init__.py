"""A run played again with something changed, what can be changed, and the shares read off what comes."""
