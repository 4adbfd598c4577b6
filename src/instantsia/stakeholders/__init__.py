"""Who has a say, from a file as it is: what stands in it, what was asked about it, and the case built from both."""
