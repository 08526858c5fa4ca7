"""Drawn histories under git: what is said of them equals checking each version by itself."""

import contextlib
import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from commitcheck.api import check, load
from commitcheck.over_time import diff, since_signing
from commitcheck.reporting import render
from commitcheck.variants.signing import LEFT_OUT
from properties.strategies import examples
from variants.repositories import VISION, Repository

FIRST = dt.date(2026, 1, 5)
HEAD = "id,deal,customer,title,capability,status,signed_on,due\n"
lands = st.sampled_from(("2026-03-31", "2026-06-30", "2026-10-31"))
slips = st.lists(st.tuples(st.integers(2, 60), lands), max_size=3)
"""Days after the one before, and when the roadmap item lands from then on."""
signatures = st.lists(st.integers(-5, 120), min_size=1, max_size=4)
"""Days after the first commit; before it there was no vision."""


@contextlib.contextmanager
def history(made: Sequence[tuple[int, str]], signed: Sequence[int]) -> Iterator[Repository]:
    rows = "".join(
        f"K-{number},D-{number},Acme,SCIM,scim,signed,{FIRST + dt.timedelta(days)},2026-07-31\n"
        for number, days in enumerate(signed)
    )
    with TemporaryDirectory() as folder, contextlib.chdir(folder):
        repository = Repository(Path(folder))
        repository.commit(
            {"vision.yaml": VISION, "commitments.csv": HEAD + rows,
             "commitcheck.yaml": "schema_version: 1\nas_of: 2026-07-15\n"},
            day=FIRST.isoformat(),
        )  # fmt: skip
        day = FIRST
        for days, landing in made:
            day += dt.timedelta(days)
            moved = VISION.replace("earliest: 2026-05-01", f"earliest: {landing}").replace(
                "latest: 2026-06-30", f"latest: {landing}"
            )
            repository.commit({"vision.yaml": moved}, day=day.isoformat())
        yield repository


def held(repository: Repository, day: dt.date, promise: str) -> bool:
    """By a plain check of the commit of that day, as on that day."""
    line = repository.git("log", "--format=%H %cs").splitlines()
    commit = next(id_ for id_, then in map(str.split, line) if then <= day.isoformat())
    with TemporaryDirectory() as folder:
        for name in ("vision.yaml", "commitments.csv"):
            text = repository.git("show", f"{commit}:{name}")
            Path(folder, name).write_text(f"{text}\n", "utf-8")
        report = check(load(folder), as_of=day, ignore=LEFT_OUT, engine="off")
    [answer] = [answer for answer in report.commitments if answer.commitment == promise]
    return answer.answer != "does_not_conform"


@given(slips, signatures)
@examples(6)
def test_since_signing_equals_checking_each_promise_at_its_day(
    made: list[tuple[int, str]], signed: list[int]
) -> None:
    """A change of the very day counts as one made since, and is left to its own test."""
    with history(made, signed) as repository:
        changed = set(repository.git("log", "--format=%cs").split()) - {FIRST.isoformat()}
        for found in since_signing().promises:
            day = found.promise.signed_on
            assert day is not None
            if day < FIRST:
                assert found.outcome == "could_not_be_judged"
            elif day.isoformat() not in changed:
                then = held(repository, day, found.promise.id)
                now = held(repository, dt.date(2026, 7, 15), found.promise.id)
                assert (
                    found.outcome
                    == {
                        (True, True): "held",
                        (True, False): "broken_since",
                        (False, True): "healed",
                        (False, False): "wrong_from_the_start",
                    }[then, now]
                )


@given(slips, signatures)
@examples(5)
def test_saved_reports_agree_with_refs(made: list[tuple[int, str]], signed: list[int]) -> None:
    """And a ref compared with itself is empty."""
    with history(made, signed) as repository:
        first = repository.git("rev-list", "--max-parents=0", "HEAD")
        for name, ref in (("then.json", first), ("now.json", "HEAD")):
            for file in ("vision.yaml", "commitments.csv"):
                repository.write({file: repository.git("show", f"{ref}:{file}") + "\n"})
            record = render(check(load(), engine="off"), "json")
            assert isinstance(record, str)
            repository.write({name: record})
        by_refs, by_reports = diff(first, "HEAD"), diff("then.json", "now.json")
        for kind in ("new", "worse"):
            assert sorted(
                change.finding.fingerprint for change in getattr(by_refs, kind)
            ) == sorted(change.finding.fingerprint for change in getattr(by_reports, kind))
        assert sorted(gone.fingerprint for gone in by_refs.gone) == sorted(
            gone.fingerprint for gone in by_reports.gone
        )
        same = diff("HEAD", "HEAD")
        assert (same.changes, same.bad, same.gone) == ((), (), ())
