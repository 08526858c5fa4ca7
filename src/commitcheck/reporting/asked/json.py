"""JSON of an answer to sales, version 1: `schemas/ask.schema.json`; and of all offers."""

from typing import Any

import msgspec

from commitcheck._version import __version__
from commitcheck.model.asked import Against, Asked, Offer, Offers
from commitcheck.model.reading import ReadPromise
from commitcheck.reporting.comparison.json import line, rows
from commitcheck.reporting.json import wire
from commitcheck.reporting.json.steps import step_wire

Wire = dict[str, Any]


def render(asked: Asked) -> str:
    """The answer. Other customers are in it only where they were asked for."""
    sections = (
        line("format", "commitcheck-ask"),
        line("version", 1),
        line("tool", {"name": "commitcheck", "version": __version__}),
        line("as_of", asked.as_of.isoformat()),
        line("text", asked.text),
        line("answer", asked.answer),
        line("from", None if asked.start is None else asked.start.isoformat()),
        rows("with", map(step_wire, asked.changes)),
        line("say", asked.say),
        line("who", asked.who),
        line("why", None if asked.why is None else str(asked.why)),
        rows("read", map(_read, asked.read)),
        rows("findings", map(_against, asked.against)),
        rows("promises", map(_part, asked.parts)),
        line("note", asked.note),
    )
    return "{\n" + ",\n".join(sections) + "\n}\n"


def render_offers(found: Offers) -> str:
    """Everything that can be promised, one capability a line."""
    sections = (
        line("format", "commitcheck-offers"),
        line("version", 1),
        line("tool", {"name": "commitcheck", "version": __version__}),
        line("as_of", found.as_of.isoformat()),
        line("segment", found.segment),
        rows("offers", map(_offer, found.offers)),
    )
    return "{\n" + ",\n".join(sections) + "\n}\n"


def _part(asked: Asked) -> Wire:
    """One promise of several by itself."""
    return {
        "text": asked.text,
        "start": asked.read[0].start,
        "end": asked.read[0].end,
        "answer": asked.answer,
        "from": None if asked.start is None else asked.start.isoformat(),
        "with": [step_wire(step) for step in asked.changes],
        "say": asked.say,
        "who": asked.who,
        "why": None if asked.why is None else str(asked.why),
        "findings": [_against(against) for against in asked.against],
    }


def _read(entry: ReadPromise) -> Wire:
    """What was read, as `read --format json` has it."""
    values: Wire = msgspec.to_builtins(entry)
    return values


def _against(against: Against) -> Wire:
    return {
        "rule": against.rule,
        "severity": against.severity,
        "message": str(against.message),
        "next_step": str(against.next_step),
        "who": against.who,
        "quotes": [
            {"text": quote.text, "location": wire.location(quote.at)} for quote in against.quotes
        ],
    }


def _offer(offer: Offer) -> Wire:
    return {
        "capability": offer.capability,
        "name": offer.name,
        "answer": offer.answer,
        "from": None if offer.start is None else offer.start.isoformat(),
        "confidence": offer.confidence,
        "who": offer.who,
    }
