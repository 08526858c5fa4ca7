"""A promise was made outside the signed paper.

What: an open promise whose source is a side letter (always an error, and no waiver covers it),
or an email, a call, a chat, a roadmap slide or a demo (warning once it is signed, info before).

Why: what is not in the paper is invisible to everyone who has to keep it, and the customer
remembers it. A side letter is worse: side terms can undo revenue that was already recorded, so
it belongs with legal and finance today and is not managed in this tool.

Bad:
    commitments:
      - {id: C-2, customer: Meridian Bank, title: On-premises install, source: side_letter,
         source_ref: side letter of 2026-02-27}

Good:
    commitments:
      - {id: C-2, customer: Meridian Bank, title: On-premises install, source: order_form,
         source_ref: OF-100 section 4.2}

Resolve: move the promise into the order form, where the usual people see it, or withdraw it in
writing. Tell legal and finance about a side letter at once.

Variants:
    side_letter: a side letter; always an error, not waivable, and its cure is to strike it
    off_paper: email, call, chat, roadmap slide or demo

Figures: none. Side letters: SEC v. Netopia, and the SEC's 2022 settlement over transactions
without persuasive evidence of an arrangement.

Configure: `severity: {COM802: warning}` in commitcheck.yaml changes its weight everywhere.

Not checked when: no promise has a `source`.
"""

from collections.abc import Iterator

from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.phrase import ident, phrase, words
from commitcheck.rules.base import Cure, Rule, RuleInfo, column
from commitcheck.rules.context import Context
from commitcheck.rules.terms.quoting import PLACES, by_signature, promised

INFO = RuleInfo(
    code="COM802",
    name="off-paper",
    severities=(Severity.ERROR, Severity.WARNING, Severity.INFO),
    who="legal",
    roots=("R3",),
    cure=Cure.DECIDE,
    doc=__doc__,
    variants=("side_letter", "off_paper"),
)

_OFF_PAPER = frozenset(("email", "call", "chat", "roadmap_slide", "demo"))


def check(context: Context) -> Iterator[Finding]:
    for promise in context.open:
        if promise.source == "side_letter":
            yield _side_letter(context, promise)
        elif promise.source in _OFF_PAPER:
            yield _off_paper(context, promise)


def _side_letter(context: Context, promise: Commitment) -> Finding:
    return INFO.finding(
        context.subject(promise),
        phrase(
            "{} is promised in a side letter, expected in the contract itself or withdrawn",
            ident(promise.id),
        ),
        variant="side_letter",
        severity=Severity.ERROR,
        at=promise.at("source"),
        quotes=(promised(promise),),
        next_step="tell legal and finance today, and withdraw the side letter in writing or "
        "move its promise into the contract",
        cure=Cure.STRIKE,
    )


def _off_paper(context: Context, promise: Commitment) -> Finding:
    return INFO.finding(
        context.subject(promise),
        phrase(
            "{} is promised only {}, expected in the order form or withdrawn in writing",
            ident(promise.id),
            words(PLACES[promise.source]),
        ),
        variant="off_paper",
        severity=Severity.WARNING if promise.is_signed else Severity.INFO,
        at=promise.at("source"),
        quotes=(promised(promise),),
        next_step=phrase(
            "move it into the order form or withdraw it in writing {}",
            by_signature(promise, context.as_of),
        ),
    )


RULE = Rule(INFO, check, needs=(column("source"),), reads=("source", "status"), is_alone=True)
