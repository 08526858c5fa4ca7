"""links.yaml, the tool's own file: decisions on promises' texts, merged, sorted, written whole."""

from collections.abc import Iterable

from commitcheck.loading.yaml_text.quoting import as_yaml
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
    kept = [link for link in links if link.commitment != new.commitment or not _yields(link, new)]
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
            key=lambda link: (link.commitment, link.item or "", link.decision, link.text or ""),
        )
    )


def _fields(link: Link) -> Iterable[str]:
    yield f"commitment: {as_yaml(link.commitment)}"
    if link.item:
        yield f"item: {as_yaml(link.item)}"
    yield f"decision: {link.decision}"
    if link.by:
        yield f"by: {as_yaml(link.by)}"
    if link.date:
        yield f"date: {link.date.isoformat()}"
    if link.text:
        yield f"text: {as_yaml(link.text)}"
