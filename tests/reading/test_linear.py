"""Reading is not quadratic: twice the text is at most twice the work, counted in steps.

As in the tests of the rules, a step is a line that Python runs; that no pattern runs away is held
by the tests with hostile texts.
"""

import datetime as dt
from collections.abc import Callable, Mapping

import pytest

import building as b
from commitcheck.reading.read_text import read_text
from rules.test_linear import steps

SIZE = 100
"""Clauses: so many that what looks at all of them for each of them would show."""
SLACK = 1.01
"""What stands around a clause is looked at too, and the first and the last have less of it."""
ONCE = 3_000
"""Steps that a text takes whatever its length."""

VISION = b.vision(
    capabilities=[{"id": "scim", "name": "SCIM provisioning", "status": "planned"},
                  {"id": "audit", "name": "Audit log"}],
    dimensions=[{"id": "uptime", "type": "number"}],
)  # fmt: skip

TEXTS: Mapping[str, Callable[[int], str]] = {
    "promises": lambda at: f"We will deliver SCIM provisioning {at} by 30 June 2027. ",
    "small talk": lambda at: f"They were glad to see us at number {at}. ",
    "one long sentence": lambda at: f"the audit log {at} and an uptime of 99.9 % and ",
    "no stop anywhere": lambda _: "word after word ",
    "lines of a list": lambda at: f"- Audit log {at}: available by 1 March 2027\n",
    "rows of bars": lambda at: f"| SCIM provisioning {at} | 2027-03-01 | yes |\n",
    "questions and answers": lambda at: f"Do you have an audit log, {at}? Yes, we do.\n",
    "a lead and its parts": lambda at: (
        f"{'The provider shall:' if at % 8 == 0 else ''}\n"
        f"({at % 8}) deliver the audit log within 30 days;\n"
    ),
    "an older mail": lambda at: f"> We will deliver SCIM provisioning {at}.\n",
}


@pytest.mark.parametrize("shape", TEXTS)
def test_twice_the_text_is_at_most_twice_the_work(shape: str) -> None:
    """Of sentences, of one that does not end, of lists, tables, answers and mails."""
    project = b.project(VISION)

    def text(first: int, size: int) -> str:
        return "".join(map(TEXTS[shape], range(first, first + size)))

    def read(said: str) -> None:
        read_text(said, project, written_on=dt.date(2026, 10, 1))

    def taken(said: str) -> int:
        return steps(lambda: read(said))

    few, many = text(2_000, SIZE), text(4_000, 2 * SIZE)
    read(few + many)  # word lists are read, and patterns compiled, once

    assert taken(many) <= 2 * taken(few) * SLACK + ONCE
