"""What docs/build.py is made of: examples that are run, pages made from the code, links that are followed."""
