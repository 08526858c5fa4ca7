"""Confirming everything that was read right equals the table that somebody typed by hand."""

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from commitcheck import check, load
from commitcheck.assessment.confirming.questions import all_questions
from commitcheck.assessment.selection import Settings
from commitcheck.editing.decisions import readings_in, with_readings
from commitcheck.editing.walk import Decider
from commitcheck.model.project import Project
from commitcheck.rules.context import Context

DAY = dt.date(2026, 11, 30)
VISION = """\
schema_version: 1
product: {name: Papertrail}
guardrails: [{id: GR1, dimension: uptime_pct, op: max, value: 99.9}]
capabilities:
  - {id: sso, name: Single sign-on, status: available}
  - {id: audit-log, name: Audit log, status: planned}
"""
COLUMNS = "capability,due,kind,dimension,value"
SENTENCES = {
    "We will deliver single sign-on by 30 June 2027.": "sso,2027-06-30,feature,,",
    "We will deliver the audit log by 31 March 2027.": "audit-log,2027-03-31,feature,,",
    "We guarantee an uptime of 99.99 %.": ",,sla,uptime_pct,99.99",
    "We guarantee an uptime of 99.5 %.": ",,sla,uptime_pct,99.5",
}
TABLES = st.lists(st.sampled_from(sorted(SENTENCES)), min_size=1, max_size=5)


def judged(project: Project) -> set[tuple[str, str, str, str]]:
    """The findings by what they say of whom; basis and place may differ."""
    found = check(project, as_of=DAY, engine="off").findings
    return {
        (finding.rule, finding.variant, finding.subject.id, finding.severity.label)
        for finding in found
    }


@settings(max_examples=15, deadline=None)
@given(rows=TABLES)
def test_confirmed_is_as_good_as_typed(rows: list[str]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        vision, read, typed = (folder / n for n in ("vision.yaml", "read.csv", "typed.csv"))
        vision.write_text(VISION, "utf-8")
        lines = [f'C-{at},Acme,Access,"{row}",proposed' for at, row in enumerate(rows)]
        header = "id,customer,title,quote,status"
        read.write_text("\n".join([header, *lines, ""]), "utf-8")
        by_hand = [f"{line},{SENTENCES[row]}" for line, row in zip(lines, rows, strict=True)]
        typed.write_text("\n".join([f"{header},{COLUMNS}", *by_hand, ""]), "utf-8")

        asked = all_questions(Context(load(vision, read), DAY), Settings(DAY))
        decider = Decider("ana", DAY)
        answers = [d for q in asked for d in decider.accepted(q, q.choices) if q.about == "words"]
        (folder / "decisions.yaml").write_bytes(with_readings(b"", readings_in(answers)))
        confirmed = load(vision, read)
        (folder / "decisions.yaml").unlink()
        by_typing = load(vision, typed)

        fields = ("capability", "due", "kind", "dimension", "value")
        assert [[getattr(p, f) for f in fields] for p in confirmed.commitments] == [
            [getattr(p, f) for f in fields] for p in by_typing.commitments
        ]
        # an empty column that somebody typed is there all the same; nobody confirms one
        same_columns = replace(confirmed, fields=by_typing.fields)
        assert judged(same_columns) == judged(by_typing)
