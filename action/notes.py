"""What a report says about the base: what it decided, what waits, what was checked besides."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from commitcheck.model.phrase import first_names
from commitcheck.reporting.inert import inert
from proposal import Proposal

_MANY = 20
"""Names of files in one sentence; more are counted."""


@dataclass
class Notes:
    """`from_base` were read from the base, `waiting` are those of this change that do not count
    yet, each with what became of it. `base_ref` is None where the checkout decides by itself.
    """

    base_ref: str | None
    from_base: list[str] = field(default_factory=list)
    waiting: Mapping[str, str] = field(default_factory=dict)
    packages: list[str] = field(default_factory=list)
    """Packages of rules that the configuration names and this step does not install."""
    proposal: Proposal = field(default_factory=Proposal)
    own_verdict: str | None = None
    is_own_unread: bool = False
    """Could something of this change's own files not be read, which only they decide?"""
    not_compared: str | None = None

    def warnings(self) -> Iterator[str]:
        """A sentence for each thing that somebody could take to be otherwise."""
        if self.waiting:
            told = [f"{path} ({why})" for path, why in sorted(self.waiting.items())]
            yield f"not in effect before this change is merged, the base decides: {_list(told)}"
        if self.packages:
            yield (
                "rules in Python did not run, because this step installs nothing that a"
                f" configuration names: {_list(self.packages)}"
            )
        if self.own_verdict is not None:
            yield f"with this change's own files the verdict would be: {self.own_verdict}"
        if self.is_own_unread:
            yield (
                "it ends with 2: something that this change's own files say cannot be read, and so"
                " would every check end once it is merged"
            )
        if self.not_compared is not None:
            yield f"everything counts, because nothing could be compared: {self.not_compared}"
        yield from self._about_tables()

    def _about_tables(self) -> Iterator[str]:
        found = self.proposal
        if found.added:
            yield (
                f"checked though the base does not list them, read as this change describes them:"
                f" {_list(found.added)}"
            )
        if found.rows_ignored:
            yield f"ignore_rows waits, all rows are checked: {_list(found.rows_ignored)}"
        if found.gone:
            yield f"removed by this change, no longer checked: {_list(found.gone)}"
        if found.vision:
            yield f"the base's vision is gone, {found.vision} of this change is read instead"
        if found.one:
            yield (
                "none of the base's products is left: checked as one project, by"
                f" {found.one} of this change"
            )
        if found.products.added:
            yield (
                "new products, checked by the base's top file; what their own configurations and"
                f" waivers say waits: {_list(found.products.added)}"
            )
        if found.products.gone:
            yield f"products removed by this change: {_list(found.products.gone)}"
        if found.withheld:
            yield f"not read, the base's own vision counts: {_list(found.withheld)}"


def page_of(notes: Notes) -> str:
    """The part of a Markdown page that says it; nothing where the checkout decides by itself."""
    if notes.base_ref is None:
        return ""
    named = _list(map(_code, sorted(set(notes.from_base)))) or "nothing, it has none of them"
    base = _code(notes.base_ref)
    lines = [f"Configuration, waivers and the like are those of the base, {base}: {named}."]
    lines += [_code(text) for text in notes.warnings()]
    return "\n### What the base decides\n\n" + "".join(f"* {line}\n" for line in lines)


def _list(names: Iterable[str]) -> str:
    return first_names(names, _MANY)


def _code(text: str) -> str:
    """Words of a repository where Markdown does nothing with them."""
    return "`` " + inert(text).replace("`", "'") + " ``"
