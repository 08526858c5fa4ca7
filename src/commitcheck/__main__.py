"""`python -m commitcheck`."""

from commitcheck.cli.app import main

if __name__ == "__main__":
    main()
