"""The vision on one page: the sentence that people agree to, and what it refuses."""

from typing import Any

import pytest

from building import vision
from commitcheck.assessment.packs.wordings import statement, vision_page

SLOTS = {
    "target_customer": "Control-tower managers",
    "need": "decide hours earlier. ",
    "category": "visibility platform",
    "key_benefit": "cuts detention by 12 %.",
    "alternatives": [
        {"name": "Spreadsheets", "kind": "status_quo"},
        {"name": "project44", "kind": "competitor"},
        {"name": "SAP", "kind": "competitor"},
    ],
    "differentiators": [
        {"id": "DF1", "claim": "ETA error below 45 minutes."},
        {"id": "DF2"},
    ],
}
TOLD = (
    "For Control-tower managers who need to decide hours earlier, Auditrail is a visibility"
    " platform that cuts detention by 12 %. Unlike Spreadsheets, project44 or SAP, Auditrail:"
    " ETA error below 45 minutes; DF2."
)


def sentence(**slots: Any) -> str:
    return str(statement(vision(positioning={**SLOTS, **slots})))


def test_the_sentence_says_for_whom_what_it_is_and_unlike_what() -> None:
    """Every slot in its place, less the dots at its end."""
    assert sentence() == TOLD


def test_a_slot_that_nobody_filled_in_says_so() -> None:
    empty = (
        "For (target customer: not written yet) who need (need: not written yet), Auditrail is"
        " (category: not written yet) that (key benefit: not written yet). Unlike (alternatives:"
        " not written yet), Auditrail: (differentiators: not written yet)."
    )
    assert str(statement(vision(positioning={}))) == empty
    assert str(statement(vision())) == empty
    assert "For (target customer: not written yet) who" in sentence(target_customer="  ")


@pytest.mark.parametrize(
    "first", ["to", "a", "an", "the", "one", "their", "our", "fewer", "less", "more", "The"]
)
def test_a_need_that_is_no_verb_reads_on_as_it_is(first: str) -> None:
    assert f" who need {first} way out, Auditrail" in sentence(need=f"{first} way out")


@pytest.mark.parametrize(
    ("category", "said"),
    [
        ("evidence platform", "an evidence platform"),
        ("Archive", "an Archive"),
        ("platform", "a platform"),
        ("a platform", "a platform"),
        ("An archive", "An archive"),
        ("the archive", "the archive"),
    ],
)
def test_the_category_has_one_article(category: str, said: str) -> None:
    assert f", Auditrail is {said} that cuts" in sentence(category=category)


def test_a_single_alternative_is_no_choice() -> None:
    """One without a name cannot be named."""
    competitors = [{"name": "Spreadsheets", "kind": "status_quo"}, {"kind": "competitor"}]
    assert "Unlike Spreadsheets, Auditrail:" in sentence(alternatives=competitors)


def test_the_page_lists_segments_by_how_they_fit() -> None:
    page = vision_page(
        vision(
            positioning={
                "version": "3.0",
                "status": "approved",
                **SLOTS,
                "segments": [
                    {"id": "shipper", "name": "Enterprise shippers", "fit": "target"},
                    {"id": "3pl", "fit": "target"},
                    {"id": "retail", "name": "Retail", "fit": "adjacent"},
                    {"id": "public", "name": "Transit", "fit": "excluded"},
                ],
            }
        )
    )
    assert (page.product, page.version, page.status) == ("Auditrail", "3.0", "approved")
    assert str(page.statement) == TOLD
    assert page.for_segments == ("Enterprise shippers", "3pl")
    assert page.beside_segments == ("Retail",)
    assert page.not_for_segments == ("Transit",)


def test_without_a_positioning_the_page_is_a_draft() -> None:
    page = vision_page(vision())
    assert (page.version, page.status) == (None, "draft")
    assert (page.for_segments, page.non_goals, page.guardrails) == ((), (), ())


def test_what_is_refused_says_how_firmly_and_until_when() -> None:
    page = vision_page(
        vision(
            non_goals=[
                {"id": "NG1", "statement": "No hosting", "until": "2027-12-31"},
                {"id": "NG2", "statement": "No hardware", "enforcement": "soft"},
                {"id": "NG3", "kinds": ["mfn"]},
            ],
            guardrails=[
                {
                    "id": "GR1",
                    "dimension": "uptime_pct",
                    "op": "max",
                    "value": 99.95,
                    "approver": "customer_success",
                },
                {
                    "id": "GR2",
                    "dimension": "data_region",
                    "op": "in",
                    "value": ["eu", "us"],
                    "enforcement": "soft",
                },
            ],
        )
    )
    assert [str(goal) for goal in page.non_goals] == [
        "NG1: No hosting (until 2027-12-31)",
        "NG2: No hardware (soft)",
        "NG3: no statement",
    ]
    assert [str(guardrail) for guardrail in page.guardrails] == [
        "GR1: uptime_pct at most 99.95 (customer success may grant an exception)",
        "GR2: data_region only eu, us (product may grant an exception, soft)",
    ]
