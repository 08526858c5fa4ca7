"""Texts of users as inert Markdown: one cell, no markup, no link, no mention, no emoji."""

import html
import re

from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import Phrase
from commitcheck.reporting.inert import sentence, shorten

_BREAK = "\u200b"
"""Invisible, and what platforms look for is no longer there."""

_MARKUP = str.maketrans(
    {**{char: f"\\{char}" for char in r"\`*_[]|~#!"}, "$": "&#36;", "@": f"@{_BREAK}"}
)
"""`$` would start a formula; a backslash does not stop that."""

_REFERENCES = pattern(
    r"(?P<head>#(?=\w)|!(?=\d)|\bGH(?=-\d)|:(?=//)|\bwww(?=\.)"
    r"|:(?=[\w+-]*[a-z][\w+-]*:)|[~%](?=\w))",
    re.IGNORECASE,
)
"""What GitHub and GitLab turn into links to issues, labels, sites and into emoji."""

_COMMAND = pattern(r"\\`(commitcheck[ a-zA-Z0-9.-]*)\\`")
"""A command of ours between ticks; nothing in it could be more than code."""


def cell(text: str, limit: int) -> str:
    """At most `limit` characters of a user's text, fit for a table's cell or any other place."""
    return _escaped(shorten(text, limit))


def words(said: Phrase, limit: int = 160) -> str:
    """A sentence of ours; each of a user's texts in it is shortened to `limit`."""
    return escaped(sentence(said, limit))


def escaped(text: str) -> str:
    """A text that is inert already, as Markdown shows it letter by letter; commands as code."""
    return _COMMAND.sub(r"`\1`", _escaped(text))


def _escaped(text: str) -> str:
    broken = _REFERENCES.sub(rf"\g<head>{_BREAK}", text)
    return html.escape(broken, quote=False).translate(_MARKUP)
