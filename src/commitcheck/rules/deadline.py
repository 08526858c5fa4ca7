"""By when something about a promise has to happen."""

from commitcheck.model.commitment import Commitment
from commitcheck.model.phrase import Phrase, phrase


def by_signature(promise: Commitment) -> Phrase:
    """`before the signature on 2026-03-31` while there is time, else `now`."""
    if not promise.is_draft:
        return phrase("now")
    if promise.expected_signature is None:
        return phrase("before the signature")
    return phrase("before the signature on {}", promise.expected_signature)
