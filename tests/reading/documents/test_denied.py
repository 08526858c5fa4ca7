"""What decides whether a clause of a document promises: who is bound, by which verb, how surely."""

import datetime as dt
from typing import Any

import pytest

import building as b
from commitcheck.model.document import Clause, PaperDocument
from commitcheck.model.reading import Reading, ReadPromise
from commitcheck.reading.documents import promises as judged
from commitcheck.reading.documents.kinds import (
    THRESHOLD,
    KindTable,
    Weights,
    kind_features,
    kinds_of,
)
from commitcheck.reading.documents.parties import Parties
from commitcheck.reading.documents.promises import touches_of
from commitcheck.reading.documents.shape import Seen, Setting


def clause(text: str, **fields: Any) -> Clause:
    return Clause(text=text, **{"place": "paragraph 1", **fields})


def seen(
    text: str = "it is so",
    *,
    who: tuple[str, ...] = ("other",),
    verb: str = "shall",
    topics: tuple[str, ...] = (),
    marks: tuple[str, ...] = (),
) -> Seen:
    return Seen(clause(text), who, verb, topics, marks)


@pytest.mark.parametrize(
    ("what", "is_denied"),
    [
        (seen(), False),
        (seen(marks=("question",)), True),
        (seen(topics=("definition",)), True),
        (seen(topics=("disclaimer",)), True),
        (seen(topics=("drafting",)), True),
        (seen(topics=("security",)), False),
        (seen(topics=("legal",)), True),
        (seen(topics=("administration",)), True),
        (seen(topics=("legal",), marks=("date",)), False),
        (seen(topics=("legal",), marks=("quantity",)), False),
        (seen(topics=("legal",), marks=("we",)), True),
        (seen(topics=("legal",), who=("provider",)), False),
        (seen(topics=("legal",), who=("product",)), True),
        (seen(who=("provider",), verb="may"), True),
        (seen(who=("provider",), verb="shall"), False),
        (seen(who=("product",), verb="may"), False),
        (seen("We confirm that they may run it", who=("provider",), verb="may"), False),
        (seen(who=("customer",)), True),
        (seen(who=("parties",)), True),
        (seen(who=("paper",)), True),
        (seen(who=("pronoun",)), False),
        (seen(who=("customer", "provider")), False),
        (seen(who=("customer", "product")), False),
        (seen(who=("customer",), verb="none"), False),
        (seen(who=("customer",), verb="can"), False),
        (seen(who=("customer",), verb="may"), False),
        (seen(who=("customer",), verb="will"), True),
        (seen("The customer will receive a report", who=("customer",), verb="will"), False),
        (seen("The customer will have no access", who=("customer",), verb="will"), True),
        (seen("The customer will have access", who=("customer",), verb="will"), False),
    ],
)
def test_what_is_none_of_ours(what: Seen, *, is_denied: bool) -> None:
    """Somebody else's duty, a right that is kept, a definition, a disclaimer, a question."""
    assert judged._is_denied(what) is is_denied


@pytest.mark.parametrize(
    "verb",
    ["shall", "will", "must", "agrees to", "agree to", "shall not", "may not", "must not"],
)
def test_what_the_customer_alone_is_to_do_is_their_duty(verb: str) -> None:
    assert judged._is_customers_duty(seen(who=("customer",), verb=verb))
    assert not judged._is_customers_duty(seen(who=("customer", "provider"), verb=verb))
    assert not judged._is_customers_duty(seen(who=("provider",), verb=verb))


@pytest.mark.parametrize("verb", ["may", "can", "is", "none", "has"])
def test_what_the_customer_may_do_is_no_duty(verb: str) -> None:
    assert not judged._is_customers_duty(seen(who=("customer",), verb=verb))


@pytest.mark.parametrize(
    ("what", "threshold", "needed"),
    [
        (seen(), 0.38, 0.38),
        (seen(who=("provider",)), 0.38, 0.15),
        (seen(who=("provider",), verb="will"), 0.38, 0.15),
        (seen(who=("provider",), verb="'ll"), 0.38, 0.15),
        (seen(who=("provider",), verb="may"), 0.38, 0.38),
        (seen(who=("provider",)), 0.1, 0.1),
        (seen(who=("customer",)), 0.38, 0.38),
        (seen(who=("provider",), topics=("payment",)), 0.38, 0.5),
        (seen(who=("provider",), topics=("legal",)), 0.38, 0.38),
        (seen(topics=("payment",)), 0.38, 0.5),
        (seen(topics=("payment",)), 0.7, 0.7),
    ],
)
def test_how_likely_a_clause_must_be(what: Seen, threshold: float, needed: float) -> None:
    """Who binds the provider in so many words is believed sooner, but for what is paid."""
    assert judged._threshold_of(what, threshold) == needed


def test_how_sure_the_words_alone_must_be() -> None:
    assert judged._by_words(THRESHOLD / 2) == 0.25
    assert judged._by_words(THRESHOLD / 2 - 0.001) == 0.35


def named(text: str, *fields: tuple[str, int, int], **read: Any) -> float:
    readings = tuple(Reading(name, ("x",), a, z, "clear", "") for name, a, z in fields)
    return judged._by_few_words(clause(text), ReadPromise(0, len(text), readings=readings, **read))


def test_a_sentence_as_short_as_a_title() -> None:
    """With a day or a value it says something; a name alone is a title, with a word more not."""
    assert named("Due in May.", due=dt.date(2026, 5, 31)) == 0.5
    assert named("Uptime 99 %.", dimension="uptime_pct") == 0.5
    assert named("SSO included.", ("capabilities", 0, 3)) == 0.8
    assert named("SSO.", ("capabilities", 0, 3)) > 1
    assert named("SSO portal.", ("capabilities", 0, 3), ("roadmap_items", 4, 10)) > 1
    assert named("ISO 27001.", ("certification", 0, 9)) > 1
    assert named("SSO.", ("kind", 0, 3)) == 0.8


@pytest.mark.parametrize(
    ("quote", "condition"),
    [
        ("We deliver it if the board agrees", "if the board agrees"),
        ("We deliver it unless legal objects; it is so", "unless legal objects"),
        ("Delivery is subject to approval of the board.", "subject to approval of the board"),
        ("We deliver it if a system fails", ""),
        ("We credit you unless the data is lost", ""),
        ("We deliver it if x", ""),
        ("We deliver it.", ""),
        ("contingent on funding by May", "contingent on funding by May"),
        ("conditional upon funding by May", "conditional upon funding by May"),
        ("to the extent that it is legal", "to the extent that it is legal"),
    ],
)  # fmt: skip
def test_what_a_promise_hangs_on(quote: str, condition: str) -> None:
    assert judged._condition(quote) == condition


def setting(*marks: tuple[tuple[str, ...], str]) -> Setting:
    every = tuple(seen(marks=of, verb=verb) for of, verb in marks)
    return Setting(every, Parties(), {}, (False,) * len(every))


def test_a_document_that_tells_the_past() -> None:
    """A quarter of its clauses at least, and hardly what will be."""
    past, plain, ahead = (("past",), "was"), ((), "is"), ((), "will")
    assert judged._tells_what_was(setting(past, plain, plain, plain))
    assert not judged._tells_what_was(setting(past, plain, plain, plain, plain))
    assert judged._tells_what_was(setting(*[past] * 10, plain))
    assert judged._tells_what_was(setting(*[past] * 10, ahead))
    assert not judged._tells_what_was(setting(*[past] * 9, ahead))
    assert not judged._tells_what_was(setting(past, ahead))


@pytest.mark.parametrize(
    ("texts", "is_notes"),
    [
        (["Minutes of 4 May"], True),
        (["a"] * 5 + ["Lessons learned"], True),
        (["a"] * 6 + ["Minutes"], False),
        (["x " * 60 + "minutes"], False),
        (["x " * 56 + "minutes"], True),
        (["Order form"], False),
    ],
)
def test_minutes_are_known_by_their_first_lines(texts: list[str], *, is_notes: bool) -> None:
    paper = PaperDocument(path="x", kind="docx", sha256="", clauses=tuple(map(clause, texts)))
    assert judged._is_notes(paper) is is_notes


VISION = b.vision(
    guardrails=[
        {"id": "G1", "dimension": "uptime_pct", "op": "max", "value": 99.9},
        {"id": "G2", "dimension": "uptime_pct", "op": "min", "value": 90},
        {"id": "G3", "dimension": "latency", "op": "max", "value": 9},
    ],
    facts=[{"dimension": "uptime_pct", "proven": 99.9}, {"dimension": "rps", "proven": 9}],
    non_goals=[
        {"id": "NG1", "statement": "x", "capabilities": ["tms"], "keywords": ["on premise"]},
        {"id": "NG2", "statement": "x"},
        {"id": "NG3", "statement": "x", "keywords": ["gate camera", " "]},
    ],
)


@pytest.mark.parametrize(
    ("text", "read", "touches"),
    [
        ("", {}, []),
        ("", {"capabilities": ("a", "b"), "roadmap_items": ("RM1",), "certification": "iso"},
         ["capability a", "capability b", "roadmap item RM1", "certification iso"]),
        ("", {"dimension": "uptime_pct"}, ["guardrail G1", "guardrail G2"]),
        ("", {"dimension": "rps"}, ["fact rps"]),
        ("", {"dimension": "other"}, []),
        ("", {"capabilities": ("tms",)}, ["capability tms", "non-goal NG1"]),
        ("it runs on   premises", {}, ["non-goal NG1"]),
        ("ON PREMISE", {}, ["non-goal NG1"]),
        ("upon premise", {}, []),
        ("on premiseless", {}, []),
        ("a gate camera", {}, ["non-goal NG3"]),
        ("a gate", {}, []),
    ],
)  # fmt: skip
def test_what_of_the_vision_a_promise_meets(
    text: str, read: dict[str, Any], touches: list[str]
) -> None:
    promise = ReadPromise(0, 1, **read)
    assert [f"{it.what} {it.id}" for it in touches_of(VISION, text, promise)] == touches
    assert touches_of(None, text, promise) == ()


def test_what_tells_the_kind_of_a_clause() -> None:
    """Its own words, how many of them, the lead-in, the heading and the title, and the document."""
    it = clause(
        "All data is encrypted; encryption keys are rotated.", lead_in="We train your staff:",
        heading="Encryption", headings=("Training of staff", "Encryption"),
    )  # fmt: skip
    overall = {"all:security": 0.5, "all:unknown": 0.9, "all:services:words": 0.25}
    found = kind_features(it, overall)
    assert found["compliance:words"] == 1.0
    assert found["compliance:many"] in (2 / 3, 1.0)
    assert found["services:lead"] == found["compliance:heading"] == found["services:title"] == 1.0
    assert (found["all:security"], found["all:services:words"]) == (0.5, 0.25)
    assert found["all:legal"] == 0.0
    assert "all:unknown" not in found
    alone = kind_features(clause("It is blue."), {})
    assert {name for name, size in alone.items() if size} == set()


def weights(**words: float) -> KindTable:
    """A table of two kinds by the words of their own alone."""
    kinds: dict[Any, Weights] = {
        kind: Weights(0.0, {f"{kind}:words": weight, f"all:{kind}": 1.0})
        for kind, weight in words.items()
    }
    return KindTable(kinds)


def test_neighbours_below_the_same_heading_count_for_a_kind() -> None:
    """Ten on either side, none more than it is sure, and never those of another section."""
    table = weights(services=3.0, compliance=9.0)
    trained, secret, plain = "We train your staff.", "All data is encrypted.", "It is blue."

    def kinds(*texts: tuple[str, str]) -> list[str]:
        held = [clause(text, headings=(heading,)) for text, heading in texts]
        return [*map(str, kinds_of(held, {}, table))]

    assert kinds((plain, "A"), (trained, "A")) == ["services", "services"]
    assert kinds((plain, "A"), (trained, "B")) == ["services", "services"]
    assert kinds((plain, "A"), (secret, "A"), (trained, "A")) == [
        "compliance", "compliance", "services",
    ]  # fmt: skip
    assert kinds((plain, "A"), (secret, "B"), (trained, "A"))[0] == "services"
    far = [(plain, "A"), *[(plain, "A")] * 10, (secret, "A")]
    near = [(plain, "A"), *[(plain, "A")] * 9, (secret, "A")]
    assert (kinds(*far)[0], kinds(*near)[0]) == ("services", "compliance")
    assert (kinds(*far[::-1])[-1], kinds(*near[::-1])[-1]) == ("services", "compliance")
