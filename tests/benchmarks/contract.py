"""A contract of a hundred pages as PDF, always the same: headings and numbered clauses."""

from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from random import Random

from benchmarks.generate import rows
from papers import Text, pdf

PAGES, CLAUSES = 100, 8
_THINGS = 200
_WIDTH, _LINE, _LEFT, _TOP = 88, 12, 72, 740
_SENTENCES = (
    "Supplier shall deliver {thing} no later than {day} March 2027.",
    "Availability is 99.9 per cent in each month, failing which a credit of {day} per cent is due.",
    "Each party keeps confidential what it learns of the other's {thing}.",
    "Customer shall provide access to its {thing} environment.",
    "The parties agree that notices are given in writing.",
    "Fees are due thirty days after the date of the invoice.",
)


def write_contract(path: Path) -> None:
    """Some 1,600 sentences, of which one in three promises something."""
    chance = Random(7)  # noqa: S311 - a benchmark wants the same numbers every time
    things = [row["title"].lower() for row in rows(_THINGS, _THINGS)]
    path.write_bytes(pdf(*(list(_page(chance, things, page + 1)) for page in range(PAGES))))


def _page(chance: Random, things: Sequence[str], number: int) -> Iterator[Text]:
    yield Text(_LEFT, _TOP, f"{number}. {chance.choice(things).title()}", _LINE, bold=True)
    height = count(_TOP - 2 * _LINE, -_LINE)
    for clause in range(1, CLAUSES + 1):
        said = " ".join(_sentence(chance, things) for _ in range(2))
        for line in _lines(f"{number}.{clause} {said}"):
            yield Text(_LEFT, next(height), line)
        next(height)


def _sentence(chance: Random, things: Sequence[str]) -> str:
    sentence = chance.choice(_SENTENCES)
    return sentence.format(thing=chance.choice(things), day=chance.randrange(5, 20))


def _lines(text: str) -> Iterator[str]:
    line = ""
    for word in text.split():
        if len(line) + len(word) > _WIDTH:
            yield line
            line = ""
        line = f"{line} {word}".strip()
    yield line
