"""From the words of options and configuration to validated settings."""

from collections.abc import Iterable, Mapping

from commitcheck.errors import UsageError
from commitcheck.model.nearest import did_you_mean
from commitcheck.model.severity import Severity
from commitcheck.rules import ALL_RULES

_BY_LABEL = {severity.label: severity for severity in Severity}


def codes(names: Iterable[str], option: str) -> tuple[str, ...]:
    """Rule codes, families and `code:variant`s out of comma-separated words.

    Raises:
        UsageError: a name is no rule, family or variant; it says which one is near.
    """
    wanted = (name.strip() for words in names for name in words.split(","))
    return tuple(_known(name, option) for name in wanted if name)


def weights(severity: Mapping[str, str], option: str) -> dict[str, Severity]:
    """`{"COM803": "info"}` as rule and weight; the words are validated by the schema or here."""
    found = {}
    for name, word in severity.items():
        if word not in _BY_LABEL:
            raise UsageError(f"{option} of {name} is {word}, expected error, warning or info")
        found[_known(name, option)] = _BY_LABEL[word]
    return found


def _known(name: str, option: str) -> str:
    code, colon, variant = name.partition(":")
    code = code.upper()
    cards = {rule.info.code: rule.info for rule in ALL_RULES}
    families = {card.family for card in cards.values()}
    if code in families and not colon:
        return code
    if code not in cards:
        raise UsageError(
            f"{option} names {name}, which is no rule{_hint(code, (*cards, *families))}"
        )
    if colon and variant not in cards[code].variants:
        raise UsageError(
            f"{option} names {name}, but {code} has no variant {variant}"
            f"{_hint(variant, cards[code].variants)}"
        )
    return f"{code}:{variant}" if colon else code


def _hint(word: str, candidates: Iterable[str]) -> str:
    near = did_you_mean(word, tuple(candidates))
    return f"; did you mean {near}?" if near else "; `commitcheck rules` lists them"
