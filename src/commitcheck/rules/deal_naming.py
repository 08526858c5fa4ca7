"""How a deal is named in a message."""

from commitcheck.model.commitment import Commitment
from commitcheck.model.phrase import Phrase, customer, deal, phrase


def deal_name(promise: Commitment) -> Phrase:
    """`D-101 with Norvik Insurance`; where no deal is named the customer stands for it."""
    if promise.deal:
        return phrase("{} with {}", deal(promise.deal), customer(promise.customer))
    return phrase("with {}", customer(promise.customer))
