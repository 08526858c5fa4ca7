"""Words that a condition compares a field with which only ever holds words of a closed list.

`promise.status == 'sigend'` is no error of the language: it is false of every promise.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from commitcheck.loading.own_rules.names import Fault, Use
from commitcheck.loading.own_rules.tokens import Token
from commitcheck.loading.schemas.compile import load_schema
from commitcheck.model.phrase import did_you_mean

_EQUALS = ("==", "!=")


def choice_faults(words: Sequence[Token], uses: Sequence[Use]) -> Iterator[Fault]:
    """Every word that a field is compared with and never holds."""
    ends = {token.end: at for at, token in enumerate(words)}
    for use in uses:
        known = _choices(use.name)
        if not known or use.end not in ends:
            continue
        for literal in _compared(words, use, ends[use.end]):
            said = literal.text.strip("'\"")
            if said not in known:
                near = did_you_mean(said, known)
                cure = f"did you mean '{near}'?" if near else f"it is {', '.join(known)}"
                yield Fault(f"{use.own} is never {literal.text}", cure, literal.start, literal.text)


def _compared(words: Sequence[Token], use: Use, last: int) -> Iterator[Token]:
    """The texts on the other side of `==`, or in a list after `in`."""
    first = next(at for at, token in enumerate(words) if token.start == use.start)
    if last + 2 < len(words) and words[last + 1].text in _EQUALS:
        yield from _text(words[last + 2])
    if first > 1 and words[first - 1].text in _EQUALS:
        yield from _text(words[first - 2])
    if last + 2 < len(words) and (words[last + 1].text, words[last + 2].text) == ("in", "["):
        for token in words[last + 3 :]:
            if token.text == "]":
                return
            yield from _text(token)


def _text(token: Token) -> Iterator[Token]:
    """A text that stands for itself: neither raw nor with anything escaped."""
    if token.kind == "text" and token.text[0] in "'\"" and "\\" not in token.text:
        yield token


def _choices(name: str) -> tuple[str, ...]:
    """The words of a field's closed list, as its schema has them; empty where it has none."""
    commitment = load_schema("commitments")["definitions"]["commitment"]["properties"]
    vision = load_schema("vision")["properties"]
    head, _, field = name.rpartition(".")
    records: dict[str, Any] = {
        "promise": commitment,
        "deal.promises": commitment,
        "promise.approvals": commitment["approvals"]["items"]["properties"],
        "deal.promises.approvals": commitment["approvals"]["items"]["properties"],
        "roadmap_item": vision["roadmap"]["items"]["properties"],
        "vision.product": vision["product"]["properties"],
        "vision.positioning": vision["positioning"]["properties"],
    }
    listed = records.get(head, {}).get(field, {}).get("enum", ())
    return tuple(word for word in listed if isinstance(word, str))
