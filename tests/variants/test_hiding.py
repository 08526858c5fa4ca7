"""A comparison without names: one thing has one name on both sides, and nothing else is left."""

import pytest

from commitcheck.over_time import diff
from commitcheck.variants.comparison import Comparison
from commitcheck.variants.hiding import redacted
from variants.repositories import auditrail, slipped


@pytest.fixture(scope="module")
def comparisons(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Comparison]:
    """What a slip of the roadmap breaks, and what its way back mends."""
    made = auditrail(tmp_path_factory.mktemp("hiding") / "repository")
    made.commit({"vision.yaml": slipped("2026-08-31")}, day="2026-03-05")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(made.folder)
        return {"broken": diff("HEAD~1", "HEAD"), "mended": diff("HEAD", "HEAD~1")}


def names_of(comparison: Comparison) -> set[str]:
    found = {it.customer for it in comparison.report.commitments}
    found |= {deal.customer for deal in comparison.deals}
    return found | {message.customer for message in comparison.tell}


def test_what_is_new_and_what_is_gone_have_the_names_of_the_report(
    comparisons: dict[str, Comparison],
) -> None:
    plain, hidden = comparisons["broken"], redacted(comparisons["broken"], "customers")
    assert "Acme" in names_of(plain)
    assert names_of(hidden).isdisjoint(names_of(plain))
    assert [it.finding.rule for it in hidden.bad] == [it.finding.rule for it in plain.bad]
    assert "Acme" not in str([it.finding.message for it in hidden.bad])
    (message,) = hidden.tell
    promise = next(it for it in hidden.report.commitments if it.commitment == "K-1")
    assert (message.customer, message.deal) == (promise.customer, promise.deal)

    plain, hidden = comparisons["mended"], redacted(comparisons["mended"], "customers")
    assert plain.gone
    assert [it.rule for it in hidden.gone] == [it.rule for it in plain.gone]
    assert "Acme" not in str([it.message for it in hidden.gone])


def test_several_things_may_be_hidden_with_or_without_blanks(
    comparisons: dict[str, Comparison],
) -> None:
    together = redacted(comparisons["broken"], "customers, money")
    assert together == redacted(comparisons["broken"], "customers,money")
    assert [deal.arr for deal in comparisons["broken"].deals] == [120000]
    assert [deal.arr for deal in together.deals] == [None]
    assert [deal.arr for deal in redacted(comparisons["broken"], "customers").deals] == [120000]


def test_days_and_words_of_our_own_stay_unless_all_is_hidden(
    comparisons: dict[str, Comparison],
) -> None:
    (change,) = redacted(comparisons["broken"], "customers").changes
    assert (change.old, change.new) == ("2026-06-30", "2026-08-31")
    everything = redacted(comparisons["broken"], "customers,people,quotes,money")
    assert everything.latest_safe == {}
    assert redacted(comparisons["broken"], "customers").latest_safe == (
        comparisons["broken"].latest_safe
    )
