"""How a result came about, as JSON has it: waivers, the baseline, what was loosened, the company's
own rules, and the thresholds.
"""

from commitcheck.model.own_rule import RuleCard, Unanswered
from commitcheck.model.report import BaselineSummary, Loosened, Threshold, WaiverUse
from commitcheck.reporting.json.wire import Wire, day, location, text


def waiver(use: WaiverUse) -> Wire:
    return {
        "id": use.id,
        "rule": use.rule,
        "state": use.state,
        "covers": use.covers,
        "expires_on": day(use.expires_on),
        "note": text(use.note),
    }


def baseline(summary: BaselineSummary | None) -> Wire | None:
    if summary is None:
        return None
    return {
        "path": summary.path,
        "known": summary.known,
        "gone": summary.gone,
        "worse": [{"finding": it.finding, "reason": str(it.reason)} for it in summary.worse],
        "uncompared": summary.uncompared,
        "accepted": summary.accepted,
        "drafts_until": day(summary.drafts_until),
    }


def loosened(loosened: Loosened) -> Wire:
    return {"what": loosened.what, "by": loosened.by}


def own_rule(card: RuleCard) -> Wire:
    return {
        "code": card.code,
        "name": card.name,
        "severities": [severity.label for severity in card.severities],
        "who": card.who,
        "roots": card.roots,
        "cure": card.cure,
        "state": card.state,
        "needs": card.needs,
        "not_judged_count": card.unanswered_count,
        "not_judged": [_unanswered(record) for record in card.unanswered],
    }


def _unanswered(record: Unanswered) -> Wire:
    return {"kind": record.kind, "id": record.id, "location": location(record.at)}


def threshold(threshold: Threshold) -> Wire:
    return {
        "key": threshold.key,
        "value": threshold.value,
        "source": threshold.source,
        "rules": threshold.rules,
    }
