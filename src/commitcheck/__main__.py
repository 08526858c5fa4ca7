"""`python -m commitcheck`."""

from commitcheck.cli.main import main

if __name__ == "__main__":
    main()
