"""`python -m instantsia` is the command line."""

from instantsia.cli import main, process

__all__ = ["main", "process"]

if __name__ == "__main__":
    process()
