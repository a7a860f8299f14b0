"""`python -m pharmagraph`, the same as the command `pharmagraph`."""

from pharmagraph.cli import main

if __name__ == "__main__":
    main()
