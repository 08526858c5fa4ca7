"""How it is said, for every format that people read."""

from collections.abc import Iterator

from commitcheck.model.history import Outcome, signed_sentence
from commitcheck.reporting.comparison.words import change_words
from commitcheck.variants.signing import SignedPromise, SinceSigning, counts

TITLES: tuple[tuple[Outcome, str], ...] = (
    ("broken_since", "Broken since signing"),
    ("wrong_from_the_start", "Wrong from the first day"),
    ("healed", "Healed"),
    ("could_not_be_judged", "Could not be judged"),
)
"""The lists in their order; promises that held are counted only."""


def headline(result: SinceSigning) -> str:
    """`of 3 signed promises 1 is broken since signing, 1 was wrong from the first day`."""
    return signed_sentence(counts(result), len(result.promises))


def story(result: SinceSigning, signed: SignedPromise) -> Iterator[str]:
    """What happened to a promise, one line after the other."""
    promise = signed.promise
    match signed.outcome:
        case "broken_since":
            since = f"not since {signed.since.day}" if signed.since else "not now"
            yield f"held when signed on {promise.signed_on}, {since}"
            if signed.since is None:
                yield "not by the vision: by another promise, by its own row, or by time"
        case "wrong_from_the_start":
            yield f"did not hold when signed on {promise.signed_on}"
        case "healed":
            yield f"did not hold when signed on {promise.signed_on}, holds now"
        case _:
            yield signed.why
    yield from (change_words(result.changes[index]) for index in signed.causes)
