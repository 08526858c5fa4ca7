"""Which column gives which field: the user's mapping, then a preset, then generic names.

Never a likeness of spelling: a near miss is named, not used. What is decided here before the
rows are read is the list of choices; which one is taken depends on how full they are.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from commitcheck.loading.tables.header import ANSWER_COLUMNS, OWN_NAMES, normal
from commitcheck.loading.tables.mapping.preset import OWN, Preset
from commitcheck.loading.tables.mapping.promise_names import (
    is_weak,
    levels_of,
    promise_columns,
)
from commitcheck.loading.tables.table import Table, file_problem
from commitcheck.loading.tables.values.units import without_unit
from commitcheck.model.commitment import RECORD_FIELDS
from commitcheck.model.config import TableConfig
from commitcheck.model.finding import Problem
from commitcheck.model.location import Location, unguarded
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import did_you_mean, phrase, words

CLOSE_DATE = "close_date"
"""Not a field of a promise: expected signature before it, signed on after it."""

FIELDS = (*RECORD_FIELDS, CLOSE_DATE)
_ORDER = ("id", "customer", "title", "deal", "description")
"""Who chooses first when two fields could take the same column."""

_RANK_LOSES = 0.7
"""The second-best name must be this much fuller to win over the best one."""

_INDEX_NAMES = frozenset(
    ("", "sno", "s no", "sl no", "sr no", "no", "nr", "row", "index", "lfd nr", "unnamed 0")
)


class FieldSource(Struct, frozen=True):
    """Where a field comes from: alternatives, the first filled one counts; each is one column
    or several to be joined.
    """

    columns: tuple[tuple[int, ...], ...]

    @property
    def flat(self) -> tuple[int, ...]:
        return tuple(index for group in self.columns for index in group)


class Plan(Struct, frozen=True):
    """All that could be read from this header; `fixed` is what the user decided.

    `choices` are those of every field, the fixed ones too: a mapping that says what was found
    without it must leave the other fields where they were.
    """

    header: tuple[str, ...]
    fixed: dict[str, FieldSource] = field(default_factory=dict)
    choices: dict[str, list[FieldSource]] = field(default_factory=dict)
    ignore: dict[int, frozenset[str]] = field(default_factory=dict)
    route: list[int] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    """Columns of `Title 1`, `Title 2`, where each row fills the title in its own."""
    problems: list[Problem] = field(default_factory=list)

    def wanted(self) -> set[int]:
        open_ = (many for name, many in self.choices.items() if name not in self.fixed)
        sources = [*self.fixed.values(), *(source for many in open_ for source in many)]
        return {index for source in sources for index in source.flat} | {*self.ignore, *self.route}


_LEVEL = pattern(r"(.*[^\W\d]) ?(\d{1,2})")
"""`Title 3`, `Summary3`."""


class Names:
    """The columns of a header by name: exactly as written first, then by the same words."""

    def __init__(self, header: Sequence[str]) -> None:
        self.header = header
        self._exact: dict[str, list[int]] = {}
        self._normal: dict[str, list[int]] = {}
        self._measured: dict[str, list[int]] = {}
        self._numbered: dict[str, dict[int, int]] = {}
        for index, name in enumerate(header):
            self._exact.setdefault(unguarded(name).strip(), []).append(index)
            self._normal.setdefault(normal(name), []).append(index)
            plain = without_unit(normal(name))
            if plain != normal(name):
                self._measured.setdefault(plain, []).append(index)
            level = _LEVEL.fullmatch(normal(name)) if normal(name)[-1:].isdecimal() else None
            if level:
                self._numbered.setdefault(level[1], {})[int(level[2])] = index

    def find(self, name: str) -> tuple[int, ...]:
        """All columns of that name; of different spellings, those of the first one. One that
        has a unit or a currency more counts where no other has the name.
        """
        exact = self._exact.get(name.strip())
        if exact:
            return tuple(exact)
        wanted = normal(name)
        alike = (self._normal.get(wanted) or self._measured.get(wanted) or []) if wanted else []
        return tuple(self._exact[unguarded(self.header[alike[0]]).strip()]) if alike else ()

    def numbered(self, name: str) -> tuple[int, ...]:
        """Of `Title 1`, `Title 2`, `Title 3`, for `Title`, the columns with the deepest first."""
        found = self._numbered.get(normal(name), {})
        return tuple(found[number] for number in sorted(found, reverse=True)) if found else ()

    def spellings(self, name: str) -> list[str]:
        """The different ways in which the header writes this one name."""
        alike = self._normal.get(normal(name), ())
        return list(dict.fromkeys(self.header[index].strip() for index in alike))


def plan(
    header: Sequence[str], at: Location, config: TableConfig, layers: Iterable[Preset]
) -> Plan:
    """Collect the choices for every field, the user's word first."""
    layout = Plan(tuple(header))
    names = Names(header)
    layers = tuple(layers)
    _plan_configured(
        layout, names, at, config, frozenset().union(*(layer.last for layer in layers))
    )
    for layer in layers:
        if layer.name == OWN:
            _plan_own(layout, names, at)
        claimed = {
            index: name
            for name, many in layout.choices.items()
            for source in many
            for index in source.flat
        }
        for name, theirs in layer.columns.items():
            if name in FIELDS:
                _plan_choices(layout, names, name, theirs, layer, claimed)
    _by_row(layout, CLOSE_DATE)
    _titles_by_word(layout)
    _describe_levels(layout)
    return layout


def _describe_levels(layout: Plan) -> None:
    """Only the deepest level of a row is its title; the words of all are kept, because levels may
    also be several promises.
    """
    if layout.levels and "description" not in layout.fixed:
        levels = tuple(layout.levels)
        kept = layout.choices.get("description", [FieldSource(((),))])
        layout.choices["description"] = [
            FieldSource(tuple(group + levels for group in source.columns)) for source in kept
        ]


def _titles_by_word(layout: Plan) -> None:
    """Columns that are named after promises come before those whose names say nothing of them."""
    if "title" in layout.fixed:
        return
    choices = layout.choices.get("title", [])
    weak = [choice for choice in choices if _is_weak(layout, choice)]
    strong = [choice for choice in choices if choice not in weak]
    claimed = {index for many in layout.choices.values() for it in many for index in it.flat}
    named = [index for index in promise_columns(layout.header) if index not in claimed]
    levels = [] if strong else levels_of(layout.header, named)
    if levels:
        layout.levels.extend(levels)
        strong = [FieldSource(tuple((index,) for index in reversed(levels)))]
    else:
        strong += (FieldSource(((index,),)) for index in named)
    if (found := [*strong, *weak]) != choices:
        layout.choices["title"] = found


def _is_weak(layout: Plan, choice: FieldSource) -> bool:
    return all(is_weak(layout.header[index]) for index in choice.flat)


def _by_row(layout: Plan, name: str) -> None:
    """A deal has its actual date or its expected one: the first filled one counts, row by row."""
    choices = layout.choices.get(name, [])
    if len(choices) > 1:
        groups = tuple(group for choice in choices for group in choice.columns)
        layout.choices[name] = [FieldSource(groups)]


def _plan_choices(
    layout: Plan,
    names: Names,
    name: str,
    theirs: Sequence[str],
    layer: Preset,
    claimed: Mapping[int, str],
) -> None:
    """What an earlier layer knows to be another field is no choice for a later one."""
    choices = layout.choices.setdefault(name, [])
    seen = {choice.columns for choice in choices}
    for their_name in theirs:
        found = names.find(their_name)
        if normal(their_name) in layer.last:
            found = found[::-1]
        columns = tuple((index,) for index in found)
        is_other = any(claimed.get(index, name) != name for index in found)
        if columns and columns not in seen and not is_other:
            choices.append(FieldSource(columns))
            seen.add(columns)
    if not choices and name == "title":  # levels of a tree: each row fills its own
        levels = next((found for their in theirs if len(found := names.numbered(their)) > 1), ())
        if levels and not any(claimed.get(index, name) != name for index in levels):
            choices.append(FieldSource(tuple((index,) for index in levels)))
            layout.levels.extend(reversed(levels))
    if not choices:
        del layout.choices[name]


def _plan_own(layout: Plan, names: Names, at: Location) -> None:
    for name in RECORD_FIELDS:
        spellings = names.spellings(name)
        found = [index for spelling in spellings for index in names.find(spelling)]
        if not found or name in layout.fixed:
            continue
        layout.choices[name] = [FieldSource(tuple((index,) for index in found))]
        if len(spellings) > 1:
            message = phrase("two columns give {}: {}", words(name), spellings)
            cure = words("rename one of them, or choose one under columns")
            layout.problems.append(file_problem(at, f"two_columns.{name}", message, cure))


def _plan_configured(
    layout: Plan, names: Names, at: Location, config: TableConfig, last: Collection[str]
) -> None:
    for name, theirs in config.columns.items():
        if name not in FIELDS:
            layout.problems.append(_unknown_field(at, name))
            continue
        groups = tuple(
            group[::-1] if normal(their) in last else group
            for their in theirs
            if (group := _group(layout, names, at, name, their)) is not None
        )
        if groups:
            layout.fixed[name] = FieldSource(
                tuple(columns for group in groups for columns in group)
            )
    if config.route is not None:
        name = config.route.column
        layout.route.extend(names.find(name) or _absent(layout, at, "route", name))
    for name, values in config.ignore_rows.items():
        for index in names.find(name) or _absent(layout, at, "ignore_rows", name):
            layout.ignore[index] = frozenset(value.strip().casefold() for value in values)


def _group(
    layout: Plan, names: Names, at: Location, name: str, theirs: str
) -> tuple[tuple[int, ...], ...] | None:
    """The columns of one alternative: those of one name, or one group of joined names."""
    found = names.find(theirs)
    if found:
        return tuple((index,) for index in found)
    parts = theirs.split(" + ")
    if len(parts) > 1:
        columns = [names.find(part) or _absent(layout, at, name, part) for part in parts]
        return (tuple(index for column in columns for index in column),) if all(columns) else None
    _absent(layout, at, name, theirs)
    return None


def _absent(layout: Plan, at: Location, name: str, theirs: str) -> tuple[int, ...]:
    near = did_you_mean(theirs, [column for column in layout.header if column])
    guess = phrase(", did you mean {}?", near) if near else words("")
    message = phrase(
        "{} is mapped to the column {}, which is not there{}", words(name), theirs, guess
    )
    cure = words("correct the name under columns; preview lists what the file has")
    layout.problems.append(file_problem(at, f"unknown_column.{name}", message, cure))
    return ()


def _unknown_field(at: Location, name: str) -> Problem:
    near = did_you_mean(name, FIELDS)
    guess = phrase(", did you mean {}?", words(near)) if near else words("")
    message = phrase("columns maps {}, which is no field of a promise{}", name, guess)
    return file_problem(at, f"unknown_field.{name}", message, "correct the name under columns")


def settle(layout: Plan, filled: Sequence[int]) -> dict[str, FieldSource]:
    """Choose one source per field: the best name that is full enough, each column once."""
    chosen = dict(layout.fixed)
    used = {index for source in chosen.values() for index in source.flat}
    for name in sorted(layout.choices.keys() - layout.fixed.keys(), key=_turn):
        taken = used - _shared(layout, name)
        free = [choice for choice in layout.choices[name] if not taken.intersection(choice.flat)]
        if free:
            chosen[name] = best = _fullest(free, filled)
            used.update(best.flat)
    return chosen


def _shared(layout: Plan, name: str) -> set[int]:
    """Columns of the title that this field has too: the levels of which all words are described,
    and the deal's name, which the user made the title: the deal has not lost it.
    """
    if name == "description":
        return set(layout.levels)
    if name != "deal":
        return set()
    title = layout.fixed.get("title", FieldSource(()))
    usual = {index for source in layout.choices.get("title", ()) for index in source.flat}
    return set(title.flat) - usual


def _turn(name: str) -> tuple[int, int]:
    place = _ORDER.index(name) if name in _ORDER[:-1] else len(_ORDER) + (name in _ORDER)
    return place, FIELDS.index(name)


def _fullest(free: Sequence[FieldSource], filled: Sequence[int]) -> FieldSource:
    def worth(rank: int) -> float:
        return max(filled[index] for index in free[rank].flat) * _RANK_LOSES**rank

    return free[max(range(len(free)), key=lambda rank: (worth(rank), -rank))]


def unused(
    header: Sequence[str],
    chosen: Mapping[str, FieldSource],
    filled: Sequence[int],
    ignored: Iterable[int],
) -> list[str]:
    """The named columns that nothing reads and that hold something."""
    used = {index for source in chosen.values() for index in source.flat}.union(ignored)
    return list(
        dict.fromkeys(
            name.strip()
            for index, name in enumerate(header)
            if index not in used
            and filled[index]
            and name.strip().casefold() not in ANSWER_COLUMNS
            and normal(name) not in _INDEX_NAMES
        )
    )


def near_misses(names: Iterable[str], chosen: Iterable[str]) -> list[tuple[str, str]]:
    """Unused columns that look like a field of ours that nothing gives yet."""
    free = [name for name in OWN_NAMES.values() if name not in set(chosen)]
    found = ((name, did_you_mean(name, free)) for name in names)
    return [(name, near) for name, near in found if near]


# A constant for a column that a file lacks: `customer: =Acme` in the mapping.
#
# It becomes a column of the table that has the same text in every row, under its own name.

_SIGN = "="


def constants_of(config: TableConfig, names: Sequence[str]) -> tuple[str, ...]:
    """The constants that the mapping names; what the file has as a column is that column."""
    known = {unguarded(name).strip() for name in names}
    written = (name.strip() for several in config.columns.values() for name in several)
    return tuple(
        dict.fromkeys(
            name for name in written if name[:1] == _SIGN and name[1:].strip() and name not in known
        )
    )


def with_constants(table: Table, constants: Sequence[str]) -> Table:
    """The table with one more column for each of them."""
    if not constants:
        return table
    first, rows = len(table.header), len(table.lines)
    values = [constant.removeprefix(_SIGN).strip() for constant in constants]
    columns = {first + place: [value] * rows for place, value in enumerate(values)}
    return replace(
        table,
        header=(*table.header, *constants),
        texts={**table.texts, **columns},
        filled=[*table.filled, *[rows] * len(constants)],
        samples=[*table.samples, *([value] for value in values)],
    )
