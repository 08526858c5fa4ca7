"""A run of some rules or of one deal says what the whole says of them, never more kindly."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from commitcheck.model.finding import Finding, Severity
from commitcheck.model.report import Report
from commitcheck.rules import ALL_RULES
from properties.strategies import Portfolio, examples, portfolios

CODES = sorted(rule.info.code for rule in ALL_RULES)
FAMILIES = sorted({code[:3] for code in CODES})
LATE = ("WVR",)
"""They look at what the other rules found, so they are drawn with these."""
PARTS = sorted(
    f"{rule.info.code}:{variant}" for rule in ALL_RULES for variant in rule.info.variants
)
wanted = st.lists(st.sampled_from([*FAMILIES, *CODES]), min_size=1, max_size=4, unique=True)
with_parts = st.lists(
    st.sampled_from([*FAMILIES, *CODES, *PARTS]), min_size=1, max_size=4, unique=True
)
YES = ("conforms", "sign")


@given(portfolios, wanted)
@examples(30)
def test_selected_rules_find_what_they_find_in_the_whole(
    drawn: Portfolio, chosen: list[str]
) -> None:
    """Finding by finding: places, words, waivers and weight; and what could not be read."""
    whole, part = drawn.checked(), drawn.checked(select=chosen)

    assert without_late(part) == tuple(
        found
        for found in without_late(whole)
        if found.rule.startswith(tuple(chosen)) or is_unread(found)
    )


@given(portfolios, wanted)
@examples(18)
def test_rules_that_are_ignored_change_no_other(drawn: Portfolio, chosen: list[str]) -> None:
    """What could not be read is said all the same."""
    whole, part = drawn.checked(), drawn.checked(ignore=chosen)

    assert without_late(part) == tuple(
        found
        for found in without_late(whole)
        if is_unread(found) or not found.rule.startswith(tuple(chosen))
    )


@given(portfolios, with_parts, st.sampled_from(("select", "ignore")))
@examples(24)
def test_no_yes_is_earned_by_leaving_rules_out(
    drawn: Portfolio, chosen: list[str], option: str
) -> None:
    """Of a promise, of a deal, of the portfolio: and the report says what was left out."""
    whole = drawn.checked()
    part = drawn.checked(**{option: chosen})

    words = answers(whole)
    assert {name for name, word in answers(part).items() if word in YES} <= {
        name for name, word in words.items() if word in YES
    }
    assert part.left_out


@given(portfolios, st.data())
@examples(30)
def test_one_deal_is_the_whole_run_filtered_to_it(drawn: Portfolio, data: Any) -> None:
    """Its answers, its word, and every finding that names it or one of its promises."""
    whole = drawn.checked()
    deal = data.draw(st.sampled_from(sorted({it.deal for it in whole.commitments} or {""})))
    if not deal:
        return
    part = drawn.checked(deal=deal)

    own = tuple(answer for answer in whole.commitments if answer.deal == deal)
    promises = {answer.commitment for answer in own}
    assert part.commitments == own
    assert part.deals == tuple(word for word in whole.deals if word.id == deal)
    assert part.findings == tuple(
        found for found in whole.findings if is_about(found, deal, promises)
    )
    assert part.left_out == (f"only deal {deal} is shown",)


@given(portfolios, st.data())
@examples(18)
def test_one_customer_is_all_their_deals(drawn: Portfolio, data: Any) -> None:
    """Whoever shares a deal with them."""
    whole = drawn.checked()
    names = sorted({it.customer for it in whole.commitments})
    if not names:
        return
    name = data.draw(st.sampled_from(names))
    part = drawn.checked(customer=name)

    deals = {answer.deal for answer in whole.commitments if answer.customer == name}
    assert part.commitments == tuple(it for it in whole.commitments if it.deal in deals)
    assert part.deals == tuple(word for word in whole.deals if word.id in deals)


def is_about(found: Finding, deal: str, promises: set[str]) -> bool:
    kind, name = found.subject[:2]
    if kind in ("commitment", "deal"):
        return name in promises if kind == "commitment" else name == deal or deal in found.deals
    return found.rule.startswith("INP") or deal in found.deals


def is_unread(found: Finding) -> bool:
    return found.rule == "INP001" and found.severity is Severity.ERROR


def without_late(report: Report) -> tuple[Finding, ...]:
    return tuple(found for found in report.findings if not found.rule.startswith(LATE))


def answers(report: Report) -> dict[tuple[str, str], str]:
    return {
        **{("promise", answer.commitment): answer.answer for answer in report.commitments},
        **{("deal", deal.id): deal.verdict for deal in report.deals},
    }
