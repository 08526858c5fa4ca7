"""Two drawn versions of a project, compared: what is said of them adds up and is proven."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from hypothesis import given

from commitcheck.api import check
from commitcheck.model.project import Project
from commitcheck.model.report import Report
from commitcheck.variants.causes import causes, taken_back
from commitcheck.variants.changes import Key, changes
from commitcheck.variants.comparing import Compared, compared
from properties.strategies import Portfolio, examples, portfolios


@given(portfolios, portfolios)
@examples(36)
def test_new_minus_gone_is_the_difference_of_two_checks(then: Portfolio, now: Portfolio) -> None:
    before, after = then.checked(), now.checked(as_of=then.as_of)
    result = compared(before.findings, after.findings)

    assert len(result.new) - len(result.gone) == len(after.unwaived) - len(before.unwaived)
    assert len(result.new) + len(result.worse) + len(result.known) == len(after.unwaived)
    fingerprints = {found.fingerprint for found in before.unwaived}
    assert {found.fingerprint for found in after.unwaived} - fingerprints <= {
        pair.now.fingerprint for pair in result.new
    }


@given(portfolios)
@examples(24)
def test_a_version_against_itself_is_empty(drawn: Portfolio) -> None:
    report = drawn.checked()
    result = compared(report.findings, report.findings)

    assert changes(drawn.built(), drawn.built()) == ()
    assert (result.new, result.worse, result.gone) == ((), (), ())


@given(portfolios, portfolios)
@examples(36)
def test_all_changes_taken_back_say_what_was_said_before(then: Portfolio, now: Portfolio) -> None:
    versions = then.built(), now.built()
    again = taken_back(*versions, [change.key for change in changes(*versions)])

    assert changes(versions[0], again) == ()
    result = compared(then.checked().findings, judged(then, again).findings)
    assert (result.new, result.worse, result.gone) == ((), (), ())


@given(portfolios, portfolios)
@examples(36)
def test_none_taken_back_is_the_newer_version(then: Portfolio, now: Portfolio) -> None:
    after = now.built()

    assert taken_back(then.built(), after, []) == after


@given(portfolios, portfolios)
@examples(5)
def test_every_cause_is_proven_and_no_part_of_it_does(then: Portfolio, now: Portfolio) -> None:
    """By judging again without it, and again without each part of it. Where a rule says several
    things of one subject, one of them is gone.
    """
    versions = then.built(), now.built()
    before, after = judged(then, versions[0]), judged(then, versions[1])
    made = changes(*versions)
    found = causes(
        (versions[0], before), (versions[1], after), made, lambda project: judged(then, project)
    )
    result = compared(before.findings, after.findings)
    was = bad(result)

    for pair, cause in zip((*result.new, *result.worse), found, strict=True):
        name = pair.now.fingerprint
        keys = [made[index].key for index in cause.changes]

        def left(keys: list[Key], name: str = name) -> int:
            report = judged(then, taken_back(*versions, keys))
            return bad(compared(before.findings, report.findings))[name]

        assert cause.is_smallest or len(keys) > 2, "the search for a smaller one may be cut"
        assert left(keys) < was[name]
        if was[name] == 1:
            for part in _parts(keys):
                assert left(part), "a smaller one would do"


MOST_EXHAUSTIVE = 5


def _parts(keys: Sequence[Key]) -> Iterator[list[Key]]:
    """Every proper part of a small set; of a large one, all but each of it and each alone."""
    whole = len(keys)
    sizes = range(1, whole) if whole <= MOST_EXHAUSTIVE else (1, whole - 1)
    for size in sizes:
        yield from map(list, combinations(keys, size))


def judged(drawn: Portfolio, project: Project) -> Report:
    return check(project, as_of=drawn.as_of, engine="off")


def bad(result: Compared) -> Counter[str]:
    """How many are new or worse, by their fingerprint."""
    return Counter(pair.now.fingerprint for pair in (*result.new, *result.worse))
