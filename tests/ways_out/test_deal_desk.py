"""What `commitcheck.deal_desk` gives: whole ways out, and what each option of it changes."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

import building as b
from commitcheck.api import check
from commitcheck.deal_desk import MOST_TEXT, ask, demand, fix, offers, with_demand, with_ways_out
from commitcheck.errors import UsageError
from commitcheck.model.commitment import Commitment
from commitcheck.model.config import Config
from commitcheck.model.project import Project
from commitcheck.model.way_out import WayOut

DAY = "2026-02-01"
YES = [f"{role}@2026-01-05" for role in ("product", "engineering", "legal", "finance", "executive")]
NOTE = "An example to start from, to be replaced by your own counsel. Not legal advice."
VISION: dict[str, Any] = {
    "capabilities": [{"id": "scim", "name": "SCIM"}, {"id": "fog", "status": "rejected"}],
    "roadmap": [{"id": "RM3", "capabilities": ["scim"], "earliest": "2026-08-01",
                 "latest": "2026-09-30", "confidence": "high", "effort": 2}],
    "stakeholders": [{"id": "dana", "role": "product"}, {"id": "raj", "role": "executive"}],
}  # fmt: skip
WAIVER = b.waiver(
    rule="TIM401", commitment="C-1", reason="agreed", owner="dana", approved_by="raj",
    approved_on="2026-01-20", expires_on="2026-03-01",
)  # fmt: skip


def draft(id_: str = "C-1", **fields: Any) -> Commitment:
    """Late by a quarter, and nothing else is wrong with it."""
    whole = {
        "deal": "D-1", "title": "SCIM", "capability": ["scim"], "due": "2026-06-30",
        "quote": "SCIM by June", "source": "order_form", "revenue_review": "cleared",
        "approvals": YES, **fields,
    }  # fmt: skip
    return b.promise(id_, **whole)


def product(*promises: Commitment, **sections: Any) -> Project:
    return b.project(b.vision(**{**VISION, **sections}), promises, waivers=[WAIVER])


def did(found: WayOut) -> list[str]:
    return [str(step.text) for step in found.steps]


MOVED, STRUCK = "move C-1 from 2026-06-30 to 2026-09-30", "strike C-2"
TWO = (
    draft(arr=100, currency="EUR", expected_signature="2026-05-01"),
    draft("C-2", capability=["fog"], title="Fog horn"),
)


def test_a_whole_way_out() -> None:
    """Every field of it, and of its steps."""
    found = fix(product(*TWO), "D-1", as_of=DAY, use_waivers=False)
    of_deal = {
        name: getattr(found, name)
        for name in found.__struct_fields__
        if name not in ("steps", "alternatives")
    }
    assert of_deal == {
        "deal": "D-1", "customer": "Acme", "before": "sign_with_changes", "after": "sign",
        "as_of": dt.date(2026, 2, 1), "is_complete": True, "is_unclear": False, "why": None,
        "missing": (), "keeps_arr": 100, "currency": "EUR", "signature": dt.date(2026, 5, 1),
        "note": NOTE,
    }  # fmt: skip
    assert (found.standing, found.is_if_agreed, found.alternatives) == ("way_out", False, ())
    told = [
        (it.commitment, it.title, it.action, it.field, it.old, it.new, it.who, it.by, str(it.loses),
         it.words.old, it.words.new)
        for it in found.steps
    ]  # fmt: skip
    day = dt.date(2026, 5, 1)
    assert told == [
        ("C-1", "SCIM", "move", "due", "2026-06-30", "2026-09-30", "engineering", day,
         "92 days of waiting", "SCIM by June", "Vendor will provide SCIM by 2026-09-30."),
        ("C-2", "Fog horn", "strike", "status", "proposed", "withdrawn", "product", day,
         "Fog horn", "SCIM by June", "Fog horn is not part of this order."),
    ]  # fmt: skip
    assert {it.at.label for it in found.steps} == {"commitments.yaml:1:1"}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, [STRUCK]),
        ({"use_waivers": False}, [MOVED, STRUCK]),
        ({"as_of": "2026-03-01"}, [STRUCK]),
        ({"as_of": "2026-03-02"}, [MOVED, STRUCK]),
        ({"as_of": dt.date(2026, 3, 2)}, [MOVED, STRUCK]),
        ({"ignore": ["COV303"]}, []),
        ({"ignore": ["COV303"], "use_waivers": False}, []),
        ({"select": ["COV303"]}, []),
        ({"deal": "acme"}, [STRUCK]),
    ],
)
def test_what_the_options_of_fix_change(options: dict[str, Any], expected: list[str]) -> None:
    """A waiver holds until its day; what is not looked at has no way out that is proven."""
    given = {"as_of": DAY, "deal": "D-1", **options}
    found = fix(product(*TWO), **given)
    assert did(found) == expected
    assert found.standing == ("way_out" if expected else "could_not_be_judged")


def test_a_rule_that_is_left_out_does_not_count_where_all_can_be_judged() -> None:
    """That the revenue was looked at is no tie to the vision."""
    project = product(draft(revenue_review="pending"))
    assert did(fix(project, "D-1", as_of=DAY)) == ["set revenue review of C-1 to cleared"]
    assert fix(project, "D-1", as_of=DAY, ignore=["COM801"]).standing == "sound"
    looked = fix(project, "D-1", as_of=DAY, select=["COM801"])
    assert looked.standing == "could_not_be_judged"


@pytest.mark.parametrize(
    ("engine", "configured", "words_count"),
    [(None, None, True), ("default", None, True), ("off", None, False), (None, "off", False),
     ("default", "off", True), ("off", "default", False)],
)  # fmt: skip
def test_words_that_say_more_than_the_columns_are_decided_on_first(
    engine: str | None, configured: str | None, *, words_count: bool
) -> None:
    """The matcher maps it to what it names, and the proof reads the day; the option wins."""
    late = draft("C-2", title="We will deliver SCIM by March 2026.", capability=[], quote=None,
                 due=None)  # fmt: skip
    project = b.replaced(product(draft(), late), config=Config(engine=configured))
    found = fix(project, "D-1", as_of=DAY, engine=engine)
    said = (
        "its columns could be brought in order, but the words of its promises say more: decide on"
        " them first (commitcheck confirm)"
        if words_count
        else "1 promise could not be judged, and no change helps that: decide on C-2 first"
        " (commitcheck confirm)"
    )
    assert (found.standing, str(found.why)) == ("could_not_be_judged", said)


def test_a_deal_of_which_nothing_is_open() -> None:
    """What was delivered conforms; of what was taken back there is nothing to sign."""
    delivered = fix(product(draft(status="delivered", delivered_on="2026-01-10")), "D-1", as_of=DAY)
    assert (delivered.before, delivered.after, delivered.why) == ("conforms", "conforms", None)
    with pytest.raises(UsageError, match="nothing of D-1 is open: there is nothing to sign"):
        fix(product(draft(status="withdrawn")), "D-1", as_of=DAY)


def test_sentences_of_the_users_own(tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text(
        "note: Ours.\nsentences:\n"
        "  - {action: move, text: 'By {new}, for {customer}.'}\n"
        "  - {action: yes_from, text: 'From {date}.'}\n",
        "utf-8",
    )
    project = product(draft())
    found = fix(project, "D-1", as_of=DAY, use_waivers=False, wording=path)
    assert [it.words.new for it in found.steps] == ["By 2026-09-30, for Acme."]
    assert found.note == "Ours."
    asked = ask(project, "SCIM by June 2026", as_of=DAY, wording=str(path))
    assert (asked.say, asked.note) == ("From 2026-09-30.", "Ours.")
    german = b.replaced(project, config=Config(language="german"))
    assert fix(german, "D-1", as_of=DAY, use_waivers=False).note.endswith("Keine Rechtsberatung.")


FIXED: dict[str, Any] = {
    "dimension": "data_retention_days",
    "kind": "data_retention",
    "capability": [],
    "due": None,
}


def test_a_value_of_others_is_told_to_the_deal_desk_and_to_nobody_else() -> None:
    project = product(
        draft(value=365, **FIXED),
        draft("K-1", deal="D-2", customer="Corvus", status="signed", value=730, **FIXED),
        dimensions=[{"id": "data_retention_days", "type": "number", "scope": "product"}],
    )
    shown = fix(project, "D-1", as_of=DAY, engine="off")
    hidden = fix(project, "D-1", as_of=DAY, engine="off", show_others=False)
    assert [(it.action, it.new, it.tells_others) for it in shown.steps[:1]] == [
        ("lower", 730, True)
    ]
    assert [(it.action, it.new) for it in hidden.steps[:1]] == [("lower", None)]
    assert "730" not in str(hidden)


@pytest.mark.parametrize(
    ("text", "is_refused"),
    [("", True), (" \n", True), ("x", False), ("x" * MOST_TEXT, False), ("x" * (MOST_TEXT + 1),
     True)],
)  # fmt: skip
def test_how_much_may_be_asked(text: str, *, is_refused: bool) -> None:
    nothing = b.project(None, ())
    if not is_refused:
        assert ask(nothing, text, as_of=DAY).text == text
        return
    with pytest.raises(UsageError, match="ask about a promise of 1 to 10,000 characters"):
        ask(nothing, text, as_of=DAY)


def test_what_the_options_of_a_question_change() -> None:
    """The segment, the day, which rules look, and whether waivers count."""
    of_all = b.waiver(
        rule="COV303", object="fog", reason="agreed", owner="dana", approved_by="raj",
        approved_on="2026-01-20", expires_on="2026-03-01",
    )  # fmt: skip
    segments = {"segments": [{"id": "bank"}, {"id": "public", "fit": "excluded"}]}
    project = b.replaced(product(positioning=segments), waivers=(of_all,))
    text = "SCIM by June 2026"

    def answer(text: str = text, **options: Any) -> str:
        return ask(project, text, **{"as_of": DAY, **options}).answer

    assert answer() == answer(segment="bank") == "yes_from"
    assert answer(segment="public") == "no"
    assert answer(ignore=["TIM401", "COV304"]) == answer(select=["COV303"]) != "yes_from"
    assert ask(project, text, as_of=DAY).as_of == dt.date(2026, 2, 1)
    configured = b.replaced(project, config=Config(as_of=dt.date(2026, 2, 3)))
    assert ask(configured, text).as_of == offers(configured).as_of == dt.date(2026, 2, 3)
    assert demand(configured).as_of == dt.date(2026, 2, 3)
    assert demand(configured, as_of=DAY).as_of == dt.date(2026, 2, 1)


def test_the_report_with_its_ways_out() -> None:
    """Of every deal with drafts; of as many as are asked for the nearest signatures."""
    project = product(
        draft("C-1", deal="D-1", expected_signature="2026-05-02"),
        draft("C-2", deal="D-2", expected_signature="2026-05-01"),
        draft("C-3", deal="D-3"),
        draft("C-4", deal="D-4", status="signed", signed_on="2026-01-15"),
    )
    report = check(project, as_of=DAY)

    def looked_at(**options: Any) -> dict[str, list[str]]:
        deals = with_ways_out(project, report, **options).deals
        return {it.id: did(it.way_out) for it in deals if it.way_out is not None}

    def move(id_: str) -> list[str]:
        return [f"move {id_} from 2026-06-30 to 2026-09-30"]

    assert looked_at() == {"D-1": [], "D-2": move("C-2"), "D-3": move("C-3")}
    assert looked_at(use_waivers=False)["D-1"] == move("C-1")
    assert [*looked_at(most=0)] == []
    assert [*looked_at(most=1)] == ["D-2"]
    assert {*looked_at(most=2)} == {"D-1", "D-2"}
    assert looked_at(ignore=["TIM401"])["D-2"] == looked_at(select=["COM801"])["D-2"] == []
    assert [it.id for it in with_ways_out(project, report).deals] == [it.id for it in report.deals]


def test_the_report_with_what_nothing_answers() -> None:
    project = product(draft(capability=["fog"]))
    report = check(project, as_of="2026-02-03")
    told = with_demand(project, report).demand
    assert told is not None
    assert (told.as_of, [it.capability for it in told.groups]) == (dt.date(2026, 2, 3), ["fog"])
