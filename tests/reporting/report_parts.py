"""The answers, deals, suggestions and diagnosis of the sample report."""

import datetime as dt

from commitcheck.model.finding import Quote
from commitcheck.model.phrase import Phrase, words
from commitcheck.model.report import (
    Answer,
    Change,
    DealAnswer,
    Diagnosis,
    KnownOrigin,
    RootProblem,
    Signal,
    Suggestion,
)
from reporting.findings import deals_csv, vision_yaml

AS_OF = dt.date(2026, 8, 17)
SIGNATURE = dt.date(2026, 8, 31)


def an_answer(  # noqa: PLR0913, PLR0917 - a row of data
    name: str, company: str, deal: str, title: str, status: str, answer: str, line: int,
    *,
    headline: str | None = None, why: Phrase | None = None, quoted: str = "",
) -> Answer:  # fmt: skip
    is_draft = status in ("proposed", "negotiating")
    return Answer(
        commitment=name,
        customer=company,
        deal=deal,
        title=title,
        status=status,
        answer=answer,
        origin=KnownOrigin(deals_csv(line), Quote(quoted or title, deals_csv(line, 88, "quote"))),
        headline=headline,
        why=why,
        next_step=words("see its findings") if headline else None,
        by=SIGNATURE if is_draft and headline else None,
        due=dt.date(2026, 12, 31),
        signature=SIGNATURE if is_draft else dt.date(2026, 3, 31),
    )


def answers() -> tuple[Answer, ...]:
    return (
        an_answer("K-01", "Acme Retail", "D-201", "Exception playbooks", "signed", "conforms", 2),
        an_answer("K-09", "BlueOcean 3PL", "D-202", "15 minute P1 response", "signed", "conforms",
                  10, headline="COM804:no_cap"),
        an_answer("K-10", "Corvus Pharma", "D-203", "Cold chain monitoring", "signed",
                  "does_not_conform", 11, headline="TIM401"),
        an_answer("K-17", "Corvus Pharma", "D-203", "Customs documents", "signed", "conforms", 18,
                  headline="COM802:email"),
        an_answer("K-26", "Harbour Foods", "D-207", "Load building for carriers", "negotiating",
                  "does_not_conform", 27, headline="VIS601"),
        an_answer("K-29", "Kite Telecom", "D-208", "99.99 % uptime", "proposed",
                  "does_not_conform", 30, headline="VIS603"),
        an_answer("K-33", "Kite Telecom", "D-208", "Driver app with offline mode", "proposed",
                  "could_not_be_judged", 34, why=words("nothing links it to the vision")),
    )  # fmt: skip


def deals() -> tuple[DealAnswer, ...]:
    strike = Change("strike", "VIS601", words("strike the promise, or change the vision openly"),
                    "product", SIGNATURE, "K-26")  # fmt: skip
    decide = Change("decide", "COM801", words("get a written conclusion before signature"),
                    "finance", SIGNATURE, "K-26")  # fmt: skip
    edit = Change(
        "edit", "VIS603",
        words("promise at most 99.95, or have engineering waive the guardrail"),
        "engineering", SIGNATURE, "K-29",
    )  # fmt: skip
    owed = Change("edit", "TIM401",
                  words("move the date to 2027-04-30 or later, or split the scope"),
                  "engineering", None, "K-10")  # fmt: skip
    return (
        DealAnswer("D-201", "Acme Retail", "conforms", arr=380000.0, currency="EUR"),
        DealAnswer("D-202", "BlueOcean 3PL", "conforms", arr=610000.0, currency="EUR"),
        DealAnswer("D-203", "Corvus Pharma", "owes_changes", (owed,), arr=540000.0,
                   currency="EUR"),
        DealAnswer("D-207", "Harbour Foods", "do_not_sign", (strike, decide), (owed,),
                   SIGNATURE, 220000.0, "EUR", drafts=2),
        DealAnswer("D-208", "Kite Telecom", "sign_with_changes", (edit,), (), SIGNATURE, drafts=1),
    )  # fmt: skip


def suggestions() -> tuple[Suggestion, ...]:
    return (
        Suggestion("K-26", "capability", "tms-planning", "match", 0.83, "elsewhere",
                   ("load", "building", "tendering"), None,
                   (Quote("Load building for carriers", deals_csv(27, 60)),
                    Quote("TMS planning", vision_yaml(72)))),
        Suggestion("K-29", "roadmap_item", "RM9", "suspect", 0.0, "suspect", (),
                   words("the promise's words changed since this link was decided")),
        Suggestion("K-33", "capability", "carrier-portal", "possible", 0.61, "unlinked",
                   ("driver", "app"), None, (Quote("Carrier portal", vision_yaml(71)),)),
        Suggestion("K-17", "non_goal", "NG2", "possible", 0.55, "non_goal", ("customs",),
                   words("its text is close to a non-goal")),
    )  # fmt: skip


def diagnosis() -> Diagnosis:
    buy_in = RootProblem("R1", "positioning weak or without buy-in", "watch", (
        Signal("S1.1", lit=False, decisive=False, text=words("no slot of the positioning is open")),
        Signal("S1.2", lit=True, decisive=False,
               text=words("5 of 7 required sign-offs are current (71 %)")),
    ))  # fmt: skip
    sidelined = RootProblem("R2", "vision sidelined for short-term goals", "present", (
        Signal("S2.1", lit=True, decisive=True,
               text=words("2 of 6 open promises hit a non-goal or guardrail (33 %)")),
        Signal("S2.3", lit=True, decisive=False,
               text=words("89 % of the capacity until 2026-12-31 is sold")),
        Signal("S2.4", lit=False, decisive=False,
               text=words("signatures do not cluster at quarter ends")),
        Signal("S2.5", lit=None, decisive=False, text=words("no deal names its ARR")),
    ))  # fmt: skip
    return Diagnosis(
        roots=(buy_in, sidelined),
        dominant="R2",
        rung=2,
        remedy="Gate: approval matrix and commitcheck check --deal before the order form",
        next_rung=4,
        next_remedy="Funding and capacity: ring-fence a share, price one-offs",
    )
