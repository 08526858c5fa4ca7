"""The sentences that say how a promise binds and why other words are none."""

import datetime as dt

import pytest

from commitcheck.reading.promises.classing import classed_words
from commitcheck.reading.promises.clauses import clauses
from commitcheck.reading.promises.lexicon import lexicon
from commitcheck.reading.promises.modality import binding, no_promise
from commitcheck.reading.promises.shape import Scene


def scene_of(text: str, source: str = "unspecified") -> Scene:
    words = lexicon()
    found = classed_words(text, words, {})
    return Scene(text, found, clauses(text, found, words), dt.date(2026, 11, 30), source)


@pytest.mark.parametrize(
    ("text", "source", "what", "why"),
    [
        ("We will deliver", "email", "firm", "nothing softens it"),
        ("We will use reasonable efforts", "msa", "efforts", "“efforts” is no more than an effort"),
        ("We plan to deliver", "email", "intent", "“plan” says what is meant to be"),
        ("We should deliver", "email", "intent", "“should” says what is meant to be"),
        ("Should it fail, we pay", "msa", "firm", "nothing softens it"),
        ("It fails, should we pay", "msa", "firm", "nothing softens it"),
        ("The customer plans a launch", "msa", "firm", "nothing softens it"),
        ("The payment is planned for May", "sow", "firm", "nothing softens it"),
        ("The invoice is expected in May", "sow", "firm", "nothing softens it"),
        ("Portal: May", "slide_deck", "intent", "slides show intentions"),
        ("Portal: May", "roadmap_slide", "intent", "slides show intentions"),
        ("Portal: May", "marketing", "firm", "nothing softens it"),
        ("Promised orally", "msa", "informal", "“orally” says that it was only spoken"),
        ("Told them it comes", "email", "informal", "“told” reports what was said"),
        ("Told them it comes", "msa", "firm", "nothing softens it"),
        ("Told them we confirmed it", "email", "firm", "nothing softens it"),
        ("It comes in May", "call", "informal", "it was said in a call"),
        ("It comes in May", "demo", "informal", "it was said in a demo"),
        ("We promise it for May", "call", "firm", "nothing softens it"),
        ("We promise it for May", "chat", "informal", "it stands in a chat"),
        ("Ana promised it for May", "chat", "firm", "nothing softens it"),
        ("i promised it for May", "chat", "informal", "it stands in a chat"),
        ("you promised it for May", "chat", "informal", "it stands in a chat"),
        ("It comes in May", "chat", "informal", "it stands in a chat"),
        ("lol it comes in May", "email", "informal", "“lol” is chat"),
        ("btw we promise it", "email", "firm", "nothing softens it"),
    ],
)
def test_how_a_promise_binds(text: str, source: str, what: str, why: str) -> None:
    said = binding(scene_of(text, source), 0, lexicon())
    assert (said.what, said.why) == (what, why)


@pytest.mark.parametrize(
    ("text", "what", "why"),
    [
        ("When will it be ready?", "question", "“when” asks"),
        ("Their incumbent offers it", "competitor", "“incumbent” is somebody else's offer"),
        ("We cannot offer that", "negated", "“cannot” says that it is not so"),
        ("Perhaps some day", "hypothetical", "“perhaps” only supposes"),
        ("They would like a portal", "wish", "“would” tells a wish"),
        ("The bidder tells", "requirement", "“bidder” states what is wanted of bidders"),
        ("A third party delivers", "third_party", "“third” is not us"),
        ("It went live in May", "delivered", "“went” speaks of what is there already"),
        ("They were with Navitron", "history", "“were” speaks of the past"),
        ("Governing law is Danish", "boilerplate", "“governing” is how contracts speak"),
        ("We send it", "internal", "“send” is about our own work"),
        ("They will send it", "customer_duty", "“they will” is for the customer to do"),
        ("The customer shall do it", "customer_duty", "“customer shall” is for the customer to do"),
        (
            "Excluded:\n- portal",
            "negated",
            "the line above the list says that it is not so",
        ),
        ("Customer:\n- portal", "customer_duty", "the line above the list names the customer"),
    ],
)
def test_why_words_are_no_promise(text: str, what: str, why: str) -> None:
    scene = scene_of(text)
    said = no_promise(scene, len(scene.clauses) - 1, lexicon())
    assert said is not None
    assert (said.what, said.why) == (what, why)


@pytest.mark.parametrize(
    "text",
    [
        "Lunch with Ana",
        "Send quote",
        "The customer",
        "The customer gets it and shall have data",
        "We and the customer shall do it",
        "The customer receives the portal",
        "Included:\n- portal",
    ],
)
def test_where_nothing_speaks_against_a_promise_no_reason_is_given(text: str) -> None:
    scene = scene_of(text)
    assert no_promise(scene, len(scene.clauses) - 1, lexicon()) is None


@pytest.mark.parametrize(
    "word",
    [
        *("instalment", "installment", "invoice", "payable", "payment", "withholds", "withhold"),
        *("Schlussrate", "fällig"),
    ],
)
def test_what_is_planned_about_a_payment_is_no_intention(word: str) -> None:
    """It waits for something, and that is promised."""
    assert binding(scene_of(f"The {word} is planned for May"), 0, lexicon()).what == "firm"
    assert binding(scene_of("The portal is planned for May"), 0, lexicon()).what == "intent"


@pytest.mark.parametrize("word", ["should", "sollte", "sollten"])
@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("{} it fail we pay", "firm"),
        ("It fails, {} it be late we pay", "firm"),
        ("It fails; {} it be late we pay", "firm"),
        ("We {} pay", "intent"),
        ("The customer {} pay", "firm"),
        ("The customer then {} pay", "intent"),
    ],
)
def test_a_word_that_opens_a_condition_is_no_intention(word: str, text: str, what: str) -> None:
    scene = scene_of(text.format(word))
    last = len(scene.clauses) - 1
    assert binding(scene, last, lexicon()).what == what


@pytest.mark.parametrize(
    "word",
    ["promised", "committed", "signed", "agreed", "gave", "granted", "guaranteed"],
)
def test_a_chat_that_reports_a_commitment_is_firm(word: str) -> None:
    scene = scene_of(f"Ana {word} and promises it for May", "chat")
    assert binding(scene, 0, lexicon()).what == "firm"
    assert binding(scene_of("Ana promises it for May", "chat"), 0, lexicon()).what == "informal"
