"""What a condition may say, what is refused and with which words, and when it has no answer."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitcheck.loading.own_rules.condition import LONGEST, CelCondition, faults_of
from commitcheck.loading.own_rules.file import MOST, tried
from commitcheck.model.own_rule import CannotJudgeError
from commitcheck.model.rule_fields import PROMISE


def faults(source: str, subject: str = "promise") -> list[tuple[str, str, int]]:
    return [(it.message, it.cure, it.at) for it in faults_of(CelCondition(source, subject))]


@pytest.mark.parametrize(
    "source",
    [
        "promise.arr > 100000.0 && promise.owner == null",
        "promise.due < day('2026-01-01')",
        "as_of > promise.due",
        "promise.due - as_of < duration('720h')",
        "!promise.approvals.exists(a, a.role == 'executive' && a.date <= promise.signed_on)",
        "promise.capability.exists(c, c in vision.capabilities)",
        "size(promise.approvals) == 0 || promise.approvals.size() > 2",
        "promise.customer in ['Northwind', 'Contoso']",
        "promise.customer.matches('(?i)north ?wind')",
        "vision.product.stage == 'growth' && vision.positioning.owner == null",
        "promise.is_firm && !promise.disclaimer // a comment with promise.nothing in it",
    ],
)
def test_what_a_company_would_write_is_sound(source: str) -> None:
    condition = CelCondition(source, "promise")
    assert faults_of(condition) == ()
    assert tried(condition)[1] is None


@pytest.mark.parametrize(
    ("source", "message", "cure", "at"),
    [
        ("promise.arrr > 1.0", "promise has no field arrr", "did you mean arr?", 8),
        ("arr > 1.0", "there is nothing called arr", "did you mean promise.arr?", 0),
        ("promis.arr > 1.0", "there is nothing called promis", "did you mean promise?", 0),
        ("promise.approvals.exists(a, a.rol == 'x')", "promise.approvals has no field rol",
         "did you mean role?", 30),
        ("promise.arr > 1", "> stands between a number and a whole number",
         "write numbers with a point, as 100.0", 12),
        ("promise.arr > '5'", "> stands between a number and a text",
         "compare things of one kind", 12),
        ("promise.owner && true", "&& is given a text and a yes or no",
         "it takes a yes or no", 14),
        ("promise.owner", "it gives a text, expected true or false", "compare it with ==", 0),
        ("promise.owner.matchs('a')", "there is no function matchs", "did you mean matches?", 14),
        ("has(promise.arr)", "has() is true of every field",
         "compare with null: promise.arr != null", 0),
        ("promise.due < day('2026-02-30')", "'2026-02-30' is no day",
         "write it as '2026-03-31'", 18),
        ("promise.due < day(promise.title)", "day() takes a day as written",
         "write day('2026-03-31')", 14),
        ("promise.capability[0] == 'a'", "an entry is asked for by its number",
         "ask for size(), in or exists()", 18),
        ("vision.capabilities.exists(c, c == 'a')", "vision.capabilities is no list of the record",
         "ask with in: promise.capability.exists(x, x in vision.capabilities)", 20),
        ("[1, 2].exists(x, true)", "exists goes through something that is no list of the record",
         "only the record's own lists can be gone through, as promise.capability.exists(x, ...)",
         7),
        ("promise.arr.nothing == 1.0", "promise.arr has no fields, and none called nothing",
         "leave .nothing out", 12),
        ("promise == null", "promise is no value by itself",
         "name one of its fields, as promise.id", 0),
        ("promise.arr > 1.0 and promise.is_open", "there is nothing called and",
         "did you mean &&?", 18),
        ("promise.owner == None", "there is nothing called None", "did you mean null?", 17),
        ("promise.arr = 5.0", "there is no sign =", "did you mean ==?", 12),
        ("promise.is_open & promise.is_firm", "there is no sign &", "did you mean &&?", 16),
        ("promise.due < today()", "there is no function today", "did you mean as_of?", 14),
        ("promise.due < '2026-03-01'", "< stands between a day and a text",
         "write the day as day('2026-03-31')", 12),
        ("promise.due < as_of + 30", "+ stands between a day and a whole number",
         "add days as duration('720h')", 20),
        ("promise.capability == 'scim'", "== stands between a list and a text",
         "ask whether it is in the list: 'x' in promise.capability", 19),
        ("promise.status == 'sigend'", "promise.status is never 'sigend'",
         "did you mean 'signed'?", 18),
        ("'boss' != promise.kind", "promise.kind is never 'boss'",
         ("it is feature, integration, custom_development, deployment, sla, support, performance, "
         "scale, data_residency, data_retention, compliance, pricing, mfn, exclusivity, "
         "roadmap_disclosure, eol_support, ip_escrow, services, other"), 0),
        ("promise.source in ['email', 'e-mail']", "promise.source is never 'e-mail'",
         "did you mean 'email'?", 28),
        ("promise.approvals.exists(a, a.role == 'legl')", "a.role is never 'legl'",
         "did you mean 'legal'?", 38),
        ("vision.product.stage == 'grwth'", "vision.product.stage is never 'grwth'",
         "did you mean 'growth'?", 24),
        ("promise.arr >", "mismatched input the end", "see docs/own-rules.md for the language", 13),
    ],
)  # fmt: skip
def test_a_mistake_names_its_place_and_what_was_meant(
    source: str, message: str, cure: str, at: int
) -> None:
    assert faults(source)[0] == (message, cure, at)


def test_lists_within_lists_end_at_two() -> None:
    two = "deal.promises.exists(p, deal.promises.exists(q, p.id != q.id))"
    three = "deal.promises.exists(p, deal.promises.exists(q, deal.promises.exists(r, true)))"
    assert faults(two, "deal") == []
    assert faults(three, "deal")[0][0] == "there are more than 2 lists in one another"


def test_a_name_ends_with_its_loop() -> None:
    source = "promise.supports.exists(a, a == 'x') && a == 'y'"
    assert faults(source)[0][:1] == ("there is nothing called a",)


def test_a_condition_is_as_long_as_it_may_be_and_no_longer() -> None:
    fits = "true" + " || true" * ((LONGEST - 4) // 8)
    assert len(fits) <= LONGEST
    assert "characters" not in str(faults(fits))
    assert "characters" in faults(fits + " " * LONGEST)[0][0]


def test_a_comparison_with_null_is_neither_true_nor_false() -> None:
    condition = CelCondition("promise.arr > 1.0", "promise")
    assert condition.holds({"promise.arr": 2.0}) is True
    assert condition.holds({"promise.arr": 1.0}) is False
    with pytest.raises(CannotJudgeError, match="null_type"):
        condition.holds({"promise.arr": None})


def test_null_days_are_null_and_filled_ones_are_days() -> None:
    condition = CelCondition("promise.due == null || promise.due < as_of", "promise")
    today = {"as_of": "2026-06-01T00:00:00Z"}
    assert condition.holds({"promise.due": None, **today}) is True
    assert condition.holds({"promise.due": "2026-05-31T00:00:00Z", **today}) is True
    assert condition.holds({"promise.due": "2026-06-01T00:00:00Z", **today}) is False


def test_it_is_found_out_without_which_fields_there_is_no_answer() -> None:
    always = CelCondition("promise.arr > 1.0", "promise")
    either = CelCondition("promise.arr > 1.0 && promise.owner == null", "promise")
    assert tried(always) == (("promise.arr",), None)
    assert tried(either) == ((), None)


def test_a_condition_without_any_answer_is_refused() -> None:
    condition = CelCondition("(promise.value > 1.0) == promise.value.startsWith('a')", "promise")
    fault = tried(condition)[1]
    assert fault is not None
    assert fault.message == "it has no answer whatever a record holds"


def test_at_most_ten_fields_may_be_missing() -> None:
    names = [name for name, field in PROMISE.items() if not field.always]
    ten = " && ".join(f"promise.{name} == null" for name in names if name not in _LISTS)
    first = ten.split(" && ")
    assert tried(CelCondition(" && ".join(first[:MOST]), "promise"))[1] is None
    fault = tried(CelCondition(" && ".join(first[: MOST + 1]), "promise"))[1]
    assert fault is not None
    assert fault.message == "it names 11 fields that may be missing"


_LISTS = {name for name, field in PROMISE.items() if field.content in ("texts", "records")}


def test_a_condition_can_be_pickled_after_use() -> None:
    condition = CelCondition("promise.arr > 1.0", "promise")
    condition.holds({"promise.arr": 2.0})
    assert pickle.loads(pickle.dumps(condition)) == condition  # noqa: S301 - our own


@given(st.text(max_size=60))
def test_whatever_is_written_gives_faults_and_no_exception(text: str) -> None:
    if not faults_of(CelCondition(text, "promise")):
        tried(CelCondition(text, "promise"))


_PIECES = ["promise.arr", "promise.", "exists(", "(", ")", "a,", "'x'", "&&", "null", "day(", "[",
           "==", ">", "1.0", "as_of", "vision.", "!", "promise.approvals.", ".", "in"]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=12))
def test_neither_does_anything_put_together_from_its_pieces(pieces: list[str]) -> None:
    source = " ".join(pieces)
    if not faults_of(CelCondition(source, "promise")):
        tried(CelCondition(source, "promise"))
