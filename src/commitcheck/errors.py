"""What can fail in our own hands, or stop a run before there is anything to report."""


class CommitcheckError(Exception):
    """A run that cannot go on. The message is for the user; the command line exits with 2."""


class UsageError(CommitcheckError):
    """The call does not make sense: options that exclude each other, an output over an input."""


class InputError(CommitcheckError):
    """There is no way to tell what to read: no vision found, two candidates, no such file."""


class OutputError(CommitcheckError):
    """A report that was asked for could not be written."""
