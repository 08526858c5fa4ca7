"""The vision on one page as plain text: what `signoff` prints before it asks."""

from collections.abc import Iterable, Iterator
from textwrap import wrap

from commitcheck.assessment.packs.wordings import VisionPage
from commitcheck.model.phrase import Phrase
from commitcheck.reporting.inert import sentence, shorten

_TEXT, _NAME = 2000, 80


def page_text(page: VisionPage, width: int = 80) -> str:
    """Lines of at most `width` characters; a statement is never cut short, it is agreed to."""
    title = f"{shorten(page.product, _NAME)}, positioning version {shorten(page.version or '', 40)}"
    lines = [f"{title} ({shorten(page.status, 40)})", ""]
    lines += _wrapped(sentence(page.statement, _TEXT), width, "  ")
    lines += _segments(page, width)
    lines += _list("We do not", page.non_goals, width)
    lines += _list("Within these guardrails", page.guardrails, width)
    return "\n".join([*lines, "", ""])


def _segments(page: VisionPage, width: int) -> Iterator[str]:
    for label, names in (
        ("For", page.for_segments),
        ("Also, by exception", page.beside_segments),
        ("Not for", page.not_for_segments),
    ):
        if names:
            yield ""
            named = ", ".join(shorten(name, _NAME) for name in names)
            yield from _wrapped(f"{label}: {named}", width, "")


def _list(title: str, items: tuple[Phrase, ...], width: int) -> Iterator[str]:
    if items:
        yield from ("", f"{title}:")
        for item in items:
            yield from _wrapped(f"- {sentence(item, _TEXT)}", width, "  ", "    ")


def _wrapped(text: str, width: int, first: str, rest: str | None = None) -> Iterable[str]:
    indent = first if rest is None else rest
    return wrap(text, max(30, width), initial_indent=first, subsequent_indent=indent)
