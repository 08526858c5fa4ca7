"""Words for a SARIF message: what a viewer would take for a link or a placeholder is broken up."""

from commitcheck.model.finding import Finding
from commitcheck.reporting.finding_text import remedy, statement


def plain(text: str) -> str:
    """A text in which nothing is an embedded link or a placeholder.

    `[text](target)` is a link in every message and `{0}` stands for an argument; a blank in
    the right place leaves both readable and dead.
    """
    return text.replace("](", "] (").replace("{", "{ ").replace("}", " }")


def message(found: Finding) -> str:
    """Two sentences: what is wrong, the title of an alert, and what to do about it."""
    return f"{plain(statement(found))}. To do: {plain(remedy(found))}."
