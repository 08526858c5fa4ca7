"""What can fail in our own hands, or stop a run before there is anything to report."""

UNREADABLE = "it cannot be read as it stands; commitcheck validate, run in its folder, says why"


class CommitcheckError(Exception):
    """A run that cannot go on. The message is for the user; the command line exits with 2.

    `naming` is the end of the message that names somebody or something in the user's files, or
    all of it; `plain` is what is left, for those who are to see no names.
    """

    def __init__(self, message: object = "", naming: str = "") -> None:
        super().__init__(f"{message}{naming}")
        self.plain = str(message) or UNREADABLE


class UsageError(CommitcheckError):
    """The call does not make sense: options that exclude each other, an output over an input."""


def must_be(kind: type | tuple[type, ...], value: object, name: str, expected: str) -> None:
    """Say in words that a value is of the wrong kind, to who calls without a type checker.

    Raises:
        UsageError: it is.
    """
    if not isinstance(value, kind):
        raise UsageError(f"{name} is {value!r:.80}, expected {expected}")


class InputError(CommitcheckError):
    """There is no way to tell what to read: no vision found, two candidates, no such file.

    Most of these messages name files, and a file may be named after a customer: without `naming`
    they are taken for names as a whole.
    """

    def __init__(self, message: object = "", naming: str = "") -> None:
        super().__init__(message, naming)
        if not naming:
            self.plain = UNREADABLE


class OutputError(CommitcheckError):
    """A report that was asked for could not be written."""
