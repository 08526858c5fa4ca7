"""A review of suggestions, one key per promise: keys in, decisions out, no terminal needed."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from commitcheck.assessment.suggestions.questions import Question
from commitcheck.editing.links import merged
from commitcheck.model.commitment import Commitment
from commitcheck.model.report import Suggestion
from commitcheck.model.waiver import Link, text_fingerprint

QUIT = ("q", "\x03", "\x04", "\x1b")
_UNDO = ("u", "\x7f", "\x08")
_UNSURE = "none of these is a confident match; accept one by its number"


class Decider(Struct, frozen=True):
    """Who decides, and on which day."""

    by: str
    day: dt.date

    def link(self, promise: Commitment, item: str | None, decision: str) -> Link:
        """The decision as it is remembered, with the words it was made on."""
        return Link(promise.id, item, decision, self.by, self.day, text_fingerprint(promise))

    def accepted(self, promise: Commitment, suggestion: Suggestion) -> Link:
        return self.link(promise, f"{suggestion.kind}:{suggestion.id}", "accepted")


class Asked(Struct, frozen=True):
    """Where a review is: what is asked next and what has been decided."""

    at: int
    links: tuple[Link, ...]


def review(
    questions: Sequence[Question],
    links: tuple[Link, ...],
    decider: Decider,
    keys: Iterator[str],
    show: Callable[[Question | None, int, str], None],
) -> Iterator[tuple[Link, ...]]:
    """Ask about every promise; after each decision or undo give the links as they are now.

    `show` is told the question at hand (None at the end), its number, and a word about the
    key before. Keys: 1 to 9 accept, a the first where it is a confident match, r rejects all
    shown, n none, s skips, u undoes, q quits. What was given is decided: whoever writes it at
    once loses nothing by quitting.
    """
    before: list[Asked] = []
    now, word = Asked(0, links), ""
    while now.at < len(questions):
        question = questions[now.at]
        show(question, now.at, word)
        key = next(keys, QUIT[0]).lower()
        if key in QUIT:
            return
        if key in _UNDO:
            word = "undone" if before else "nothing to undo"
            if before:
                undone, now = now, before.pop()
                if undone.links != now.links:
                    yield now.links
            continue
        decided = _decided(question, key, decider)
        if decided is None:
            word = _UNSURE if key == "a" else "that key says nothing here"
            continue
        before.append(now)
        links = now.links
        for link in decided:
            links = merged(links, link)
        now, word = Asked(now.at + 1, links), _word(decided)
        if decided:
            yield links
    show(None, now.at, word)


def _decided(question: Question, key: str, decider: Decider) -> Sequence[Link] | None:
    """The links that a key makes; none to skip, None for a key that means nothing.

    What was accepted for other words and is passed over now has been rejected.
    """
    promise, shown = question
    if key in ("s", " "):
        return ()
    if key == "r":
        return [
            decider.link(promise, f"{suggestion.kind}:{suggestion.id}", "rejected")
            for suggestion in shown
        ]
    if key == "n" and question.may_be_none:
        return [decider.link(promise, None, "none")]
    if key == "a" and not question.is_sure:
        return None
    number = 1 if key == "a" else int(key) if key.isascii() and key.isdigit() else 0
    if not 1 <= number <= len(shown):
        return None
    chosen = shown[number - 1]
    passed_over = [
        decider.link(promise, f"{suggestion.kind}:{suggestion.id}", "rejected")
        for suggestion in shown
        if suggestion.why == "suspect" and suggestion is not chosen
    ]
    return [decider.accepted(promise, chosen), *passed_over]


def _word(decided: Sequence[Link]) -> str:
    """What was decided, for the line above the next question."""
    if not decided:
        return "skipped"
    names = ", ".join(link.item for link in decided if link.item)
    what = f"{decided[0].decision} {names}" if names else "nothing in the vision is meant"
    return f"{decided[0].commitment}: {what}"
