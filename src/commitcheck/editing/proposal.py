"""What `commitcheck init --from EXPORT` writes: how the export is read, and a vision in its words.

Nothing in that vision is decided: a vision made from an export would agree with the export. What
rests on a proposed capability or segment could not be judged until a person takes
`decided: false` out.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from commitcheck.errors import UsageError
from commitcheck.loading.tables.commitment_table import read_table
from commitcheck.loading.tables.preview import Preview, mapping_block, preview_table, quoted
from commitcheck.loading.tables.table_header import ReadOther
from commitcheck.model.commitment import Commitment
from commitcheck.model.config import TableConfig
from commitcheck.model.pattern import pattern

_PROPOSED = ("capability", "segment")
"""Fields whose columns are taken at their best guess: what stands in them is only proposed."""

_MOST_NAMES, _MOST_PHRASES = 40, 10
_ROWS = 3
"""A phrase is frequent from so many rows on."""

_LONGEST = 60
_WORD = pattern(r"[^\W\d_][\w-]*")
_NO_SLUG = pattern(r"[^a-z0-9]+")
_SAYS_NOTHING = frozenset(
    """
    a about after all also an and any are as at be been before both but by can could do does for
    from has have he her his how i if in into is it its may more must no not of off on only or our
    out over own per same she should so some such than that the their them then there these they
    this those to too under until up us very was we were what when where which while who will with
    within without would you your
    add agree agreed build commit committed confirm customer customers deliver delivered delivery
    ensure feature features go include included including live make need needs new product promise
    promised provide provided ready required ship shipped support supported team use using
    january february march april june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec day days week weeks month months quarter year
    years end start date
    """.split()  # noqa: SIM905 - a word list reads and changes better as text
)
"""Words between words, and those that every promise is made of: a phrase of them names nothing."""


class Proposal(Struct, frozen=True):
    """The two files as text, and in how many words and phrases the export speaks."""

    vision: str
    config: str
    capabilities: int
    segments: int


def proposal(
    path: str, content: bytes, read_other: ReadOther, vision: str = "vision.yaml"
) -> Proposal:
    """Read an export as the check would, and write down what it talks about.

    Raises:
        UsageError: no promise could be read from it.
    """
    first = preview_table(path, content, TableConfig(path), read_other)
    columns = _columns(first)
    config = TableConfig(path, columns=columns)
    promises = read_table(path, content, config, read_other).commitments
    if not promises:
        raise UsageError(f"no promise could be read from {path}; commitcheck preview shows why")
    shown = preview_table(path, content, config, read_other)
    names = _counted(name for promise in promises for name in promise.capability)
    phrases = _phrases(promises, names)
    segments = _counted(promise.segment for promise in promises if promise.segment)
    return Proposal(
        vision="\n".join(_vision(path, names, phrases, segments)) + "\n",
        config="\n".join(
            [
                "# yaml-language-server: $schema=.commitcheck/config.schema.json",
                f"# How {quoted(path)} is read; `commitcheck preview` shows it column by column.",
                f"vision: {quoted(vision)}",
                mapping_block(shown),
            ]
        ),
        capabilities=len(names) + len(phrases),
        segments=len(segments),
    )


def _columns(first: Preview) -> dict[str, tuple[str, ...]]:
    """What the preview only suggests, taken. Where no column holds the words of a promise, what
    was sold stands for them: then a product is all that anybody wrote down.
    """
    maybe = {it.maybe: it.name for it in reversed(first.columns) if it.maybe}
    columns: dict[str, tuple[str, ...]] = {
        name: (maybe[name],) for name in _PROPOSED if name in maybe
    }
    if "title" not in first.sources or "title" in first.empty:
        sold = maybe.get("title") or maybe.get("capability")
        if sold is not None:
            columns |= {"title": (sold,), "capability": (sold,)}
    return columns


def _counted(texts: Iterable[str]) -> Mapping[str, int]:
    """Texts by how many rows have them, the most first; those that differ in case are one."""
    spelt: dict[str, str] = {}
    rows: Counter[str] = Counter()
    for text in texts:
        plain = " ".join(text.split())
        if _slug(plain) and len(plain) <= _LONGEST:
            rows[plain.casefold()] += 1
            spelt.setdefault(plain.casefold(), plain)
    ranked = sorted(rows.items(), key=lambda pair: (-pair[1], pair[0]))
    return {spelt[name]: count for name, count in ranked[:_MOST_NAMES]}


def _phrases(promises: Sequence[Commitment], names: Iterable[str]) -> Mapping[str, int]:
    """Two or three words that stand together in the promises of many rows, and name something
    that no name of the export does.
    """
    rows: Counter[tuple[str, ...]] = Counter()
    for promise in promises:
        rows.update({*_runs(promise.title)})
    known = [set(_words(name)) for name in names]
    found: dict[tuple[str, ...], int] = {}
    for run, count in sorted(rows.items(), key=lambda pair: (-pair[1], -len(pair[0]), pair[0])):
        is_known = any(words <= set(run) or set(run) <= words for words in known if words)
        is_part = any(set(run) & set(longer) for longer in found)
        if count >= _ROWS and not is_known and not is_part:
            found[run] = count
    return {" ".join(run): count for run, count in list(found.items())[:_MOST_PHRASES]}


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every two and three words that stand beside each other, without those that say nothing."""
    for part in re.split(r"[^\w\s-]", text):
        words = _words(part)
        for size in (2, 3):
            for start in range(len(words) - size + 1):
                run = tuple(words[start : start + size])
                if not any(word in _SAYS_NOTHING for word in run):
                    yield run


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _vision(
    path: str, names: Mapping[str, int], phrases: Mapping[str, int], segments: Mapping[str, int]
) -> Iterator[str]:
    yield "# yaml-language-server: $schema=.commitcheck/vision.schema.json"
    yield f"# Proposed from the words of {quoted(path)}: nothing here is decided yet. What rests on"
    yield "# a line with `decided: false` could not be judged. Go through them: correct the status,"
    yield "# take `decided: false` out, and delete what is no capability of yours."
    yield "schema_version: 1"
    yield "product: {name: My product, stage: growth}   # concept, infancy, growth, mature, sunset"
    yield ""
    yield "# What you say no to is found in the words of every promise at once: write three."
    yield "# non_goals:"
    yield "#   - {id: NG1, statement: No on-premises edition, keywords: [on-premises, self-hosted]}"
    yield ""
    used: set[str] = set()
    if names or phrases:
        yield "# status: available, beta, in_progress, planned, candidate, rejected or deprecated;"
        yield "# a rejected one has its `reason`, so that whoever asks again is told it (POS105)"
        yield "capabilities:"
        yield from _records(names, used, "status: planned")
        if phrases:
            yield "  # Phrases that stand in many promises:"
            yield from _records(phrases, used, "status: candidate")
    else:
        yield "capabilities: []   # the export names none; add what the product can and will do"
    if segments:
        yield ""
        yield "# fit: target, adjacent or excluded"
        yield "positioning:"
        yield "  status: draft"
        yield "  segments:"
        yield from (f"  {line}" for line in _records(segments, set(), "fit: target"))


def _records(names: Mapping[str, int], used: set[str], state: str) -> Iterator[str]:
    for name, count in names.items():
        id_ = _unique(_slug(name), used)
        rows = f"{count} row" if count == 1 else f"{count} rows"
        yield f"  - {{id: {id_}, name: {quoted(name)}, {state}, decided: false}}   # {rows}"


def _slug(name: str) -> str:
    return _NO_SLUG.sub("-", name.casefold()).strip("-")


def _unique(slug: str, used: set[str]) -> str:
    number, id_ = 1, slug
    while id_ in used:
        number += 1
        id_ = f"{slug}-{number}"
    used.add(id_)
    return id_
