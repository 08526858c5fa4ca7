"""Decisions on what promises' texts are about: merged, in order, an entry each."""

from collections.abc import Iterable

from commitcheck.loading.yaml_text.quoting import as_yaml
from commitcheck.model.waiver import Link


def in_order(links: Iterable[Link]) -> tuple[Link, ...]:
    """By promise, item and decision: the same for the same links in whatever order."""
    return tuple(
        sorted(
            links,
            key=lambda link: (link.commitment, link.item or "", link.decision, link.text or ""),
        )
    )


def link_entry(link: Link) -> Iterable[str]:
    """What a link says, as `key: value` each."""
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
