"""links.yaml, the tool's own file: decisions on promises' texts, merged, sorted, written whole."""

import json
from collections.abc import Iterable

from commitcheck.model.waiver import Link

_HEAD = """\
# What promises are about, as people decided it: commitcheck match --review and --accept write
# this file whole, sorted; it is fine to edit by hand, but comments are not kept.
schema_version: 1
"""


def merged(links: Iterable[Link], new: Link) -> tuple[Link, ...]:
    """The links with one more decision, which takes the place of those it contradicts.

    A decision about an item replaces the one before; that something is meant takes the place
    of `none`, and the other way round `none` takes that of what was accepted.
    """
    kept = [one for one in links if one.commitment != new.commitment or not _yields(one, new)]
    return _in_order([*kept, new])


def links_text(links: Iterable[Link]) -> str:
    """The file, byte for byte the same for the same links in whatever order."""
    lines = [f"  - {{{', '.join(_fields(link))}}}\n" for link in _in_order(links)]
    return _HEAD + ("links:\n" + "".join(lines) if lines else "links: []\n")


def _yields(old: Link, new: Link) -> bool:
    """Of two decisions about one promise: does the new one leave no place for the old?"""
    if old.item == new.item:
        return True
    decisions = {old.decision, new.decision}
    return decisions == {"accepted", "none"}


def _in_order(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(
        sorted(
            links,
            key=lambda one: (one.commitment, one.item or "", one.decision, one.text or ""),
        )
    )


def _fields(link: Link) -> Iterable[str]:
    yield f"commitment: {_quoted(link.commitment)}"
    if link.item:
        yield f"item: {_quoted(link.item)}"
    yield f"decision: {link.decision}"
    if link.by:
        yield f"by: {_quoted(link.by)}"
    if link.date:
        yield f"date: {link.date.isoformat()}"
    if link.text:
        yield f"text: {_quoted(link.text)}"


def _quoted(text: str) -> str:
    """The text as a YAML scalar in double quotes; what cannot be seen is spelt out."""
    written = json.dumps(text, ensure_ascii=False)
    return "".join(one if one.isprintable() else _escape(one) for one in written)


def _escape(character: str) -> str:
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004 - half a character has no spelling in YAML
        return "\ufffd"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 - as YAML has it
