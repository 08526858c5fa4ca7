"""What an option does to the date, to capacity and to ARR, in numbers where there are any."""

from collections.abc import Callable
from typing import NamedTuple

from commitcheck.assessment.pack_facts import Facts
from commitcheck.model.counting import counted
from commitcheck.model.phrase import Phrase, ident, phrase, words
from commitcheck.model.vocabulary import WORK_KINDS
from commitcheck.rules.shares import weeks


class Effect(NamedTuple):
    date: Phrase
    capacity: Phrase
    arr: Phrase


EffectOf = Callable[[Facts], Effect]


def changes_words(facts: Facts) -> Effect:
    """Another text, the same work."""
    return Effect(_as_promised(facts), words("no change"), _kept(facts))


def moves(facts: Facts) -> Effect:
    """The date follows the plan."""
    due, latest = facts.promise.due if facts.promise else None, facts.latest
    if latest is None:
        date = words("a new one, not planned yet")
    elif due is not None and latest > due:
        later = words(counted((latest - due).days, "day"))
        date = phrase("{}, {} later than promised", latest, later)
    else:
        date = phrase("{}", latest)
    return Effect(date, words("as planned"), _if_agreed(facts))


def strikes(facts: Facts) -> Effect:
    """The promise goes."""
    return Effect(words("none any more"), _freed(facts), phrase("{} to be agreed again", facts.arr))


def reshapes(facts: Facts) -> Effect:
    """Something about it changes, and nobody has said yet what."""
    return Effect(words("to be agreed"), words("depends on the change"), _if_agreed(facts))


def corrects(facts: Facts) -> Effect:
    """What was said is put right; what follows is the customer's to say."""
    return Effect(words("at once"), words("no change"), _if_agreed(facts))


def builds(facts: Facts) -> Effect:
    """The promise is kept as it stands, and pays for it in capacity."""
    return Effect(_as_promised(facts), _cost(facts), _kept(facts))


def excepts(facts: Facts) -> Effect:
    """It is kept under an exception that ends."""
    until = words(f"an exception of at most {facts.context.policy.waiver_max_days} days")
    return Effect(_as_promised(facts), phrase("{}; {}", _cost(facts), until), _kept(facts))


def amends(facts: Facts) -> Effect:
    """The vision changes openly, for everybody."""
    again = sum(one.required for one in facts.context.vision.stakeholders)
    sign_offs = words(f"{again} sign-offs again" if again else "everybody signs off again")
    cost = phrase("{}; {}", _cost(facts), sign_offs)
    return Effect(words("after a new version of the vision"), cost, _kept(facts))


def waits(facts: Facts) -> Effect:
    """Revenue or payment waits for what is not there yet."""
    return Effect(
        _as_promised(facts), words("no change"), phrase("{}, part of it later", facts.arr)
    )


def risks(facts: Facts) -> Effect:
    """It stands, with what it can cost."""
    at_risk = phrase("{} at risk with every missed date", facts.arr)
    return Effect(_as_promised(facts), words("no change"), at_risk)


def reprices(facts: Facts) -> Effect:
    """Everybody in scope gets the better value."""
    return Effect(
        words("no change"), words("no change"), phrase("{}, less the difference", facts.arr)
    )


def prices(facts: Facts) -> Effect:
    """It is kept, and somebody pays for what it costs."""
    return Effect(
        _as_promised(facts), words("no change"), phrase("{}, and a price for it", facts.arr)
    )


def burdens_others(facts: Facts) -> Effect:
    """This promise stands, and another one goes for it."""
    return Effect(
        _as_promised(facts),
        _cost(facts),
        phrase("{} kept, of the others to be agreed again", facts.arr),
    )


def decides(_facts: Facts) -> Effect:
    """A decision about how we work; no single promise moves."""
    return Effect(words("no change"), words("no change"), words("no change"))


def frees(facts: Facts) -> Effect:
    """The plan gets room again."""
    agreed = words("of the deals concerned, to be agreed again")
    return Effect(words("later, or none"), phrase("frees {}", _overrun(facts)), agreed)


def funds(facts: Facts) -> Effect:
    """The plan gets what it lacks."""
    return Effect(words("all as promised"), phrase("buys {}", _overrun(facts)), words("kept"))


def _as_promised(facts: Facts) -> Phrase:
    if facts.promise is None:
        return words("no change")
    due = facts.promise.due
    if due is not None and due < facts.context.as_of:
        late = (facts.context.as_of - due).days
        return phrase("{} late already", words(counted(late, "day")))
    return phrase("{}, as promised", due) if due else words("no date in it")


def _kept(facts: Facts) -> Phrase:
    return phrase("{} kept", facts.arr)


def _if_agreed(facts: Facts) -> Phrase:
    return phrase("{} kept if the customer agrees", facts.arr)


def _cost(facts: Facts) -> Phrase:
    """`16 person-weeks; 26 left by the end of 2026-Q4`."""
    effort, room = facts.effort, facts.room
    needs = phrase("{} person-weeks", weeks(effort)) if effort else words("not estimated")
    if facts.promise is None or facts.promise.kind not in WORK_KINDS:
        return words("no change")
    if room is None or not effort:
        return needs
    left = room.available - room.with_drafts
    said = phrase("{} left", weeks(left)) if left >= 0 else phrase("{} too few", weeks(-left))
    return phrase("{}; {} by the end of {}", needs, said, ident(room.period))


def _freed(facts: Facts) -> Phrase:
    """Own work is free again; work on the roadmap stays there."""
    promise = facts.promise
    if promise is None or promise.kind not in WORK_KINDS:
        return words("no change")
    if facts.items:
        return facts.fill("frees nothing ({items}: planned anyway)")
    if promise.effort:
        return phrase("frees {} person-weeks", weeks(promise.effort))
    return words("frees work that nobody estimated")


def _overrun(facts: Facts) -> Phrase:
    """How many person-weeks are missing at the end of the period the finding is about."""
    rows = facts.report.capacity
    row = next((one for one in rows if one.period == facts.finding.subject.id), None)
    row = row or (rows[-1] if rows else None)
    if row is None:
        return words("what is missing")
    missing = max(row.signed, row.with_drafts) - row.available
    if missing <= 0:
        return words("part of what is sold")
    return phrase("{} person-weeks by the end of {}", weeks(missing), ident(row.period))
