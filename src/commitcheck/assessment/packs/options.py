"""The ways out of each kind of finding: up to three, the one that costs least first.

Each says what it does to the date, to capacity and to ARR, in numbers where there are any.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from commitcheck.assessment.packs.facts import Facts, Option
from commitcheck.model.phrase import Phrase, counted, ident, phrase, words
from commitcheck.model.vocabulary import WORK_KINDS
from commitcheck.rules.terms.comparing import weeks


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
    again = sum(stakeholder.required for stakeholder in facts.context.vision.stakeholders)
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


_Way = tuple[str, EffectOf]

_STRIKE: _Way = ("{strike} {promise}", strikes)

_DATE: _Way = ("promise {latest} instead of {due}", moves)

_SOFTEN: _Way = ("name a target that is no commitment", changes_words)

_EXCEPTION: _Way = ("grant one exception that ends, as a waiver approved by {who}", excepts)

WAYS: Mapping[str, tuple[_Way, ...]] = {
    "POS": (("write what is missing, with the people who sell and build it", decides),
            ("take the claim out until it can be shown", decides)),
    "GOV202": (("name one approver from product, all others contribute", decides),
               ("name one approver elsewhere, with product in every deal desk", decides)),
    "GOV204": (("approve the positioning, or set the next review", decides),
               ("go back to the version that was in force", decides)),
    "GOV205:missing": (("approve {promise} as it stands", builds),
                       ("approve it with a change: another date, scope or wording", reshapes),
                       ("refuse it: {strike} {promise}", strikes)),
    "GOV205:retroactive": (("name the step at which it should have been asked, and ask there",
                            decides),
                           ("let what is not approved wait for the next signature", decides)),
    "COV301": (("put {capabilities} on the roadmap, with an estimate and a date", builds),
               ("swap it for work that is planned", moves), _STRIKE),
    "COV302": (("say which capability or roadmap item it is about", decides), _STRIKE),
    "COV303": (("{strike} {promise} and say what the product does instead", strikes),
               ("reopen the decision on {capabilities}, openly", amends)),
    "COV304": (("raise the confidence in {items} and date it before anything is promised", builds),
               _SOFTEN, _STRIKE),
    "COV305": (("complete the record: owner, words, source, date", decides), _STRIKE),
    "TIM401": (_DATE,
               ("split it: what is ready by {due}, the rest by {latest}", moves),
               ("bring {items} forward, ahead of other work", builds)),
    "TIM402:overdue": (("agree on a new date with {customer} in writing", moves),
                       ("ask {customer} to release us from it", strikes),
                       ("finish it now, ahead of other work", builds)),
    "TIM402": (("start now, ahead of other work", builds), _DATE, _STRIKE),
    "TIM403": (_DATE, ("bring {items} forward so that the order fits", builds), _STRIKE),
    "CAP501": (("drop or move what was promised last", frees), ("fund what is missing", funds)),
    "CAP502": (("price one-offs so that they pay for capacity", funds),
               ("refuse the next one-offs of the period", frees),
               ("raise the policy's share openly", decides)),
    "CAP503": (("estimate it before a date is named", decides), _STRIKE),
    "CAP504": (("set a limit for what the roadmap may owe {promise}", decides),
               ("accept the dependence for a year, on record", decides)),
    "VIS601": (("{strike} {promise} and say what the product does instead", strikes),
               ("grant one exception that ends, as a waiver", excepts),
               ("amend {vision} openly, for every customer", amends)),
    "VIS602:excluded": (("{strike} the deal", strikes),
                        ("a pilot under a waiver with an end date", excepts),
                        ("make the segment a target, openly", amends)),
    "VIS602": (("get the answer of product on every promise of it", reshapes),
               ("a pilot under a waiver with an end date", excepts),
               ("{strike} the deal", strikes)),
    "VIS603": (("promise {bound}", changes_words), _EXCEPTION, _STRIKE),
    "VIS604": (("promise only what is measured or held today", changes_words),
               ("measure or obtain it first, and promise it from {latest} on", moves), _STRIKE),
    "XCF701": (("narrow {promise} by segment or end date until it leaves out {others}",
                changes_words),
               ("keep it, at a price that pays for losing {others}", prices), _STRIKE),
    "XCF702": (("take the value of {others}", changes_words),
               ("choose one value and migrate the other side, with a date", builds)),
    "XCF703": (_STRIKE, ("{strike} {others} instead", burdens_others),
               ("change the architecture so that both can stand", amends)),
    "XCF704": (("leave {others} out of the clause", changes_words),
               ("re-price until the clause holds", reprices), ("strike the clause", changes_words)),
    "XCF705": (("end {promise} with the sunset", changes_words),
               ("migrate {customer} before it", builds), ("move the sunset for everybody", amends)),
    "COM801": (("write the conclusion on revenue, and record it", changes_words),
               ("take it out of the paper: a target that is no commitment", changes_words),
               ("accept that revenue is deferred until it is delivered", waits)),
    "COM802:side_letter": (
        ("tell finance today, and withdraw it in writing", strikes),
        ("move it into the contract, with the approval of everybody", changes_words),
    ),
    "COM802": (("move it into the order form", changes_words),
               ("withdraw it in writing", strikes)),
    "COM803": (("put the disclaimer beside it, in writing", corrects),
               ("withdraw the material", strikes)),
    "COM804:contingent": (("tie the payment to a calendar date", changes_words),
                          ("accept that the payment waits", waits)),
    "COM804": (("service credits with a cap as the sole remedy", changes_words),
               ("approve the remedy as it stands, legal and finance", risks),
               ("strike the remedy", changes_words)),
    "COM805:understated": (
        ("record it as what the paper makes it", corrects),
        ("change the paper so that it says intent", changes_words),
    ),
    "COM805": (("use the replacement wording", changes_words),
               ("approve the words as they stand", builds)),
    "COM806": (("correct the answer in writing now", corrects),
               ("promise it from {latest} on", moves)),
    "COM807": (("agree an end date, a scope and a price", changes_words),
               ("strike the clause", changes_words)),
    "DEB901": (("write the exit test and its date, and plan the work", builds),
               ("end it with the customer", strikes)),
    "DEB902": (("open the gate two weeks before the quarter ends", decides),
               ("take the quarter's end out of the incentive", decides)),
    "DEB903:starved": (
        ("bring an item of the theme forward", decides),
        ("drop the theme openly", decides),
    ),
    "DEB903": (("ring-fence capacity for the themes, and move what was promised last", frees),
               ("fund more capacity", funds),
               ("drop a theme openly", decides)),
    "DEB904": (("make it a product, on the roadmap", builds), ("refuse the next one", strikes)),
    "DEB905": (("promise later dates that hold, and fewer", decides),
               ("take work off the plan until dates hold", frees)),
    "WVR": (("repair what it covers, and delete it", decides),
            ("renew it: reason, owner, approver with authority, end date", decides)),
}  # fmt: skip
"""By `code:variant`, else by code, else by family."""

_LETTERS = 3


def options(facts: Facts) -> tuple[Option, ...]:
    """Up to three ways out of a finding; none where the table knows none."""
    found = facts.finding
    keys = (found.code, found.rule, found.rule[:3])
    ways = next((WAYS[key] for key in keys if key in WAYS), ())
    if found.code == "GOV205:missing" and facts.cures:
        # nobody is advised to approve what does not conform
        ways = ways[::-1] if "strike" in facts.cures else (ways[1], ways[2], ways[0])
    return tuple(_option(facts, template, effect) for template, effect in ways[:_LETTERS])


def _option(facts: Facts, template: str, effect: EffectOf) -> Option:
    date, capacity, arr = effect(facts)
    return Option(facts.fill(template), date, capacity, phrase("{}", arr))


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
    row = next((row for row in rows if row.period == facts.finding.subject.id), None)
    row = row or (rows[-1] if rows else None)
    if row is None:
        return words("what is missing")
    missing = max(row.signed, row.with_drafts) - row.available
    if missing <= 0:
        return words("part of what is sold")
    return phrase("{} person-weeks by the end of {}", weeks(missing), ident(row.period))
