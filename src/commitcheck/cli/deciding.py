"""Decisions about promises' texts, taken all at once or one by one, and written to links.yaml."""

import sys
from collections.abc import Iterator

from commitcheck.assessment.questions import Question, questions
from commitcheck.assessment.settings import Settings
from commitcheck.cli.git_user import decider_name
from commitcheck.cli.links_file import LinksFile
from commitcheck.editing.links import merged
from commitcheck.editing.review import Decider, review
from commitcheck.reporting.inert import inert
from commitcheck.reporting.review_page import question_page
from commitcheck.rules.context import Context


def accept(context: Context, settings: Settings, links: str | None, by: str | None) -> None:
    """Record every sure match of an unlinked promise; a conflict is never accepted unseen.

    `links` and `by` are the options' values.

    Raises:
        CommitcheckError: nobody to name, or links.yaml could not be read whole or written.
    """
    file = LinksFile(context.project, links)
    decider = Decider(decider_name(by), settings.as_of)
    decided, added = context.project.links, 0
    for promise, suggestions in questions(context, settings):
        for one in suggestions:
            if one.why == "unlinked" and one.band == "match":
                decided, added = merged(decided, decider.accepted(promise, one)), added + 1
    if added:
        file.write(decided)
    _say(f"{added} accepted, in {file.path}" if added else "nothing to accept, nothing written")


def go_through(context: Context, settings: Settings, links: str | None, by: str | None) -> None:
    """Ask about every suggestion; written after every key, so that quitting loses nothing.

    Raises:
        CommitcheckError: as above.
    """
    file = LinksFile(context.project, links)
    decider = Decider(decider_name(by), settings.as_of)
    asked = questions(context, settings)

    def show(question: Question | None, at: int, word: str) -> None:
        page = "" if question is None else question_page(question, at + 1, len(asked))
        print(f"{inert(word)}\n{page}" if word else page, flush=True)  # noqa: T201 - a dialogue

    written = False
    for decided in review(asked, context.project.links, decider, keys(), show):
        file.write(decided)
        written = True
    _say(f"written to {file.path}" if written else "nothing decided, nothing written")


def keys() -> Iterator[str]:
    """Keys as they are pressed on a terminal, else the characters of standard input."""
    if sys.stdin.isatty():
        from click import getchar  # noqa: PLC0415 - only for a review

        while True:
            try:
                yield getchar()
            except (EOFError, KeyboardInterrupt):
                return
    for line in sys.stdin:
        yield from line.rstrip("\r\n")


def _say(text: str) -> None:
    print(inert(text), file=sys.stderr)  # noqa: T201 - beside the result
