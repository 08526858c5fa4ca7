"""What `fix` finds is sound, proven and the smallest: over drawn deals, beside brute force."""

from collections.abc import Iterator
from itertools import combinations

from hypothesis import given

from commitcheck.api import check
from commitcheck.assessment.selection import settings_for
from commitcheck.deal_desk import fix
from commitcheck.model.project import Project
from commitcheck.model.report import Report
from commitcheck.ways_out.candidate import Candidate, changed, cost
from commitcheck.ways_out.finding_out import Finder
from properties.strategies import Portfolio, examples, portfolios

MOST = 7
"""Candidates of which every set is judged: up to 128 sets."""

FINE = {
    "id": "C-9", "customer": "Acme", "deal": "D-9", "title": "A workshop", "kind": "services",
    "source": "order_form", "quote": "one workshop", "due": "2026-12-31", "status": "proposed",
    "approvals": [{"role": "product", "date": "2026-01-05"}],
}  # fmt: skip
"""A draft that nothing stands against in most visions, so that there is a deal without the rest."""


def of_one_deal(drawn: Portfolio) -> Portfolio:
    """The drawn promises that are not signed are one deal with a fine one, the others as drawn."""
    drafts = ("proposed", "negotiating")
    own = {"deal": "D-9", "customer": "Acme"}
    promises = [
        {**fields, **own} if fields.get("status", "proposed") in drafts else fields
        for fields in drawn.promises
    ]
    return drawn.with_promises((*promises, FINE))


def deals(project: Project, drawn: Portfolio) -> Iterator[tuple[str, Finder]]:
    settings = settings_for(project, drawn.as_of, (), ())
    for deal in check(project, as_of=drawn.as_of, engine="off").deals:
        if deal.drafts:
            yield deal.id, Finder(project, settings, deal.id, {})


def goes(chosen: tuple[Candidate, ...]) -> bool:
    return all(a.goes_with(b) for a, b in combinations(chosen, 2))


@given(portfolios.map(of_one_deal))
@examples(18)
def test_brute_force_finds_nothing_smaller(drawn: Portfolio) -> None:
    """Every set of what was offered, judged: none that works costs less."""
    for _, finder in deals(drawn.built(), drawn):
        found = finder.found()
        offered = finder.offered
        if len(offered) > MOST or not found.is_complete:
            continue
        works = [
            cost(chosen)
            for size in range(len(offered) + 1)
            for chosen in combinations(offered, size)
            if goes(chosen) and not finder.attempt(frozenset(chosen)).left
        ]
        assert min(works, default=None) == (None if found.chosen is None else cost(found.chosen))


@given(portfolios.map(of_one_deal))
@examples(24)
def test_what_it_says_leaves_nothing_against_the_deal(drawn: Portfolio) -> None:
    """And touches no other promise, no signed one, nothing beside the promises."""
    project = drawn.built()
    for deal, finder in deals(project, drawn):
        found = finder.found()
        told = fix(project, deal, as_of=drawn.as_of, engine="off")
        assert (told.after is None) == (found.chosen is None)
        if found.chosen is None:
            continue
        after = changed(project, found.chosen, drawn.as_of)
        judged = check(after, as_of=drawn.as_of, engine="off").deals
        answer = next(it for it in judged if it.id == deal)
        assert answer.verdict == told.after
        assert answer.changes == ()
        for old, new in zip(project.commitments, after.commitments, strict=True):
            assert old == new or (old.deal_id == deal and old.is_draft)
        assert (after.vision, after.waivers) == (project.vision, project.waivers)
        assert (after.links, after.decisions) == (project.links, project.decisions)


@given(portfolios.map(of_one_deal))
@examples(18)
def test_a_sound_deal_is_said_to_be(drawn: Portfolio) -> None:
    project = drawn.built()
    for deal in check(project, as_of=drawn.as_of, engine="off").deals:
        told = fix(project, deal.id, as_of=drawn.as_of, engine="off")
        is_fine = deal.verdict in ("sign", "conforms", "no_conflict_seen")
        assert (told.standing == "sound") == is_fine
        assert told.before == deal.verdict


RANKS = {word: rank for rank, word in enumerate((
    "sign", "conforms", "no_conflict_seen", "could_not_be_judged", "sign_with_changes",
    "owes_changes", "do_not_sign", "conflicts",
))}  # fmt: skip


def of_others(report: Report, deal: str) -> dict[tuple[str, object, str], tuple[int, bool]]:
    """Every finding of each other deal by its rule, subject and deal, with its weight."""
    deal_of = {it.commitment: it.deal for it in report.commitments}
    told: dict[tuple[str, object, str], tuple[int, bool]] = {}
    for found in report.unwaived:
        subject = found.subject
        own = {"commitment": deal_of.get(subject.id), "deal": subject.id}.get(subject.kind)
        for other in {own, *found.deals} - {None, deal}:
            key = (found.code, subject, str(other))
            weight = (int(found.severity), found.worse_when_signed)
            told[key] = max(weight, told.get(key, weight))
    return told


@given(portfolios)
@examples(24)
def test_no_other_deal_is_the_worse_for_it(drawn: Portfolio) -> None:
    """What others have against them and the words for them: nothing is added, nothing grows."""
    project = drawn.built()
    before = check(project, as_of=drawn.as_of, engine="off")
    words = {it.id: RANKS[it.verdict] for it in before.deals}
    for deal, finder in deals(project, drawn):
        found = finder.found()
        for chosen in filter(None, (found.chosen, *finder.alternatives(found))):
            made = changed(project, chosen, drawn.as_of)
            after = check(made, as_of=drawn.as_of, engine="off")
            known = of_others(before, deal)
            added = [
                key
                for key, weight in of_others(after, deal).items()
                if weight > known.get(key, (-1, False))
            ]
            assert added == []
            assert all(RANKS[it.verdict] <= words[it.id] for it in after.deals if it.id != deal)
