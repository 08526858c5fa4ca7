"""`ask` agrees with adding the promise to the file by hand, over drawn projects."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from commitcheck.deal_desk import ask
from commitcheck.model.asked import Asked
from properties.strategies import Portfolio, examples, portfolios
from properties.words import CAPABILITIES, SEGMENTS

THINGS = (
    *CAPABILITIES, "SCIM provisioning", "an uptime of 99.99 %", "an uptime of 99.5 %",
    "an on-premises deployment", "a discount of 24 %", "data stored in the EU", "ISO 27001",
)  # fmt: skip
DAYS = ("", " by 2026-03-31", " by 2026-09-30", " by 2028-01-31")
DATED = ("feature", "integration", "custom_development", "deployment", "services", "compliance")
AGREED = ("GOV205", "COM801", "COV302", "GOV207")

texts = st.builds("We will deliver {}{}.".format, st.sampled_from(THINGS), st.sampled_from(DAYS))


def record_of(asked: Asked, segment: str | None) -> dict[str, Any]:
    """What a person would write down of the text."""
    read = asked.read[0]
    fields: dict[str, Any] = {
        "id": "C-99", "deal": "D-99", "customer": "New", "title": asked.text, "quote": asked.text,
        "segment": segment, "kind": read.kind, "due": read.due and read.due.isoformat(),
        "capability": list(read.capabilities), "roadmap_item": list(read.roadmap_items),
        "dimension": read.dimension, "op": read.op, "value": read.value,
        "certification": read.certification,
    }  # fmt: skip
    if read.modality in ("efforts", "intent"):
        fields["binding"] = read.modality
    unclear = {it.field for it in read.readings if it.band == "unclear"}
    names = {"capabilities": "capability", "roadmap_items": "roadmap_item"}
    for name in unclear:
        fields.pop(names.get(name, name), None)
    return {name: value for name, value in fields.items() if value not in (None, [])}


@given(portfolios, texts, st.sampled_from((None, *SEGMENTS)))
@examples(24)
def test_it_is_what_a_check_of_the_file_would_say(
    drawn: Portfolio, text: str, segment: str | None
) -> None:
    """The errors are the same, and a yes is one where the check has nothing but agreements left."""
    project = drawn.built()
    if segment not in project.segments:
        segment = None
    asked = ask(project, text, segment=segment, as_of=drawn.as_of)
    if len(asked.read) != 1 or (asked.read[0].due is None and asked.read[0].kind in DATED):
        return  # without a day, `ask` looks for one
    by_hand = drawn.with_promises((*drawn.promises, record_of(asked, segment)))
    report = by_hand.checked()
    deal = next(it for it in report.deals if it.id == "D-99")
    errors = {
        found.code
        for found in report.unwaived
        if found.subject.id in ("C-99", "D-99") and found.severity.label == "error"
        and not found.rule.startswith(AGREED)
    }  # fmt: skip
    assert {it.rule for it in asked.against if it.severity == "error"} == errors
    to_change = [it for it in deal.changes if not it.rule.startswith(AGREED)]
    if asked.answer == "yes":
        assert not to_change
        assert deal.verdict in ("sign", "sign_with_changes")
    if asked.answer in ("yes_from", "yes_with", "no"):
        assert to_change
    if deal.verdict == "could_not_be_judged":
        assert asked.answer == "could_not_be_judged"
