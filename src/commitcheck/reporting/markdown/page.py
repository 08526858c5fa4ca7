"""Sections of tables, put together until a pull-request comment is full."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from commitcheck.model.phrase import counted

LIMIT = 60_000
"""GitHub refuses a comment of more than 65,536 characters; what is shorter leaves room for a
template around it.
"""

_RESERVE = 400
"""Room for the sentence that says what was left out."""


class Section(Struct, frozen=True):
    """A heading, a sentence, and a table or a list. `rows` are finished lines; `more` says how
    many things were left out already. A folded section shows its title only, until opened.
    """

    title: str
    rows: Sequence[str]
    columns: Sequence[str] = ()
    note: str = ""
    more: str = ""
    is_folded: bool = False


def row(*cells: str) -> str:
    """One row of a table; the cells are finished Markdown."""
    return f"| {' | '.join(cells)} |"


def page(opening: Iterable[str], sections: Iterable[Section]) -> str:
    """The whole page, cut between two rows where it would grow beyond `LIMIT`."""
    text = "\n".join(opening) + "\n"
    waiting = [section for section in sections if section.rows]
    for number, section in enumerate(waiting):
        room = LIMIT - _RESERVE - len(text)
        written, rows = _section(section, room)
        text += written
        if rows < len(section.rows):
            text += _cut(len(section.rows) - rows, len(waiting) - number - 1)
            break
    return text


def _section(section: Section, room: int) -> tuple[str, int]:
    """As many of its rows as fit, and how many those are."""
    head = _head(section)
    tail = (f"\n{section.more}\n" if section.more else "") + (
        "\n</details>\n" if section.is_folded else ""
    )
    room -= len(head) + len(tail)
    fitting = 0
    for row in section.rows:
        room -= len(row) + 1
        if room < 0:
            break
        fitting += 1
    if not fitting:
        return "", 0
    return head + "".join(f"{row}\n" for row in section.rows[:fitting]) + tail, fitting


def _head(section: Section) -> str:
    if section.is_folded:
        head = f"\n<details>\n<summary>{section.title}</summary>\n"
    else:
        head = f"\n### {section.title}\n"
    if section.note:
        head += f"\n{section.note}\n"
    if section.columns:
        return head + f"\n{row(*section.columns)}\n{'|---' * len(section.columns)}|\n"
    return head + "\n"


def _cut(rows: int, sections: int) -> str:
    more = f" and {counted(sections, 'more section')}" if sections else ""
    return (
        f"\n_Cut here, because a comment holds no more: {rows} more of this table{more}"
        " are in the other reports._\n"
    )
