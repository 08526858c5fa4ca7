"""From the words of options and configuration to validated settings, and to the rules that run.

`Settings` is all that a run does beyond reading its files.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from commitcheck.errors import UsageError, must_be
from commitcheck.loading.config_file import CODE_LISTS, ConfigReading, unusable_name
from commitcheck.model.config import Config
from commitcheck.model.finding import Finding, Problem, Severity, family_of
from commitcheck.model.own_rule import OwnRule
from commitcheck.model.phrase import did_you_mean
from commitcheck.model.project import Project
from commitcheck.rules import ALL_RULES
from commitcheck.rules.base import Rule

# Rules in Python from an installed package that the configuration names.
#
# A package is installed by whoever runs the check. Nothing of a checkout is ever imported: a
# package that lies within the folder of the call or of the configuration is refused.

GROUP = "commitcheck.packs"
"""The entry point group; an entry leads to a sequence of `Rule`s."""


def installed_rules(config: Config) -> tuple[Rule, ...]:
    """The rules of every package that a configuration names.

    Raises:
        UsageError: a package is not installed, lies in the checkout, or holds something else.
    """
    names = [pack.package for pack in config.packs if pack.package is not None]
    return tuple(rule for name in names for rule in _rules_of(name, config))


def _rules_of(name: str, config: Config) -> tuple[Rule, ...]:
    metadata = import_module("importlib.metadata")  # only a run with packs pays for it
    entry = next(iter(metadata.entry_points(group=GROUP, name=name)), None)
    place = config.path or "the configuration"
    if entry is None:
        raise UsageError(
            f"{place} names the pack {name}, which is not installed; install it beside commitcheck"
        )
    _refuse_checkout(entry.module, name, config)
    found: Any = entry.load()
    rules = tuple(found) if isinstance(found, Iterable) else ()
    if not rules or not all(isinstance(rule, Rule) for rule in rules):
        raise UsageError(f"the pack {name} holds {found!r}, expected a sequence of Rule")
    return rules


def _refuse_checkout(module: str, name: str, config: Config) -> None:
    """Found without importing anything.

    Raises:
        UsageError: the package lies where the checked files lie.
    """
    spec = find_spec(module.partition(".")[0])
    places = [spec.origin] if spec is not None and spec.origin else []
    places += list(spec.submodule_search_locations or ()) if spec is not None else []
    checkouts = {Path.cwd(), Path(config.path or ".").absolute().parent}
    for place in places:
        real = Path(place).resolve()
        within = any(real.is_relative_to(folder.resolve()) for folder in checkouts)
        if within and "site-packages" not in real.parts:
            raise UsageError(
                f"the pack {name} lies in the checkout ({place}); install it elsewhere"
            )


_BY_LABEL = {severity.label: severity for severity in Severity}


class Unknown(Struct, frozen=True):
    """Why a name stands for no rule, family or variant, and what it may have been meant for."""

    why: str
    near: str | None
    lists: str

    @property
    def hint(self) -> str:
        return f"did you mean {self.near}?" if self.near else f"`{self.lists}` lists them"


Known = Mapping[str, tuple[str, ...]]
"""Every rule there is, by its code, with its variants."""


def known(rules: Iterable[Rule], *more: str) -> dict[str, tuple[str, ...]]:
    """Rules by their codes, and further codes of which nothing else is known."""
    return {**dict.fromkeys(more, ()), **{it.info.code: it.info.variants for it in rules}}


OURS = known(ALL_RULES)


def codes(names: Iterable[str], option: str, there: Known = OURS) -> tuple[str, ...]:
    """Rule codes, families and `code:variant`s out of comma-separated words.

    Raises:
        UsageError: a name is no rule, family or variant; it says which one is near.
    """
    return tuple(_known(name, option, there) for words in names for name in _split(words))


def weights(severity: Mapping[str, str], option: str, there: Known = OURS) -> dict[str, Severity]:
    """`{"COM803": "info"}` as rule and weight; the words are validated by the schema or here."""
    found = {}
    for name, word in severity.items():
        if word not in _BY_LABEL:
            raise UsageError(f"{option} of {name} is {word}, expected error, warning or info")
        found[_known(name, option, there)] = _BY_LABEL[word]
    return found


def with_known_rules(reading: ConfigReading, there: Known = OURS) -> ConfigReading:
    """The configuration without names that are no rule, each a problem at its place.

    Which rules there are is not known where files are read.
    """
    config = reading.config
    problems = tuple(_problems(reading, there))
    if not problems:
        return reading
    severity = config.severity.items()
    usable = replace(
        config,
        select=_listed(config.select, there),
        ignore=_listed(config.ignore, there),
        severity={name: word for name, word in severity if not _unknown(name, there)},
    )
    return replace(reading, config=usable, problems=reading.problems + problems)


def _listed(entries: Iterable[str], there: Known) -> tuple[str, ...]:
    return tuple(name for words in entries for name in _split(words) if not _unknown(name, there))


def _problems(reading: ConfigReading, there: Known) -> Iterator[Problem]:
    for key in CODE_LISTS:
        for index, words in enumerate(getattr(reading.config, key)):
            for name in _split(words):
                if unknown := _unknown(name, there):
                    yield unusable_name(reading, (key, index), name, unknown.why, unknown.hint)
    for name in reading.config.severity:
        if unknown := _unknown(name, there):
            yield unusable_name(reading, ("severity", name), name, unknown.why, unknown.hint)


def _split(words: str) -> list[str]:
    return [name for name in map(str.strip, words.split(",")) if name]


def _known(name: str, option: str, there: Known) -> str:
    if unknown := _unknown(name, there):
        raise UsageError(f"{option} names {name}, {unknown.why}; {unknown.hint}")
    code, colon, variant = name.partition(":")
    return f"{code.upper()}{colon}{variant}"


def _unknown(name: str, there: Known) -> Unknown | None:
    code, colon, variant = name.partition(":")
    code = code.upper()
    families = dict.fromkeys(map(family_of, there))
    if code in families and not colon:
        return None
    if code not in there:
        near = did_you_mean(code, (*there, *families))
        return Unknown("which is no rule", near, "commitcheck rules")
    if colon and variant not in there[code]:
        near = did_you_mean(variant, there[code])
        why = f"but {code} has no variant {variant}"
        return Unknown(why, near and f"{code}:{near}", f"commitcheck explain {code}")
    return None


_ALWAYS = "INP001"

MATCHED = 150
"""Promises whose text a check matches unasked: at a third of a millisecond each, what keeps ten
thousand rows below the time that a schema check of them takes.
"""

MATCHED_ON_REQUEST = 2000
"""The same where somebody names the engine; `commitcheck confirm --list` does all."""


class Settings(Struct, frozen=True):
    """One run's settings, already validated.

    `select` and `ignore` hold rule codes, families (`VIS`) or `code:variant`; an empty
    `select` means all. `severity` gives rules another weight. `deal`, `customer`, `owner`,
    `status`, `theme` and `capability` narrow what is shown and decides, not what is checked.
    `model_path` is a semantic model on disk in place of the installed one. `matched` is how many
    promises' texts are looked at. `as_read` lets findings that rest on clear words decide like
    given ones. `rules` are ours, then the company's own.
    """

    as_of: dt.date
    rules: tuple[Rule, ...] = ALL_RULES
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    use_waivers: bool = True
    deal: str | None = None
    customer: str | None = None
    owner: str | None = None
    status: str | None = None
    theme: str | None = None
    capability: str | None = None
    engine: str = "default"
    model_path: str | None = None
    matched: int = MATCHED
    language: str = "english"
    as_read: bool = False

    @property
    def shows_a_part(self) -> bool:
        """Does the call ask for some deals or promises only?"""
        parts = (self.deal, self.customer, self.owner, self.status, self.theme, self.capability)
        return any(part is not None for part in parts)

    def wants(self, code: str) -> bool:
        """Should a rule run at all? What could not be read is said whatever was selected."""
        if code == _ALWAYS:
            return True
        family = family_of(code)
        selected = {name.partition(":")[0] for name in self.select}
        wanted = not selected or code in selected or family in selected
        return wanted and code not in self.ignore and family not in self.ignore

    def wants_whole(self, code: str) -> bool:
        """Does a rule run with all of its variants?"""
        parts = f"{code}:"
        if not self.wants(code) or any(name.startswith(parts) for name in self.ignore):
            return False
        is_whole = code in self.select or code[:3] in self.select
        return is_whole or not any(name.startswith(parts) for name in self.select)

    def keeps(self, found: Finding) -> bool:
        """Should a finding of a rule that ran be kept, its variant considered?

        An input error always is: whoever could ignore it would call an unread file clean.
        """
        if not self.ignore and not self.select:
            return True
        is_unread = found.rule == _ALWAYS and found.severity is Severity.ERROR
        return is_unread or self.keeps_code(found.code)

    def keeps_code(self, code: str) -> bool:
        """The same by the finding's whole code."""
        rule = code.partition(":")[0]
        if not {code, rule, family_of(rule)}.isdisjoint(self.ignore):
            return False
        variants = [name for name in self.select if name.startswith(f"{rule}:")]
        whole = rule in self.select or family_of(rule) in self.select
        return whole or not variants or code in variants


def listed(words: str | Iterable[str]) -> tuple[str, ...]:
    """A list, or the one text that somebody gave in place of it.

    Raises:
        UsageError: something in it is no text.
    """
    must_be(Iterable, words, "a rule", "a code as VIS601")
    rules = (words,) if isinstance(words, str) else tuple(words)
    for word in rules:
        if not isinstance(word, str):
            raise UsageError(f"a rule is {word!r}, expected a code as VIS601")
    return rules


def _every(own: Sequence[OwnRule], more: Sequence[Rule]) -> tuple[Rule, ...]:
    """Ours, and the company's own where it has any: what runs those is loaded for them only."""
    if not own and not more:
        return ALL_RULES
    from commitcheck.rules.own import with_own  # noqa: PLC0415 - as it says

    return with_own(own, more)


def settings_for(
    project: Project,
    as_of: dt.date,
    select: str | Iterable[str],
    ignore: str | Iterable[str],
    rules: Iterable[Rule] = (),
) -> Settings:
    """What a call and the project's configuration select, ignore and weigh, among our rules, the
    company's and those that the call brings.

    Raises:
        UsageError: a name is no rule, family or variant; it says which one is near.
    """
    config = project.config
    every = _every(project.own_rules, (*rules, *installed_rules(config)))
    there = known(every)
    ignored = codes(listed(ignore), "--ignore", there) + codes(config.ignore, "ignore", there)
    return Settings(
        as_of=as_of,
        rules=every,
        select=codes(listed(select), "--select", there) or codes(config.select, "select", there),
        ignore=ignored,
        severity=weights(config.severity, "severity", there),
        language=config.language or "english",
    )
