"""A deal between two sides on several issues: what is drawn, every bundle, the talks, and what they are measured by."""
