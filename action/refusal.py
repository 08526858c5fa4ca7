"""What ends a step with exit code 2 and one sentence: a mistake of set-up, or a trap."""


class RefusalError(Exception):
    """The sentence says what was refused and names the file, folder or input it is about."""
