"""`python -m instantsia` is the command line."""

from instantsia.cli import main

if __name__ == "__main__":
    main()
