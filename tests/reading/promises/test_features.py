"""The features of a clause: those on which the table of weights was trained, by their very names.

A feature that is called otherwise has the weight of another, and no error says so: whoever changes
one trains the table anew (`tests/benchmarks/reading_fit.py`).
"""

import datetime as dt

from commitcheck.reading.promises.classing import classed_words
from commitcheck.reading.promises.clauses import clauses
from commitcheck.reading.promises.lexicon import Phrases, lexicon
from commitcheck.reading.promises.shape import Scene, features


def seen(text: str, source: str, at: int) -> set[str]:
    """The features of a clause; the vision has Ratio alerts, and a place is named."""
    words = lexicon()
    vision: Phrases = {
        "ratio": [(("alerts",), words.bit["capability"])],
        "denmark": [((), words.bit["place_name"])],
    }
    found = classed_words(text, words, vision)
    scene = Scene(text, found, clauses(text, found, words), dt.date(2026, 11, 30), source)
    return set(features(scene, at, words))


def listed(text: str) -> set[str]:
    """Features divided by commas: some have blanks in them."""
    return {name.strip() for name in text.replace("\n", " ").split(", ")}


def test_a_promise_of_a_thing_by_a_day() -> None:
    text = "We will deliver Ratio alerts by 30 June 2027."
    expected = """
        source:mail, has:we, has:we:mail, has:will, has:will:mail, has:deliver, has:deliver:mail,
        has:time, has:time:mail, has:month, has:month:mail, has:capability, has:capability:mail,
        has:count, has:count:mail, has:year, has:year:mail, has:name, has:name:mail, size:12,
        size:20, size:35, opens:text, first:we, early:will, early:deliver, early:capability,
        early:name, last:year, verb:will, verb:will:mail, verb:will:plain, subject:we:will,
        subject:we, subject:we:mail, days:2, counts:1, future_year, capability+day, will+day,
        will+capability, deliver+day, deliver+capability, time+day, time+capability, w:we, p:^ we,
        c:^ we, w:will, p:we will, c:we will, w:deliver, p:will deliver, c:will deliver,
        w:<capability>, p:deliver <capability>, c:deliver capability, w:by, p:<capability> by,
        c:capability time, w:#, p:by #, c:time count, w:<day>, p:# <day>, c:count month, p:<day> $,
        c:month $
    """
    assert seen(text, "email", 0) == listed(expected)


def test_an_item_of_a_list_that_denies() -> None:
    text = "Not included:\n- SCIM for 500 users"
    expected = """
        source:paper, has:scale, has:scale:paper, has:function, has:function:paper, has:count,
        has:count:paper, has:name, has:name:paper, size:4, size:7, size:12, size:20, size:35,
        opens:bullet, first:name, early:scale, early:function, early:count, last:scale, verb:none,
        about:name, days:0, counts:1, nothing+no_day, before:not, before:neg, before:colon, lead,
        lead:include, lead:not, lead:neg, lead:colon, w:scim, p:^ scim, c:^ name, w:for, p:scim for,
        c:name function, w:#, p:for #, c:function count, w:users, p:# users, c:count scale,
        p:users $, c:scale $
    """
    assert seen(text, "order_form", 1) == listed(expected)


def test_a_number_with_its_unit_between_two_others() -> None:
    text = "We hope so. Tickets get a reply within 2 hours, not later than 3 May 2026. Is it free?"
    expected = """
        source:talk, has:will, has:will:talk, has:support, has:support:talk, has:time,
        has:time:talk, has:unit, has:unit:talk, has:function, has:function:talk, has:count,
        has:count:talk, size:7, size:12, size:20, size:35, opens:sentence, first:support,
        early:will, early:support, early:function, last:unit, verb:will, verb:will:talk,
        verb:will:plain, subject:nobody:will, subject:nobody, subject:nobody:talk, days:0, counts:1,
        quantity, quantity:support, nothing+no_day, will+no_day, time+no_day, w:tickets,
        p:^ tickets, c:^ support, w:get, p:tickets get, c:support will, w:a, p:get a,
        c:will function, w:reply, p:a reply, c:function support, w:within, p:reply within,
        c:support time, w:#, p:within #, c:time count, w:hours, p:# hours, c:count unit, p:hours $,
        c:unit $
    """
    assert seen(text, "call", 1) == listed(expected)


def test_a_part_of_a_sentence() -> None:
    text = "The customer asked for it, but they do not deliver in Denmark before Friday 1 May 2025"
    expected = """
        source:deck, has:they, has:they:deck, has:deliver, has:deliver:deck, has:not, has:not:deck,
        has:neg, has:neg:deck, has:but, has:but:deck, has:time, has:time:deck, has:month,
        has:month:deck, has:weekday, has:weekday:deck, has:place_name, has:place_name:deck,
        has:function, has:function:deck, has:count, has:count:deck, has:year, has:year:deck,
        size:12, size:20, size:35, opens:part, first:but, early:they, early:not, early:neg,
        early:function, last:year, verb:deliver, verb:deliver:deck, verb:deliver:not,
        subject:they:deliver, subject:they, subject:they:deck, days:3, counts:1, by_day, past_year,
        place_name+day, deliver+day, deliver+place_name, deliver+not, deliver+neg, time+day,
        time+place_name, time+not, time+neg, not+day, neg+day, before:want, before:customer,
        part_of:customer, part_of:want, w:but, p:^ but, c:^ but, w:they, p:but they, c:but they,
        w:do, p:they do, c:they neg, w:not, p:do not, c:neg not, w:deliver, p:not deliver,
        c:not deliver, w:in, p:deliver in, c:deliver function, w:<place>, p:in <place>,
        c:function place_name, w:before, p:<place> before, c:place_name time, w:<day>,
        p:before <day>, c:time weekday, w:#, p:<day> #, c:weekday count, p:# <day>, c:count month,
        p:<day> $, c:month $
    """
    assert seen(text, "slide_deck", 1) == listed(expected)
