"""From the words of options and configuration to validated settings.

`Settings` is all that a run does beyond reading its files.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from commitcheck.errors import UsageError
from commitcheck.loading.config_file import CODE_LISTS, ConfigReading, unusable_name
from commitcheck.model.finding import Finding, Problem, Severity
from commitcheck.model.phrase import did_you_mean
from commitcheck.rules import ALL_RULES

_BY_LABEL = {severity.label: severity for severity in Severity}


class Unknown(Struct, frozen=True):
    """Why a name stands for no rule, family or variant, and what it may have been meant for."""

    why: str
    near: str | None
    lists: str

    @property
    def hint(self) -> str:
        return f"did you mean {self.near}?" if self.near else f"`{self.lists}` lists them"


def codes(names: Iterable[str], option: str) -> tuple[str, ...]:
    """Rule codes, families and `code:variant`s out of comma-separated words.

    Raises:
        UsageError: a name is no rule, family or variant; it says which one is near.
    """
    return tuple(_known(name, option) for words in names for name in _split(words))


def weights(severity: Mapping[str, str], option: str) -> dict[str, Severity]:
    """`{"COM803": "info"}` as rule and weight; the words are validated by the schema or here."""
    found = {}
    for name, word in severity.items():
        if word not in _BY_LABEL:
            raise UsageError(f"{option} of {name} is {word}, expected error, warning or info")
        found[_known(name, option)] = _BY_LABEL[word]
    return found


def with_known_rules(reading: ConfigReading) -> ConfigReading:
    """The configuration without names that are no rule, each a problem at its place.

    Which rules there are is not known where files are read.
    """
    config = reading.config
    problems = tuple(_problems(reading))
    if not problems:
        return reading
    known = replace(
        config,
        select=_listed(config.select),
        ignore=_listed(config.ignore),
        severity={name: word for name, word in config.severity.items() if not _unknown(name)},
    )
    return replace(reading, config=known, problems=reading.problems + problems)


def _listed(entries: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for words in entries for name in _split(words) if not _unknown(name))


def _problems(reading: ConfigReading) -> Iterator[Problem]:
    for key in CODE_LISTS:
        for index, words in enumerate(getattr(reading.config, key)):
            for name in _split(words):
                if unknown := _unknown(name):
                    yield unusable_name(reading, (key, index), name, unknown.why, unknown.hint)
    for name in reading.config.severity:
        if unknown := _unknown(name):
            yield unusable_name(reading, ("severity", name), name, unknown.why, unknown.hint)


def _split(words: str) -> list[str]:
    return [name for name in map(str.strip, words.split(",")) if name]


def _known(name: str, option: str) -> str:
    if unknown := _unknown(name):
        raise UsageError(f"{option} names {name}, {unknown.why}; {unknown.hint}")
    code, colon, variant = name.partition(":")
    return f"{code.upper()}{colon}{variant}"


def _unknown(name: str) -> Unknown | None:
    code, colon, variant = name.partition(":")
    code = code.upper()
    cards = {rule.info.code: rule.info for rule in ALL_RULES}
    families = {card.family: None for card in cards.values()}
    if code in families and not colon:
        return None
    if code not in cards:
        near = did_you_mean(code, (*cards, *families))
        return Unknown("which is no rule", near, "commitcheck rules")
    if colon and variant not in cards[code].variants:
        near = did_you_mean(variant, cards[code].variants)
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
    given ones.
    """

    as_of: dt.date
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

    def wants(self, code: str) -> bool:
        """Should a rule run at all? What could not be read is said whatever was selected."""
        if code == _ALWAYS:
            return True
        family = code[:3]
        selected = {name.partition(":")[0] for name in self.select}
        wanted = not selected or code in selected or family in selected
        return wanted and code not in self.ignore and family not in self.ignore

    def keeps(self, found: Finding) -> bool:
        """Should a finding of a rule that ran be kept, its variant considered?

        An input error always is: whoever could ignore it would call an unread file clean.
        """
        is_unread = found.rule == _ALWAYS and found.severity is Severity.ERROR
        return is_unread or self.keeps_code(found.code)

    def keeps_code(self, code: str) -> bool:
        """The same by the finding's whole code."""
        rule = code.partition(":")[0]
        if not {code, rule, rule[:3]}.isdisjoint(self.ignore):
            return False
        variants = [name for name in self.select if name.startswith(f"{rule}:")]
        whole = rule in self.select or rule[:3] in self.select
        return whole or not variants or code in variants


def listed(words: str | Iterable[str]) -> tuple[str, ...]:
    """A list, or the one text that somebody gave in place of it.

    Raises:
        UsageError: something in it is no text.
    """
    rules = (words,) if isinstance(words, str) else tuple(words)
    for word in rules:
        if not isinstance(word, str):
            raise UsageError(f"a rule is {word!r}, expected a code as VIS601")
    return rules
