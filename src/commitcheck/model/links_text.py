"""The words of a promise that a remembered link was decided on, as a fingerprint."""

import unicodedata
from hashlib import sha256

from commitcheck.model.commitment import Commitment


def text_fingerprint(promise: Commitment) -> str:
    """16 hex digits over title, description and quote.

    Case, kinds of white space and ways to write a character make no difference: a decision
    is to survive an export, not a change of words.
    """
    texts = (promise.title, promise.description, promise.quote)
    identity = "\0".join(_normal(text or "") for text in texts)
    return sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _normal(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
