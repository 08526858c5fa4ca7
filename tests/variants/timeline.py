"""A history without git, for tests of what is made of it: commits with a vision each, and a judge
that says of a promise what the vision's product is called.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from building import finding, project, promise, vision
from commitcheck.errors import InputError
from commitcheck.model.commitment import Commitment
from commitcheck.model.project import Project
from commitcheck.model.report import Answer, KnownOrigin, Report, Verdict
from commitcheck.variants.git_history import Commit
from commitcheck.variants.versions import Side, Version

TODAY = dt.date(2026, 4, 1)
WORDS = {
    "holds": "conforms",
    "unseen": "no_conflict_seen",
    "broken": "does_not_conform",
    "unclear": "could_not_be_judged",
}


def day(text: str) -> dt.date:
    """`02-10` of 2026."""
    return dt.date.fromisoformat(f"2026-{text}")


def by(state: str, *promises: Commitment, **more: Any) -> Project:
    """A project by a vision of that name."""
    return project(vision(product={"name": state}), promises, **more)


def signed(id_: str, on: str | None, **fields: Any) -> Commitment:
    return promise(id_, status="signed", signed_on=on and f"2026-{on}", **fields)


class History:
    """The first parent line, newest first."""

    def __init__(self, line: Sequence[Commit], *, is_shallow: bool, base: Commit | None) -> None:
        self.line, self.is_shallow, self.base = tuple(line), is_shallow, base

    def commit(self, ref: str) -> Commit:
        assert ref == "HEAD"
        return self.line[0]

    def first_parents(self, newest: Commit) -> tuple[Commit, ...]:
        return self.line[self.line.index(newest) :]

    def merge_base(self, first: Commit, second: Commit) -> Commit | None:
        assert first != second
        return self.base


class Past:
    """`states` are days with what the vision was called from then on, or the project itself; "!"
    and "?" are commits that cannot be read, "-" is one without a vision. What is said twice is the
    same project.
    """

    def __init__(
        self, *states: tuple[str, Any], is_shallow: bool = False, base: Commit | None = None
    ) -> None:
        self.asked: list[str] = []
        self._projects: dict[str, Project] = {}
        self._states: dict[str, Any] = {}
        line: list[Commit] = []
        for number, (on, state) in enumerate(states):
            commit = Commit(f"{number:02}{'c' * 38}", day(on))
            line.insert(0, commit)
            self._states[commit.id] = state
        self.history = History(line, is_shallow=is_shallow, base=base)
        self.readable = self

    def at(self, commit: Commit) -> Version:
        self.asked.append(commit.id[:2])
        state = self._states[commit.id]
        if state in ("!", "?"):
            raise InputError("it is broken")
        if isinstance(state, str):
            made = project() if state == "-" else by(state)
            state = self._projects.setdefault(state, made)
        return Version(side=Side("ref", commit.id[:12]), project=state, commit=commit)

    def content(self, commit: Commit) -> str:
        """What is the same in two commits has the same name."""
        if self._states[commit.id] == "?":
            raise InputError("it cannot be had")
        return f"content of {self._states[commit.id]}"

    def stood_as_it_does(self, commit: Commit) -> bool:
        return bool(self._states[commit.id] != "moved")

    def without_history(self, history: object) -> Iterator[str]:
        assert history is self.history
        yield "deals.csv is not kept in git: it is taken as it is today"


class Judge:
    """Answers by the name of the vision, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, tuple[str, ...], dt.date | None]] = []

    def __call__(self, judged: Project, on: dt.date | None) -> Report:
        name = judged.vision.product.name if judged.vision else "-"
        ids = tuple(it.id for it in judged.commitments)
        self.asked.append((name, ids, on))
        answers, findings = [], []
        for it in judged.commitments:
            word = WORDS.get(name, "conforms")
            word = {"never": "does_not_conform", "always": "conforms"}.get(it.title or "", word)
            origin = KnownOrigin(it.at(None))
            answer = Answer(it.id, "Acme", "D-1", "SSO", it.status, word, origin)
            answers.append(replace(answer, is_left_out=it.title == "left out"))
            if word == "does_not_conform":
                findings.append(finding("TIM401", it.id))
        return Report(
            "0", "Auditrail", on or TODAY, Verdict("so"), findings=tuple(findings),
            commitments=tuple(answers),
        )  # fmt: skip
