"""decisions.yaml: a section of it written anew, sorted, everything else in the file as it was."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from commitcheck.errors import CommitcheckError
from commitcheck.loading.yaml_text.file import read_yaml
from commitcheck.loading.yaml_text.scalars import as_yaml
from commitcheck.model.decision import ApprovalDecision, Link, ReadingDecision

_HEAD = """\
# What people decided. commitcheck confirm and approve write their sections, sorted; it is fine to
# edit them by hand, but comments within a section are not kept.
schema_version: 1
"""


def merged(
    known: Iterable[ApprovalDecision], more: Sequence[ApprovalDecision]
) -> tuple[ApprovalDecision, ...]:
    """The approvals with more of them: a role's newer yes to a promise takes the place of its
    older one.
    """
    renewed = {(decision.commitment, decision.role) for decision in more}
    kept = [old for old in known if (old.commitment, old.role) not in renewed]
    return tuple(sorted([*kept, *more], key=lambda decision: (decision.commitment, decision.role)))


def with_approvals(content: bytes, decisions: Iterable[ApprovalDecision]) -> bytes:
    """The file with these approvals in place of those that it has; an empty one is begun.

    Raises:
        CommitcheckError: the file is not laid out so that only the approvals can be replaced.
    """
    return _with_section(content, "approvals", map(_approval, decisions))


def with_links(content: bytes, links: Iterable[Link]) -> bytes:
    """Likewise with these links."""
    return _with_section(content, "links", map(_link, _in_order(links)))


def with_readings(content: bytes, readings: Iterable[ReadingDecision]) -> bytes:
    """Likewise with these decisions about words."""
    ordered = sorted(readings, key=lambda reading: reading.sort_key)
    return _with_section(content, "readings", map(_reading, ordered))


def _with_section(content: bytes, section: str, entries: Iterable[Iterable[str]]) -> bytes:
    """The file with these entries in a section; without any, a section that is there is empty."""
    lines = "".join(f"  - {{{', '.join(entry)}}}\n" for entry in entries)
    written = f"{section}:\n{lines}" if lines else f"{section}: []\n"
    if not content.strip() and not lines:
        return content
    if not content.strip():
        return (_HEAD + written).encode("utf-8")
    old = content.decode("utf-8").splitlines(keepends=True)
    start, end = _place(old, section)
    if start == end and not lines:
        return content
    before = "".join(old[:start])
    if before and not before.endswith("\n"):
        before += "\n"
    new = (before + written + "".join(old[end:])).encode("utf-8")
    if _others(new, section) != _others(content, section):
        raise CommitcheckError(
            f"nothing was changed: the {section} in the file cannot be told from the rest. Put this"
            f" in by hand:\n\n{written}"
        )
    return new


def _place(lines: Sequence[str], section: str) -> tuple[int, int]:
    """The lines of the section at the outermost level; behind the last line where there is none."""
    start = next((at for at, line in enumerate(lines) if line.startswith(f"{section}:")), None)
    if start is None:
        return len(lines), len(lines)
    after = (at for at in range(start + 1, len(lines)) if _is_outermost(lines[at]))
    return start, next(after, len(lines))


def _is_outermost(line: str) -> bool:
    """A key of the file itself; a list may stand at its key's own column."""
    return line[:1].strip() != "" and not line.startswith(("#", "-"))


def _others(content: bytes, section: str) -> object:
    """What the file says besides a section; None where it is no mapping."""
    data = read_yaml("decisions", content).data
    if not isinstance(data, dict):
        return None
    return {str(key): repr(value) for key, value in data.items() if key != section}


def _approval(decision: ApprovalDecision) -> Iterator[str]:
    yield f"commitment: {as_yaml(decision.commitment)}"
    yield f"role: {decision.role}"
    if decision.date:
        yield f"date: {decision.date.isoformat()}"
    if decision.by:
        yield f"by: {as_yaml(decision.by)}"
    if decision.fingerprint:
        marks = ", ".join(f'{part}: "{mark}"' for part, mark in decision.fingerprint.items())
        yield f"fingerprint: {{{marks}}}"


def _reading(decision: ReadingDecision) -> Iterator[str]:
    for name in _FIELDS:
        value = getattr(decision, name)
        if value is None:
            continue
        if isinstance(value, dt.date) or name in _PLAIN:
            yield f"{name}: {value}"
        else:
            yield f"{name}: {_value(value)}"


_FIELDS = (
    "commitment", "deal", "customer", "part", "parts", "field", "dimension", "op", "value",
    "decision", "over", "by", "date", "bulk", "text", "record", "words",
)  # fmt: skip
_PLAIN = ("field", "op", "decision")


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return f"{value:.15g}"
    return as_yaml(str(value))


def _in_order(links: Iterable[Link]) -> tuple[Link, ...]:
    """By promise, item and decision: the same for the same links in whatever order."""
    return tuple(
        sorted(
            links,
            key=lambda link: (link.commitment, link.item or "", link.decision, link.text or ""),
        )
    )


def _link(link: Link) -> Iterator[str]:
    """What a link says, as `key: value` each."""
    yield f"commitment: {as_yaml(link.commitment)}"
    if link.item:
        yield f"item: {as_yaml(link.item)}"
    yield f"decision: {link.decision}"
    if link.by:
        yield f"by: {as_yaml(link.by)}"
    if link.date:
        yield f"date: {link.date.isoformat()}"
    if link.bulk:
        yield "bulk: true"
    if link.text:
        yield f"text: {as_yaml(link.text)}"


# Decisions of several people in one file: what is new goes in, and nothing of others is lost.

Decision = Link | ReadingDecision
Decisions = tuple[Decision, ...]


class Merged(Struct, frozen=True):
    """A file's decisions with the new ones in them (`held`).

    `recorded` are the new ones that went in, `replaced` what made place for them. `refused` did
    not go in, because others decided otherwise in the meantime: their `standing` decisions stay.
    `beside` are links of the same promises to other things that others made in the meantime: both
    may be meant, and whoever decides should know.
    """

    held: Decisions
    recorded: Decisions
    replaced: Decisions
    refused: Decisions
    standing: Decisions
    beside: Decisions = ()


def merge(known: Iterable[Decision], held: Iterable[Decision], new: Iterable[Decision]) -> Merged:
    """Put new decisions into those that a file holds now.

    `known` are those that it held when the decider last saw it: what came in since and says
    something else about the same words is a conflict, and is not overwritten.
    """
    seen, now = set(known), list(held)
    recorded: list[Decision] = []
    replaced: list[Decision] = []
    refused: list[Decision] = []
    standing: list[Decision] = []
    beside: list[Decision] = []
    for decision in new:
        yielding = [old for old in now if _yields(old, decision)]
        foreign = [old for old in yielding if old not in seen and not _agree(old, decision)]
        if foreign:
            refused.append(decision)
            standing += foreign
            continue
        beside += [old for old in now if old not in seen and _is_of_one_promise(old, decision)]
        now = [*(old for old in now if old not in yielding), decision]
        seen.add(decision)
        replaced += yielding
        recorded.append(decision)
    return Merged(tuple(now), *map(tuple, (recorded, replaced, refused, standing, beside)))


def links_in(decisions: Iterable[Decision]) -> tuple[Link, ...]:
    return tuple(decision for decision in decisions if isinstance(decision, Link))


def readings_in(decisions: Iterable[Decision]) -> tuple[ReadingDecision, ...]:
    return tuple(decision for decision in decisions if isinstance(decision, ReadingDecision))


def _is_of_one_promise(old: Decision, new: Decision) -> bool:
    """Do both say that the promise is about something, and not about the same thing?"""
    return (
        isinstance(old, Link)
        and isinstance(new, Link)
        and old.commitment == new.commitment
        and old.item != new.item
        and old.decision == new.decision == "accepted"
    )


def _yields(old: Decision, new: Decision) -> bool:
    if isinstance(old, Link):
        return isinstance(new, Link) and old.yields_to(new)
    return isinstance(new, ReadingDecision) and old.yields_to(new)


def _agree(old: Decision, new: Decision) -> bool:
    """Do they say the same, whoever said it?"""
    if isinstance(old, Link) and isinstance(new, Link):
        return (old.item, old.decision) == (new.item, new.decision)
    if isinstance(old, ReadingDecision) and isinstance(new, ReadingDecision):
        return old.answer == new.answer
    return False
